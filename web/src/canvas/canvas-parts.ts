/** What every React Flow canvas of Weft is made of; constant, so that React Flow never has to start over. */
import type { EdgeTypes, NodeTypes } from "@xyflow/react";
import type { CardNode } from "./flow-nodes.ts";
import { NoteCard } from "./NoteCard.tsx";
import { StepCard } from "./StepCard.tsx";
import { StepWire } from "./StepWire.tsx";

export const nodeTypes: NodeTypes = { step: StepCard, note: NoteCard };
export const edgeTypes: EdgeTypes = { wire: StepWire };

const byStatus: Record<string, string> = {
  running: "var(--running)",
  retrying: "var(--running)",
  sleeping: "var(--waiting)",
  waiting: "var(--waiting)",
  complete: "var(--complete)",
  errored: "var(--errored)",
  undone: "var(--undone)",
};

export const minimapColor = ({ data }: CardNode): string =>
  byStatus[data.run?.status ?? ""] ?? "var(--line-strong)";
