import { Layers, Plus, Upload } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useWords } from "../words/use-words.ts";

type Props = { onCreate: () => void; onImport: () => void };

export function WorkflowsEmpty({ onCreate, onImport }: Props) {
  const words = useWords().workflows.empty;
  return (
    <EmptyState
      icon={<Layers size={20} />}
      title={words.title}
      actions={
        <>
          <Button look="primary" icon={<Plus aria-hidden size={16} />} onClick={onCreate}>
            {words.blank}
          </Button>
          <Button icon={<Upload aria-hidden size={15} />} onClick={onImport}>
            {words.import}
          </Button>
        </>
      }
    >
      {words.detail}
    </EmptyState>
  );
}
