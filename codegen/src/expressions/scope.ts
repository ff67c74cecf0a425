import type { DiagnosticCode } from "@weft/shared";

/** A container around the expression; `item` and `index` are the JavaScript variables that hold them. */
export type LoopScope = { id: string; item?: string; index: string };

/** What an expression may read, and how the module around it spells that. */
export type ExpressionScope = {
  /** Ids of nodes whose outputs can be read here; only a message ever asks for all of them. */
  upstream: Pick<ReadonlySet<string>, "has"> & Iterable<string>;
  /** Ids of all nodes of the graph, for messages that help. */
  nodes: ReadonlySet<string>;
  /** Enclosing loops, outermost first. */
  loops: readonly LoopScope[];
  /** Whether this is a credential slot, where `secrets.NAME` may stand. */
  allowSecrets: boolean;
  /** Whether `now()` and `uuid()` may stand here. */
  allowNondeterminism: boolean;
  /** Whether `error`, the failure that is being undone, may stand here. */
  hasFailure?: boolean;
  /** The JavaScript variable that holds a node's output. */
  variable: (nodeId: string) => string;
  /** The JavaScript variable that holds a node's failure; `undefined` where a failure would have ended its scope. */
  errorVariable: (nodeId: string) => string | undefined;
  /** Whether the node has failed wherever this is evaluated. */
  hasFailed?: (nodeId: string) => boolean;
  /** Node and field, e.g. `fetch_order.url`: makes the UUIDs of two places differ. */
  place: string;
  /** The JavaScript variable that holds the recorded time of `now()`. */
  now: string;
};

/** What is wrong with an expression. `start` and `end` are offsets of UTF-16 units in the field's text. */
export type Finding = { code: DiagnosticCode; message: string; start: number; end: number };

/** Names with a meaning of their own at the root of an expression, apart from node ids. */
export const rootNames = ["trigger", "item", "index", "run", "vars", "secrets"] as const;

export const runFields = ["id", "workflowId", "version", "startedAt"] as const;
