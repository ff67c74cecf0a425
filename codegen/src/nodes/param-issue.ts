import type { DiagnosticCode } from "@weft/shared";

/** What is wrong with a param. `field` begins with `params`; `start` and `end` are offsets in its text. */
export type ParamIssue = {
  code: DiagnosticCode;
  message: string;
  field: string;
  start?: number;
  end?: number;
};
