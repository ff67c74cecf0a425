ALTER TABLE `runs` ADD `parent_run_id` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `depth` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `runs` ADD `is_awaited` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `runs_untold` ON `runs` (`seq`) WHERE "runs"."is_awaited" AND "runs"."ended_at" IS NOT NULL;