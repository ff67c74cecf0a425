/**
 * Where the app is. On a page of its own that is the browser's address. Inside a frame it is memory, begun at the
 * frame's address: the back button there belongs to the host page.
 */
import { type ReactNode, useState } from "react";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

const framed = window.self !== window.top;

export function LocationProvider({ children }: { children: ReactNode }) {
  const [memory] = useState(() =>
    framed ? memoryLocation({ path: location.pathname, searchPath: location.search.slice(1) }) : null,
  );
  if (!memory) return <Router>{children}</Router>;
  return (
    <Router hook={memory.hook} searchHook={memory.searchHook}>
      {children}
    </Router>
  );
}
