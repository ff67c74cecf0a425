import { CircleAlert, KeyRound, SearchX, Unplug } from "lucide-react";
import { Link } from "wouter";
import { isProblem } from "../api/problem.ts";
import type { Words } from "../words/en.ts";
import { useWords } from "../words/use-words.ts";
import { Button, buttonClass } from "./Button.tsx";
import { EmptyState } from "./EmptyState.tsx";

type Props = { error: Error; onRetry?: () => void };

/** What stands where a page's data could not be had: what happened, and what to do next. */
export function ErrorState({ error, onRetry }: Props) {
  const words = useWords();
  const { icon: Icon, title, detail } = describe(error, words.problems);
  return (
    <div role="alert">
      <EmptyState
        icon={<Icon size={20} />}
        title={title}
        actions={<NextStep error={error} {...(onRetry ? { onRetry } : {})} />}
      >
        <p className="wrap-break-word">{detail}</p>
      </EmptyState>
    </div>
  );
}

function NextStep({ error, onRetry }: Props) {
  const words = useWords();
  const status = isProblem(error) ? error.status : null;
  if (status === 401)
    return (
      <Link href="/settings" className={buttonClass("primary")}>
        {words.problems.openSettings}
      </Link>
    );
  if (status === 404)
    return (
      <Link href="/" className={buttonClass()}>
        {words.problems.backToWorkflows}
      </Link>
    );
  return onRetry ? <Button onClick={onRetry}>{words.common.retry}</Button> : null;
}

function describe(error: Error, words: Words["problems"]) {
  if (!isProblem(error)) return { icon: CircleAlert, title: words.title, detail: error.message };
  if (error.status === 0) return { icon: Unplug, ...words.unreachable };
  if (error.status === 401) return { icon: KeyRound, ...words.unauthorized };
  if (error.status === 404) return { icon: SearchX, ...words.notFound };
  const title = error.status === 503 ? words.unavailable : words.title;
  return { icon: CircleAlert, title, detail: error.detail };
}
