import { useEffect } from "react";
import { useWords } from "../words/use-words.ts";

/** Names the page in the browser's tab. */
export function useTitle(title: string) {
  const { product } = useWords().shell;
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
