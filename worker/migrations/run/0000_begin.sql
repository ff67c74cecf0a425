CREATE TABLE `history` (
	`event_id` integer PRIMARY KEY NOT NULL,
	`event` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`payload` text NOT NULL,
	`received_at` text NOT NULL,
	`is_taken` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbox_by_name` ON `inbox` (`name`,`is_taken`,`id`);--> statement-breakpoint
CREATE TABLE `log_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`level` text NOT NULL,
	`node_id` text,
	`message` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `plans` (
	`id` integer PRIMARY KEY NOT NULL,
	`facts` text NOT NULL,
	`steps` text NOT NULL,
	`trigger_output` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `waits` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`node_id` text NOT NULL,
	`iteration` text NOT NULL,
	`events` text NOT NULL,
	`until` text NOT NULL,
	`event_id` integer,
	`is_closed` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `waits_key_unique` ON `waits` (`key`);--> statement-breakpoint
CREATE TABLE `wishes` (
	`id` integer PRIMARY KEY NOT NULL,
	`wish` text NOT NULL
);
