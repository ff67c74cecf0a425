import { type NodeKind, outputHandles } from "@weft/codegen";
import { useWords } from "../../words/use-words.ts";
import { RichText } from "../RichText.tsx";

/** How this kind of step works, from its own definition. */
export function DocsTab({ kind }: { kind: NodeKind }) {
  const words = useWords().editor.inspector;
  const handles = outputHandles({ type: kind.type, data: { params: kind.defaults } });
  return (
    <article className="grid content-start gap-3 p-4">
      <h3 className="font-semibold">{kind.label}</h3>
      {kind.docs.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph} className="text-ink-2 wrap-break-word">
          <RichText text={paragraph} />
        </p>
      ))}
      {handles.length > 1 && (
        <p className="text-ink-2">
          {words.handles}{" "}
          {handles.map((handle) => (
            <code key={handle.id} className="mr-1 rounded-xs bg-hover px-1 font-mono text-sm">
              {handle.id}
            </code>
          ))}
        </p>
      )}
    </article>
  );
}
