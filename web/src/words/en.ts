/** Every word a person sees, in English. One object, so that a host or a translation can replace it as a whole. */
import { code } from "./en/code.ts";
import { common } from "./en/common.ts";
import { editor } from "./en/editor.ts";
import { preview } from "./en/preview.ts";
import { problems } from "./en/problems.ts";
import { run } from "./en/run.ts";
import { runs } from "./en/runs.ts";
import { settings } from "./en/settings.ts";
import { shell } from "./en/shell.ts";
import { versions } from "./en/versions.ts";
import { workflows } from "./en/workflows.ts";

export const en = {
  common,
  problems,
  shell,
  workflows,
  runs,
  run,
  versions,
  settings,
  editor,
  preview,
  code,
};

export type Words = typeof en;
