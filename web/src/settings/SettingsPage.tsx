import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { apiBase } from "../api/client.ts";
import { healthQuery } from "../api/queries.ts";
import { useTitle } from "../app/use-title.ts";
import { CopyButton } from "../ui/CopyButton.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { useWords } from "../words/use-words.ts";
import { ThemeChoice } from "./ThemeChoice.tsx";
import { TokenForm } from "./TokenForm.tsx";

export function SettingsPage() {
  const words = useWords().settings;
  useTitle(words.title);
  const address = new URL(apiBase, location.origin).href;
  const health = useQuery(healthQuery());
  const isOpen = health.data?.open === true;
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader title={words.title} />
      <main className="mx-auto grid w-full max-w-180 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-8 px-4 py-6">
        <Part title={words.theme.title} detail={words.theme.detail}>
          <ThemeChoice />
        </Part>
        <Part title={words.access.title} detail={isOpen ? words.access.open : words.access.closed}>
          {!isOpen && !health.isPending && <TokenForm />}
        </Part>
        <Part title={words.api.title} detail={words.api.detail}>
          <Row label={words.api.address}>
            <code className="truncate font-mono text-sm">{address}</code>
            <CopyButton text={() => address} label={words.api.copyAddress} />
          </Row>
          <Row label={words.api.description}>
            <a
              href={`${apiBase}/openapi.json`}
              target="_blank"
              rel="noreferrer"
              className="truncate rounded-sm font-mono text-sm text-accent hover:underline"
            >
              {apiBase}/openapi.json
            </a>
          </Row>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5 px-4 py-3">
            <span className="text-ink-2">{words.api.example}</span>
            <Example address={address} isOpen={isOpen} />
          </div>
        </Part>
        <Part title={words.about.title} detail={words.about.detail}>
          <Row label={words.about.product}>
            <span className="text-ink-2">{words.about.licence}</span>
          </Row>
        </Part>
      </main>
    </div>
  );
}

function Part({ title, detail, children }: { title: string; detail: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div>
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="text-ink-2">{detail}</p>
      </div>
      <div className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-panel shadow-card empty:hidden">
        {children}
      </div>
    </section>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-12 items-center gap-4 px-4 py-2 max-sm:flex-wrap max-sm:gap-y-0">
      <span className="shrink-0">{label}</span>
      <span className="ml-auto flex min-w-0 items-center gap-1">{children}</span>
    </div>
  );
}

function Example({ address, isOpen }: { address: string; isOpen: boolean }) {
  const command = isOpen
    ? `curl ${address}/workflows`
    : `curl ${address}/workflows -H 'Authorization: Bearer <token>'`;
  return (
    <div className="relative rounded-lg border border-line bg-canvas">
      <pre className="overflow-x-auto py-2 pr-10 pl-3 font-mono text-sm">{command}</pre>
      <CopyButton text={() => command} className="absolute! top-1 right-1" />
    </div>
  );
}
