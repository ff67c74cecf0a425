/** What every React Flow canvas of Weft is made of; constant, so that React Flow never has to start over. */
import type { EdgeTypes, NodeTypes } from "@xyflow/react";
import { ContainerCard } from "./ContainerCard.tsx";
import { NoteCard } from "./NoteCard.tsx";
import { StepCard } from "./StepCard.tsx";
import { StepWire } from "./StepWire.tsx";

export const nodeTypes: NodeTypes = { step: StepCard, note: NoteCard, container: ContainerCard };
export const edgeTypes: EdgeTypes = { wire: StepWire };
