CREATE TABLE `store_receipts` (
	`run_id` text NOT NULL,
	`step` text NOT NULL,
	`result` text,
	PRIMARY KEY(`run_id`, `step`)
);
--> statement-breakpoint
CREATE TABLE `stored_values` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`bytes` integer NOT NULL
);
