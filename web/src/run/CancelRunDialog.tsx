import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useWords } from "../words/use-words.ts";

export function CancelRunDialog({ onClose, onConfirm }: { onClose: () => void; onConfirm: () => void }) {
  const words = useWords().run.cancelling;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.title}
      footer={
        <>
          <Button onClick={onClose}>{words.keep}</Button>
          <Button look="danger" onClick={onConfirm}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <p className="text-ink-2">{words.detail}</p>
    </Dialog>
  );
}
