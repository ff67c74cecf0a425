import { Compass } from "lucide-react";
import { Link } from "wouter";
import { buttonClass } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useWords } from "../words/use-words.ts";

export function NotFoundPage() {
  const words = useWords().problems;
  return (
    <main>
      <EmptyState
        icon={<Compass size={20} />}
        title={words.notFound.title}
        actions={
          <Link href="/" className={buttonClass()}>
            {words.backToWorkflows}
          </Link>
        }
      >
        {words.notFound.detail}
      </EmptyState>
    </main>
  );
}
