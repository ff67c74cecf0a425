import { Suspense, useEffect } from "react";
import { useEditor } from "../store/use-editor.ts";
import { useWords } from "../words/use-words.ts";
import { TopBar } from "./bar/TopBar.tsx";
import { Board } from "./board/Board.tsx";
import { Dialogs } from "./dialogs/Dialogs.tsx";
import { Drawer } from "./drawer/Drawer.tsx";
import { inspectorPlace } from "./inspector/place.ts";
import { useKeys } from "./keys/use-keys.ts";
import { later, loadLater } from "./later.ts";
import { FloatingPalette } from "./palette/FloatingPalette.tsx";
import { Palette } from "./palette/Palette.tsx";
import { useClipboard } from "./use-clipboard.ts";
import { useLatestOutputs } from "./use-latest-outputs.ts";
import { useRefresh } from "./use-refresh.ts";
import { useRunAddress } from "./use-run-address.ts";

const Inspector = later(() => import("./inspector/Inspector.tsx"), "Inspector");

/** The editor's areas: bar above; palette, canvas with its drawer, and the selected step's settings side by side. */
export function Editor() {
  const words = useWords().editor;
  const keys = useKeys();
  useClipboard();
  useRunAddress();
  useRefresh();
  useLatestOutputs();
  useEffect(loadLater, []);
  const inspecting = useEditor((state) => state.inspectorOpen);
  return (
    <main aria-label={words.label} onKeyDown={keys} className="flex h-full min-w-[900px] flex-col bg-canvas">
      <TopBar />
      <div className="flex min-h-0 flex-1">
        <Palette />
        <div className="flex min-w-0 flex-1 flex-col">
          <Board />
          <Drawer />
        </div>
        {inspecting && (
          <Suspense fallback={<aside className={inspectorPlace} />}>
            <Inspector />
          </Suspense>
        )}
      </div>
      <FloatingPalette />
      <Dialogs />
    </main>
  );
}
