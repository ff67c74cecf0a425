import { kinds } from "@weft/codegen";
import { expect, it } from "vitest";
import { hasIcon } from "./KindIcon.tsx";

it("ships the icon of every kind", () => {
  expect(kinds.filter((kind) => !hasIcon(kind.icon)).map((kind) => kind.icon)).toEqual([]);
});
