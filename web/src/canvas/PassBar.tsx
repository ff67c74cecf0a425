import type { NodeState } from "@weft/shared";

/** Passes that ended well and those that failed, as parts of all. */
export function PassBar({ run }: { run: NodeState }) {
  const { passes } = run;
  if (!passes || passes.total === 0) return null;
  const share = (part: number): string => `${(part / passes.total) * 100}%`;
  return (
    <span aria-hidden className="pass-bar">
      <span className="pass-bar-complete" style={{ width: share(passes.complete) }} />
      <span className="pass-bar-errored" style={{ width: share(passes.errored) }} />
    </span>
  );
}
