import { quote } from "../code.ts";

/** Text as it stands in a template literal, escaped like a string literal otherwise. */
export const templateText = (text: string): string =>
  quote(text)
    .slice(1, -1)
    .replace(/\\[\s\S]|`|\$(?=\{)/g, (found) =>
      found === '\\"' ? '"' : found.length === 2 ? found : `\\${found}`,
    );
