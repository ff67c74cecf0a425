import { useState } from "react";
import { CodeView } from "../ui/CodeView.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { useWords } from "../words/use-words.ts";

/** The files of a version's module: the workflow itself at the top, what it runs on in folders. */
export function VersionCode({ modules }: { modules: Record<string, string> }) {
  const words = useWords().versions;
  const inFolder = (name: string) => Number(name.includes("/"));
  const files = Object.keys(modules).toSorted((a, b) => inFolder(a) - inFolder(b));
  const [file, setFile] = useState(files[0] ?? "");
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
