import type { Graph, GraphEdge, GraphNode, Operation } from "@weft/shared";
import { and, asc, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { placeRanks } from "./ranks.ts";
import { draftEdges, draftNodes, workflows } from "./tables.ts";

type Table = typeof draftNodes | typeof draftEdges;

/** The draft as one document. */
export function readGraph(db: Database, workflow: { id: string; document: string }): Graph {
  return {
    ...(JSON.parse(workflow.document) as Pick<Graph, "schemaVersion" | "viewport">),
    nodes: readItems<GraphNode>(db, draftNodes, workflow.id),
    edges: readItems<GraphEdge>(db, draftEdges, workflow.id),
  };
}

function readItems<T>(db: Database, table: Table, workflowId: string): T[] {
  return db
    .select({ json: table.json })
    .from(table)
    .where(eq(table.workflowId, workflowId))
    .orderBy(asc(table.rank))
    .all()
    .map((row) => JSON.parse(row.json) as T);
}

/** Everything of a graph but nodes and edges, as it is kept in the workflow's row. */
export function documentOf({ nodes: _nodes, edges: _edges, ...rest }: Graph): string {
  return JSON.stringify(rest);
}

/** Applies operations to the rows, given the graph they lead to. To be called in a transaction. */
export function writeOperations(
  db: Database,
  workflowId: string,
  operations: readonly Operation[],
  graph: Graph,
): void {
  const touched = { nodes: new Set<string>(), edges: new Set<string>() };
  for (const operation of operations) {
    if (operation.op === "setGraph") continue;
    const list = operation.op.endsWith("Edge") ? touched.edges : touched.nodes;
    if (operation.op === "addNode") list.add(operation.node.id);
    else if (operation.op === "addEdge") list.add(operation.edge.id);
    else list.add(operation.id);
  }
  writeItems(db, draftNodes, workflowId, graph.nodes, touched.nodes, moved(operations, "removeNode"));
  writeItems(db, draftEdges, workflowId, graph.edges, touched.edges, moved(operations, "removeEdge"));
  if (operations.some(({ op }) => op === "setGraph"))
    db.update(workflows)
      .set({ document: documentOf(graph) })
      .where(eq(workflows.id, workflowId))
      .run();
}

/** What is removed loses its place, also when it is added again. */
const moved = (operations: readonly Operation[], op: "removeNode" | "removeEdge"): Set<string> =>
  new Set(operations.flatMap((operation) => (operation.op === op ? [keyOf(operation.id)] : [])));

const keyOf = (id: string): string => JSON.stringify(id);

function writeItems(
  db: Database,
  table: Table,
  workflowId: string,
  items: readonly { id: string }[],
  touched: ReadonlySet<string>,
  displaced: ReadonlySet<string>,
): void {
  if (touched.size === 0) return;
  const rows = db
    .select({ key: table.key, rank: table.rank })
    .from(table)
    .where(eq(table.workflowId, workflowId))
    .all();
  const old = new Map(rows.map((row) => [row.key, row.rank]));
  const kept = new Map([...old].filter(([key]) => !displaced.has(key)));
  const ranks = placeRanks(
    items.map((item) => keyOf(item.id)),
    kept,
  );
  const gone = [...touched].map(keyOf).filter((key) => !ranks.has(key));
  for (const key of gone)
    db.delete(table)
      .where(and(eq(table.workflowId, workflowId), eq(table.key, key)))
      .run();
  for (const item of items) {
    const key = keyOf(item.id);
    const rank = ranks.get(key) ?? 0;
    if (!touched.has(item.id) && old.get(key) === rank) continue;
    const row = { rank, json: JSON.stringify(item) };
    db.insert(table)
      .values({ workflowId, key, ...row })
      .onConflictDoUpdate({ target: [table.workflowId, table.key], set: row })
      .run();
  }
}

export function deleteRows(db: Database, workflowId: string): void {
  for (const table of [draftNodes, draftEdges])
    db.delete(table).where(eq(table.workflowId, workflowId)).run();
}
