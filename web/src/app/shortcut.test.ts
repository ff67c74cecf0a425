import { describe, expect, it } from "vitest";
import { matches, type Pressed, shortcutText } from "./shortcut.ts";

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe("shortcuts", () => {
  it("need exactly the keys they name", () => {
    expect(matches("mod+z", press("z", { ctrlKey: true }), false)).toBe(true);
    expect(matches("mod+z", press("z", { metaKey: true }), true)).toBe(true);
    expect(matches("mod+z", press("z", { ctrlKey: true }), true)).toBe(false);
    expect(matches("mod+z", press("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matches("mod+shift+z", press("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matches("1", press("1", { altKey: true }), false)).toBe(false);
  });

  it("take signs as they are typed on any keyboard", () => {
    expect(matches("?", press("?", { shiftKey: true }), false)).toBe(true);
    expect(matches("?", press("?"), false)).toBe(true);
  });

  it("are written as the platform writes them", () => {
    expect(shortcutText("mod+shift+z", true)).toBe("⌘⇧Z");
    expect(shortcutText("mod+shift+z", false)).toBe("Ctrl Shift Z");
    expect(shortcutText("mod+enter", true)).toBe("⌘ Enter");
    expect(shortcutText("arrowleft", true)).toBe("Left");
  });
});
