import clsx from "clsx";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { useSyncExternalStore } from "react";
import { useWords } from "../words/use-words.ts";
import { currentToasts, dismissToast, subscribeToToasts, type Toast } from "./toasts.ts";

/** Shows the notices given by `toast`. Once per page. */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  return (
    <Radix.Provider swipeDirection="right" duration={5000}>
      {toasts.map((toast) => (
        <Notice key={toast.id} {...toast} />
      ))}
      <Radix.Viewport className="fixed right-4 bottom-4 z-50 grid w-[min(360px,calc(100vw-32px))] gap-2 outline-none max-sm:bottom-16" />
    </Radix.Provider>
  );
}

function Notice({ id, tone, text, detail }: Toast) {
  const words = useWords();
  const Icon = tone === "error" ? CircleAlert : tone === "success" ? CircleCheck : null;
  return (
    <Radix.Root
      type={tone === "error" ? "foreground" : "background"}
      {...(tone === "error" ? { duration: 10_000 } : {})}
      onOpenChange={(open) => !open && dismissToast(id)}
      className="flex items-start gap-2.5 rounded-lg border border-line bg-raised py-2.5 pr-2 pl-3 shadow-float"
    >
      {Icon && (
        <Icon
          aria-hidden
          size={16}
          className={clsx("mt-0.5 shrink-0", tone === "error" ? "text-errored" : "text-complete")}
        />
      )}
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium wrap-break-word">{text}</Radix.Title>
        {detail && (
          <Radix.Description className="text-sm wrap-break-word text-ink-2">{detail}</Radix.Description>
        )}
      </div>
      <Radix.Close
        aria-label={words.common.close}
        className="grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
      >
        <X aria-hidden size={14} />
      </Radix.Close>
    </Radix.Root>
  );
}
