import { CircleAlert } from "lucide-react";
import { Component, type ReactNode } from "react";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useWords } from "../words/use-words.ts";

/** Keeps a fault in one page from taking the shell with it. React reports the error itself to the console. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const words = useWords().problems.crashed;
  return (
    <main role="alert">
      <EmptyState
        icon={<CircleAlert size={20} />}
        title={words.title}
        actions={<Button onClick={() => location.reload()}>{words.reload}</Button>}
      >
        {words.detail}
      </EmptyState>
    </main>
  );
}
