import type { GraphNode } from "@weft/shared";
import { useEditor } from "../../store/use-editor.ts";
import { Select } from "../../ui/field.tsx";
import { useWords } from "../../words/use-words.ts";
import { FieldShell } from "../form/FieldShell.tsx";
import { useForm } from "../form/form-scope.ts";

/** What a step waits for into which more than one wire leads. */
export function JoinField({ node }: { node: GraphNode }) {
  const words = useWords().editor.inspector;
  const form = useForm();
  const wires = useEditor((state) => state.graph.edges.filter((edge) => edge.target === node.id).length);
  const join: unknown = node.data.join;
  if (wires < 2 && join === undefined) return null;
  return (
    <FieldShell path={["join"]} label={words.join}>
      {(control) => (
        <Select
          {...control}
          value={join === "any" ? "any" : "all"}
          onChange={(event) => form.set(["join"], event.target.value === "any" ? "any" : undefined)}
        >
          <option value="all">{words.joins.all}</option>
          <option value="any">{words.joins.any}</option>
        </Select>
      )}
    </FieldShell>
  );
}
