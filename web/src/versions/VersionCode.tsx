const mainModule = "workflow.js";
import { useState } from "react";
import { CodeView } from "../ui/CodeView.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { useWords } from "../words/use-words.ts";

/** The files of a version's module; the first is the workflow itself. */
export function VersionCode({ modules }: { modules: Record<string, string> }) {
  const words = useWords().versions;
  const files = [mainModule, ...Object.keys(modules).filter((name) => name !== mainModule)];
  const [file, setFile] = useState<string>(mainModule);
  return (
    <section
      aria-label={words.code}
      data-panel="code"
      className="flex min-h-0 min-w-0 flex-col border-l border-line bg-panel max-lg:border-t max-lg:border-l-0"
    >
      <Tabs
        label={words.files}
        value={file}
        onValueChange={setFile}
        className="min-h-0 flex-1"
        aside={<CopyButton text={() => modules[file] ?? ""} label={words.copyCode} />}
        tabs={files.map((name) => ({
          value: name,
          label: <span className="font-mono text-sm">{name}</span>,
          content: <CodeView source={modules[name] ?? ""} label={name} className="h-full" />,
        }))}
      />
    </section>
  );
}
