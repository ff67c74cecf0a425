import type { Compiled } from "@weft/codegen";
import type { Diagnostic, Graph } from "@weft/shared";
import type { StateCreator } from "zustand/vanilla";
import type { EditorState } from "./editor-store.ts";

/** Compiles a graph away from the main thread, so that typing never waits for it. */
export type CompileGraph = (graph: Graph) => Promise<Compiled>;

export type CheckSlice = {
  /** The newest finished compilation; it may be a moment older than the graph. */
  compiled: Compiled | null;
  checking: boolean;
  /** Asks for a compilation of the present graph. */
  check: () => void;
};

const checkDelay = 120;

export const checkSlice =
  (compile: CompileGraph): StateCreator<EditorState, [], [], CheckSlice> =>
  (set, get) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running = false;
    let again = false;

    async function run() {
      if (running) {
        again = true;
        return;
      }
      running = true;
      const compiled = await compile(get().graph);
      running = false;
      set({ compiled, checking: again });
      if (!again) return;
      again = false;
      void run();
    }

    return {
      compiled: null,
      checking: false,
      check: () => {
        set({ checking: true });
        clearTimeout(timer);
        timer = setTimeout(run, get().compiled ? checkDelay : 0);
      },
    };
  };

/** Every finding about the graph, and the fields whose text cannot be read yet. */
export function allProblems(
  compiled: Compiled | null,
  unread: ReadonlyMap<string, string>,
  badText: string,
): Diagnostic[] {
  const pending = [...unread.keys()].map((key): Diagnostic => {
    const [nodeId = "", field = ""] = key.split(" ", 2);
    return { code: "bad_json", severity: "error", message: badText, nodeId, field };
  });
  return [...pending, ...(compiled?.diagnostics ?? [])];
}
