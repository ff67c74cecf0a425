import clsx from "clsx";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useWords } from "../words/use-words.ts";
import { currentToasts, dismissToast, subscribeToToasts, type Toast } from "./toasts.ts";

const shownMs = { neutral: 5000, success: 5000, error: 10_000 };

/** Shows the notices given by `toast` and reads them out. Once per page. */
export function Toaster() {
  const words = useWords().common;
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  return (
    <section
      aria-label={words.notices}
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-4 z-50 grid w-[min(360px,calc(100vw-32px))] gap-2 max-sm:bottom-16"
    >
      {toasts.map((toast) => (
        <Notice key={toast.id} {...toast} />
      ))}
    </section>
  );
}

/** Goes by itself, but not while somebody points at it or has the focus in it. */
function Notice({ id, tone, text, detail, action }: Toast) {
  const words = useWords().common;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), shownMs[tone]);
    return () => clearTimeout(timer);
  }, [id, tone, held]);
  const Icon = tone === "error" ? CircleAlert : tone === "success" ? CircleCheck : null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is operated here, it only stays while it is read
    <div
      role={tone === "error" ? "alert" : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="toast pointer-events-auto flex items-start gap-2.5 rounded-lg border border-line bg-raised py-2.5 pr-2 pl-3 shadow-float"
    >
      {Icon && (
        <Icon
          aria-hidden
          size={16}
          className={clsx("mt-0.5 shrink-0", tone === "error" ? "text-errored" : "text-complete")}
        />
      )}
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-break-word">{text}</p>
        {detail && <p className="text-sm wrap-break-word text-ink-2">{detail}</p>}
      </div>
      {action && (
        <button
          type="button"
          onClick={() => {
            dismissToast(id);
            action.run();
          }}
          className="-my-0.5 h-7 shrink-0 rounded-sm px-2 font-medium text-accent hover:bg-hover"
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={words.close}
        onClick={() => dismissToast(id)}
        className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
      >
        <X aria-hidden size={14} />
      </button>
    </div>
  );
}
