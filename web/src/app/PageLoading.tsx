import { useWords } from "../words/use-words.ts";

/** Stands while a page's code is fetched. Empty at first: a flash of grey for 50 ms would only be unrest. */
export function PageLoading() {
  return <main aria-busy aria-label={useWords().common.loading} className="h-full" />;
}
