import { ApiError } from "./problem.ts";

/** A draft's revision as an entity tag: `"7"`. */
export const entityTag = (revision: number): string => `"${revision}"`;

/**
 * The revisions that an `If-Match` names. `*` names none: it would say nothing about what the writer has seen.
 * @throws 428 without the header
 */
export function seenRevisions(ifMatch: string | null): number[] {
  if (ifMatch === null || ifMatch.trim() === "") {
    throw new ApiError(
      428,
      "revision_required",
      'Send the revision you have seen as If-Match: "<revision>".',
    );
  }
  return ifMatch.split(",").flatMap((tag) => {
    const revision = /^\s*(?:W\/)?"?(\d{1,15})"?\s*$/.exec(tag)?.[1];
    return revision === undefined ? [] : [Number(revision)];
  });
}
