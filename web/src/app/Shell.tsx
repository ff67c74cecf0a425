import type { ReactNode } from "react";
import { Rail } from "./Rail.tsx";

/** The rail and the page beside it; on a phone the rail lies below. The page scrolls on its own. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-full max-sm:flex-col-reverse">
      <Rail />
      <div className="h-full min-h-0 min-w-0 flex-1 overflow-auto max-sm:h-auto">{children}</div>
    </div>
  );
}
