import type { StateCreator } from "zustand/vanilla";
import type { Point } from "../canvas/card-geometry.ts";
import type { EditorState } from "./editor-store.ts";

export type InspectorTab = "configure" | "settings" | "lastRun" | "docs";
export type DrawerTab = "problems" | "code" | "timeline" | "logs";
export type DialogName = "publish" | "test" | "keys" | "conflict";

/** Where a step picked from the floating palette goes. */
export type PalettePlace =
  | { type: "after"; nodeId: string }
  | { type: "wire"; edgeId: string }
  | { type: "wireEnd"; from: { nodeId: string; handle: string; type: "source" | "target" }; position: Point }
  /** In a container, where there is room. */
  | { type: "inside"; nodeId: string }
  | { type: "free"; position: Point }
  | { type: "dropped"; position: Point };

/** `at` in client coordinates. */
export type FloatingPalette = { at: Point; place: PalettePlace };

/** A field somebody jumped to, e.g. from the problems list; `count` tells two jumps to the same field apart. */
export type FieldTarget = { nodeId: string; field: string | undefined; count: number };

export type PanelSlice = {
  paletteOpen: boolean;
  inspectorOpen: boolean;
  inspectorTab: InspectorTab;
  drawerOpen: boolean;
  drawerTab: DrawerTab;
  dialog: DialogName | null;
  floatingPalette: FloatingPalette | null;
  fieldTarget: FieldTarget | null;
  /** Text of fields that cannot be read as their type yet, by `<node id> <field>`: it is kept, not saved. */
  unread: ReadonlyMap<string, string>;
  setPanel: (
    change: Partial<
      Pick<PanelSlice, "paletteOpen" | "inspectorOpen" | "inspectorTab" | "drawerOpen" | "drawerTab">
    >,
  ) => void;
  setDialog: (dialog: DialogName | null) => void;
  setFloatingPalette: (palette: FloatingPalette | null) => void;
  /** Selects a step and brings a field of it into view and focus. */
  goToField: (nodeId: string, field: string | undefined) => void;
  setUnread: (nodeId: string, field: string, text: string | null) => void;
};

export const unreadKey = (nodeId: string, field: string): string => `${nodeId} ${field}`;

export const panelSlice: StateCreator<EditorState, [], [], PanelSlice> = (set, get) => ({
  paletteOpen: true,
  inspectorOpen: false,
  inspectorTab: "configure",
  drawerOpen: false,
  drawerTab: "problems",
  dialog: null,
  floatingPalette: null,
  fieldTarget: null,
  unread: new Map(),
  setPanel: (change) => set(change),
  setDialog: (dialog) => set({ dialog }),
  setFloatingPalette: (floatingPalette) => set({ floatingPalette }),
  goToField: (nodeId, field) => {
    const settings = field !== undefined && !field.startsWith("params");
    get().select([nodeId]);
    set({
      inspectorOpen: true,
      inspectorTab: settings ? "settings" : "configure",
      fieldTarget: { nodeId, field, count: (get().fieldTarget?.count ?? 0) + 1 },
    });
  },
  setUnread: (nodeId, field, text) => {
    const unread = new Map(get().unread);
    if (text === null) unread.delete(unreadKey(nodeId, field));
    else unread.set(unreadKey(nodeId, field), text);
    set({ unread });
  },
});
