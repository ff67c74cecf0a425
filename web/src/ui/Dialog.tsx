/** Modal windows on the platform's own `<dialog>`: it keeps the focus, makes the page inert and closes on Escape. */
import clsx from "clsx";
import { X } from "lucide-react";
import { type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useWords } from "../words/use-words.ts";
import { IconButton } from "./Button.tsx";
import { PortalContainer } from "./portal-container.ts";

type ModalProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  className: string;
  labelledBy?: string;
  label?: string;
  children: ReactNode;
};

/** The bare modal surface; what is marked `data-autofocus` has the focus at first, else the first control. `Dialog` and `Sheet` are what pages use. */
export function Modal({ open, onOpenChange, className, labelledBy, label, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const [element, setElement] = useState<HTMLDialogElement | null>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || !open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    setElement(dialog);
    return () => dialog.close();
  }, [open]);
  const closeOnBackdrop = (event: MouseEvent) => {
    if (event.target === ref.current) onOpenChange(false);
  };
  return (
    <dialog
      ref={ref}
      aria-labelledby={labelledBy}
      aria-label={label}
      onCancel={(event) => {
        if (event.target !== ref.current) return;
        event.preventDefault();
        onOpenChange(false);
      }}
      onMouseDown={closeOnBackdrop}
      className={clsx("modal border border-line bg-raised shadow-float", className)}
    >
      <PortalContainer value={element}>{open && children}</PortalContainer>
    </dialog>
  );
}

type WindowProps = Omit<ModalProps, "className" | "labelledBy" | "label"> & {
  title: string;
  description?: ReactNode;
  /** The buttons; the last one is the primary one. */
  footer?: ReactNode;
  className?: string;
};

function Frame({ id, title, description, footer, children, onOpenChange }: WindowProps & { id: string }) {
  const words = useWords();
  return (
    <div className="relative flex max-h-[inherit] min-h-0 flex-1 flex-col">
      <header className="grid gap-1 py-4 pr-14 pl-5">
        <h2 id={id} className="text-lg font-semibold wrap-break-word">
          {title}
        </h2>
        {description && <div className="text-ink-2">{description}</div>}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
      {footer && <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>}
      {/* Last, so that the window's own first control gets the focus when it opens. */}
      <IconButton
        label={words.common.close}
        icon={<X aria-hidden size={16} />}
        size="sm"
        className="absolute! top-3 right-3"
        onClick={() => onOpenChange(false)}
      />
    </div>
  );
}

/** A window in the middle of the page. */
export function Dialog({ className, ...props }: WindowProps) {
  const id = useId();
  return (
    <Modal
      open={props.open}
      onOpenChange={props.onOpenChange}
      labelledBy={id}
      className={clsx(
        "m-auto max-h-[min(640px,calc(100dvh-32px))] w-[min(480px,calc(100vw-32px))] rounded-xl",
        className,
      )}
    >
      <Frame id={id} {...props} />
    </Modal>
  );
}

/** A window along the right side. */
export function Sheet({ className, ...props }: WindowProps) {
  const id = useId();
  return (
    <Modal
      open={props.open}
      onOpenChange={props.onOpenChange}
      labelledBy={id}
      className={clsx(
        "modal-sheet mr-0 ml-auto h-dvh max-h-dvh w-[min(480px,100vw)] rounded-none",
        className,
      )}
    >
      <Frame id={id} {...props} />
    </Modal>
  );
}
