import { lazy, Suspense, useEffect } from "react";
import { useEditor } from "../../store/use-editor.ts";
import { KeysDialog } from "./KeysDialog.tsx";
import { PublishSheet } from "./PublishSheet.tsx";
import { TestRunDialog } from "./TestRunDialog.tsx";

const ConflictDialog = lazy(async () => ({ default: (await import("./ConflictDialog.tsx")).ConflictDialog }));

/** The window that is open, if any. A conflict opens its own. */
export function Dialogs() {
  const dialog = useEditor((state) => state.dialog);
  const setDialog = useEditor((state) => state.setDialog);
  const conflict = useEditor((state) => state.autosave.status === "conflict");
  useEffect(() => {
    if (conflict) setDialog("conflict");
  }, [conflict, setDialog]);
  const close = () => setDialog(null);
  switch (dialog) {
    case "publish":
      return <PublishSheet onClose={close} />;
    case "test":
      return <TestRunDialog onClose={close} />;
    case "keys":
      return <KeysDialog onClose={close} />;
    case "conflict":
      return (
        <Suspense>
          <ConflictDialog onClose={close} />
        </Suspense>
      );
    default:
      return null;
  }
}
