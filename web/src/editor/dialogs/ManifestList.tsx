import { Globe, KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { Section } from "../../run/Section.tsx";
import { useEditor } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";

/** The hosts a version may reach and the secrets it may use. */
export function ManifestList() {
  const words = useWords().editor.publish;
  const manifest = useEditor((state) => state.compiled?.manifest);
  if (!manifest) return null;
  const hosts = manifest.hosts.map((host) => (host === "*" ? words.anyHost : host));
  return (
    <div className="grid gap-4">
      <Section title={words.hosts}>
        <Names icon={<Globe aria-hidden size={14} />} names={hosts} />
      </Section>
      <Section title={words.secrets}>
        <Names icon={<KeyRound aria-hidden size={14} />} names={manifest.secrets} />
      </Section>
    </div>
  );
}

function Names({ icon, names }: { icon: ReactNode; names: readonly string[] }) {
  const words = useWords().editor.publish;
  if (names.length === 0) return <p className="text-ink-3">{words.noHosts}</p>;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {names.map((name) => (
        <li
          key={name}
          className="flex items-center gap-1.5 rounded-md border border-line bg-canvas px-2 py-0.5 font-mono text-sm"
        >
          <span className="text-ink-3">{icon}</span>
          {name}
        </li>
      ))}
    </ul>
  );
}
