import { useFormat } from "../format/use-format.ts";
import { useNow } from "./use-now.ts";

/** How long ago `at` (ISO 8601) was, the exact time on hover. */
export function Ago({ at, className }: { at: string; className?: string }) {
  const format = useFormat();
  const now = useNow(Date.now() - Date.parse(at) < 90_000 ? 1000 : 30_000);
  return (
    <time dateTime={at} title={format.exact(at)} className={className}>
      {format.ago(at, now)}
    </time>
  );
}
