/** Where nodes run together: the run itself, one pass of a loop, a group. */
import type { Json } from "@weft/shared";
import type { PlainFailure } from "../trace.ts";
import type { Names } from "./evaluate.ts";

export type ScopeFailure = PlainFailure & { nodeId: string };

/** What became of a node. One that still runs, or never will, has none. */
export type NodeState =
  | { is: "complete"; output: Json }
  | { is: "disabled" }
  | { is: "failed"; error: PlainFailure }
  | { is: "skipped" };

export class Scope {
  /** No further step starts here. */
  halted = false;
  failure: ScopeFailure | undefined;
  /** Nodes that have started and not ended. */
  active = 0;
  onEnd: (() => void) | undefined;
  readonly states = new Map<string, NodeState>();
  readonly started = new Set<string>();
  /** For each node how its incoming edges have settled so far. */
  readonly settled = new Map<string, { taken: number; open: number; decided: boolean }>();
  readonly #idle = new Set<() => void>();
  readonly inner = new Set<Scope>();
  readonly container: string | undefined;
  readonly parent: Scope | undefined;
  /** `[2][0]` */
  readonly passes: string;
  /** Names of the loops around. */
  readonly locals: Names;
  /** Whether its failure is at once that of the scope around: a pass of a loop that does not collect. */
  readonly failsParent: boolean;

  constructor(options: {
    container?: string;
    parent?: Scope;
    passes?: string;
    locals?: Names;
    failsParent?: boolean;
  }) {
    this.container = options.container;
    this.parent = options.parent;
    this.passes = options.passes ?? options.parent?.passes ?? "";
    this.locals = { ...options.parent?.locals, ...options.locals };
    this.failsParent = options.failsParent ?? false;
    this.parent?.inner.add(this);
    if (this.parent?.halted) this.halted = true;
  }

  /** Rule 6. The first failure is the scope's; later ones change nothing. */
  fail(failure: ScopeFailure): void {
    if (this.halted) return;
    this.failure = failure;
    if (this.failsParent) this.parent?.fail(failure);
    this.#halt();
  }

  #halt(): void {
    this.halted = true;
    for (const drop of [...this.#idle]) drop();
    for (const scope of this.inner) if (!scope.halted) scope.#halt();
  }

  /** Something that is dropped when the scope fails. Returns how to tell that it is over. */
  idle(drop: () => void): () => void {
    this.#idle.add(drop);
    return () => this.#idle.delete(drop);
  }

  close(): void {
    this.parent?.inner.delete(this);
  }

  /** The scope in which a node of the graph has its state, seen from here. */
  stateOf(id: string): NodeState | undefined {
    return this.states.get(id) ?? this.parent?.stateOf(id);
  }
}
