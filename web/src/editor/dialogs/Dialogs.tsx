import { Suspense, useEffect } from "react";
import { useEditor } from "../../store/use-editor.ts";
import { later } from "../later.ts";

const ConflictDialog = later(() => import("./ConflictDialog.tsx"), "ConflictDialog");
const KeysDialog = later(() => import("./KeysDialog.tsx"), "KeysDialog");
const PublishSheet = later(() => import("./PublishSheet.tsx"), "PublishSheet");
const TestRunDialog = later(() => import("./TestRunDialog.tsx"), "TestRunDialog");

const windows = { publish: PublishSheet, test: TestRunDialog, keys: KeysDialog, conflict: ConflictDialog };

/** The window that is open, if any. A conflict opens its own. */
export function Dialogs() {
  const dialog = useEditor((state) => state.dialog);
  const setDialog = useEditor((state) => state.setDialog);
  const conflict = useEditor((state) => state.autosave.status === "conflict");
  useEffect(() => {
    if (conflict) setDialog("conflict");
  }, [conflict, setDialog]);
  if (dialog === null) return null;
  const Window = windows[dialog];
  return (
    <Suspense>
      <Window onClose={() => setDialog(null)} />
    </Suspense>
  );
}
