CREATE TABLE `undo_failures` (
	`step` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`message` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `wishes` ADD `since` integer DEFAULT 0 NOT NULL;