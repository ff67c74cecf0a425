CREATE TABLE `builds` (
	`hash` text NOT NULL,
	`graph_hash` text NOT NULL,
	`steps` text NOT NULL,
	`triggers` text NOT NULL,
	`manifest` text NOT NULL,
	PRIMARY KEY(`hash`, `graph_hash`)
);
--> statement-breakpoint
CREATE TABLE `draft_edges` (
	`workflow_id` text NOT NULL,
	`key` text NOT NULL,
	`rank` integer NOT NULL,
	`json` text NOT NULL,
	PRIMARY KEY(`workflow_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `draft_nodes` (
	`workflow_id` text NOT NULL,
	`key` text NOT NULL,
	`rank` integer NOT NULL,
	`json` text NOT NULL,
	PRIMARY KEY(`workflow_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`workflow_id` text NOT NULL,
	`version` text NOT NULL,
	`hash` text NOT NULL,
	`graph_hash` text NOT NULL,
	`trigger` text NOT NULL,
	`status` text NOT NULL,
	`error` text,
	`created_at` text NOT NULL,
	`started_at` text,
	`ended_at` text,
	`request_hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `runs_id_unique` ON `runs` (`id`);--> statement-breakpoint
CREATE INDEX `runs_by_workflow` ON `runs` (`workflow_id`,`seq`);--> statement-breakpoint
CREATE INDEX `runs_active` ON `runs` (`seq`) WHERE "runs"."ended_at" IS NULL;--> statement-breakpoint
CREATE TABLE `starts` (
	`run_id` text PRIMARY KEY NOT NULL,
	`output` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `versions` (
	`workflow_id` text NOT NULL,
	`version` integer NOT NULL,
	`hash` text NOT NULL,
	`graph_hash` text NOT NULL,
	`message` text NOT NULL,
	`author` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`workflow_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `workflows` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`enabled` integer DEFAULT true NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`document` text NOT NULL,
	`miniature` text NOT NULL,
	`live_version` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workflows_id_unique` ON `workflows` (`id`);