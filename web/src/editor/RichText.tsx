/** Text with `code` and **strong** parts: the little Markdown that docs and diagnostics are written in. */
export function RichText({ text }: { text: string }) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, index) => {
    const key = `${index} ${part}`;
    if (part.startsWith("`") && part.length > 1)
      return (
        <code key={key} className="rounded-xs bg-hover px-1 font-mono text-[0.92em]">
          {part.slice(1, -1)}
        </code>
      );
    return part.startsWith("**") ? <strong key={key}>{part.slice(2, -2)}</strong> : part;
  });
}
