import { useQuery } from "@tanstack/react-query";
import type { Json, OutputRef } from "@weft/shared";
import { useState } from "react";
import { api } from "../api/client.ts";
import { explain } from "../api/explain.ts";
import { useFormat } from "../format/use-format.ts";
import { Button } from "../ui/Button.tsx";
import { JsonView } from "../ui/JsonView.tsx";
import { useWords } from "../words/use-words.ts";
import { isOutputRef } from "./output-ref.ts";

/** A step's output; one that was too large to come with the run is loaded when somebody asks for it. */
export function OutputView({ value, label }: { value: Json | OutputRef; label: string }) {
  return isOutputRef(value) ? (
    <LargeOutput key={value.$ref} reference={value} label={label} />
  ) : (
    <JsonView value={value} label={label} />
  );
}

function LargeOutput({ reference, label }: { reference: OutputRef; label: string }) {
  const words = useWords();
  const format = useFormat();
  const [wanted, setWanted] = useState(false);
  const output = useQuery({
    queryKey: ["output", reference.$ref],
    queryFn: ({ signal }) => api.readOutput(reference.$ref, signal),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (output.data !== undefined) return <JsonView value={output.data} label={label} />;
  return (
    <div className="flex items-center justify-between gap-3 rounded-lg border border-line bg-canvas py-2 pr-2 pl-3">
      <span className="text-sm text-ink-2">
        {output.error
          ? `${words.run.output.failed}: ${explain(output.error, words)}`
          : words.run.output.large(format.bytes(reference.size))}
      </span>
      <Button
        size="sm"
        disabled={output.isFetching}
        onClick={() => (wanted ? void output.refetch() : setWanted(true))}
      >
        {words.run.output.load}
      </Button>
    </div>
  );
}
