/** Short notices at the page's edge. A store of its own, so that plain functions can give one. */
export type Toast = {
  id: number;
  tone: "neutral" | "success" | "error";
  text: string;
  detail?: string;
  action?: ToastAction;
};

/** Something to do about what a notice says; it goes when that is done. */
export type ToastAction = { label: string; run: () => void };

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

export const currentToasts = () => toasts;

export function subscribeToToasts(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const dismissToast = (id: number) => set(toasts.filter((toast) => toast.id !== id));

function show(tone: Toast["tone"], text: string, detail?: string, action?: ToastAction) {
  lastId += 1;
  const more = { ...(detail ? { detail } : {}), ...(action ? { action } : {}) };
  set([...toasts.slice(-3), { id: lastId, tone, text, ...more }]);
}

export const toast = {
  show: (text: string, detail?: string) => show("neutral", text, detail),
  success: (text: string, detail?: string) => show("success", text, detail),
  error: (text: string, detail?: string) => show("error", text, detail),
  offer: (text: string, action: ToastAction) => show("neutral", text, undefined, action),
};
