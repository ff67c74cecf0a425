import type { Graph, Json } from "@weft/shared";
import { useMemo } from "react";
import { KindIcon } from "../../canvas/KindIcon.tsx";
import { stepName } from "../../canvas/step-name.ts";
import { Section } from "../../run/Section.tsx";
import { useEditor } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";
import { useLiveGraph } from "../bar/use-change-count.ts";
import { type FieldChange, graphChanges } from "../edits/graph-changes.ts";
import { fieldLabel } from "../form/field-label.ts";
import { valueText } from "../form/value-text.ts";
import { DiffPicture } from "./DiffPicture.tsx";

/** What differs between the canvas and the live version, as a picture and as a list. */
export function ChangeList() {
  const words = useWords().editor.publish;
  const graph = useEditor((state) => state.graph);
  const liveVersion = useEditor((state) => state.liveVersion);
  const live = useLiveGraph();
  if (live === undefined) return null;
  if (live === null || liveVersion === null)
    return (
      <Section title={words.changes}>
        <p className="text-ink-2">{words.first}</p>
      </Section>
    );
  return (
    <Section title={words.changes}>
      <Differences from={live} to={graph} nothing={words.nothing(liveVersion)} />
    </Section>
  );
}

type Props = { from: Graph; to: Graph; nothing: string };

export function Differences({ from, to, nothing }: Props) {
  const words = useWords().editor.publish;
  const changes = useMemo(() => graphChanges(from, to), [from, to]);
  if (changes.count === 0) return <p className="text-ink-2">{nothing}</p>;
  const { added, removed, changed, moved, wiresAdded, wiresRemoved } = changes;
  return (
    <div className="grid gap-3">
      <DiffPicture from={from} to={to} changes={changes} />
      <ul className="grid gap-2">
        {added.map((node) => (
          <Line key={node.id} type={node.type} name={stepName(node)} what={words.added} />
        ))}
        {removed.map((node) => (
          <Line key={node.id} type={node.type} name={stepName(node)} what={words.removed} />
        ))}
        {changed.map(({ after, fields }) => (
          <Line key={after.id} type={after.type} name={stepName(after)} what={words.changed}>
            {fields.map((field) => (
              <FieldLine key={field.path} type={after.type} field={field} />
            ))}
          </Line>
        ))}
      </ul>
      {(wiresAdded > 0 || wiresRemoved > 0 || moved > 0) && (
        <p className="text-ink-3">
          {[words.wires(wiresAdded, wiresRemoved), moved > 0 ? words.moved(moved) : ""]
            .filter(Boolean)
            .join(", ")}
        </p>
      )}
    </div>
  );
}

type LineProps = { type: string; name: string; what: string; children?: React.ReactNode };

function Line({ type, name, what, children }: LineProps) {
  return (
    <li className="grid gap-1">
      <span className="flex items-center gap-2">
        <KindIcon type={type} size={14} className="shrink-0 text-ink-3" />
        <span className="min-w-0 truncate font-medium">{name}</span>
        <span className="ml-auto shrink-0 text-sm text-ink-3">{what}</span>
      </span>
      {children}
    </li>
  );
}

function FieldLine({ type, field }: { type: string; field: FieldChange }) {
  const { fields } = useWords().editor.publish;
  return (
    <p className="grid grid-cols-[96px_minmax(0,1fr)] gap-x-2 pl-5.5 text-sm">
      <span className="truncate text-ink-3">
        {fields[field.path] ?? (fieldLabel(type, field.path) || field.path)}
      </span>
      <span className="min-w-0 font-mono text-xs leading-4">
        {field.before !== undefined && <del className="block truncate text-ink-3">{short(field.before)}</del>}
        {field.after !== undefined && (
          <ins className="block truncate text-ink no-underline">{short(field.after)}</ins>
        )}
      </span>
    </p>
  );
}

const short = (value: Json): string => valueText(value).replace(/\s+/g, " ").slice(0, 200);
