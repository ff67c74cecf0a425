import { useId } from "react";
import { Dialog } from "../../ui/Dialog.tsx";
import { JsonView } from "../../ui/JsonView.tsx";
import { useWords } from "../../words/use-words.ts";
import { FieldMessages } from "../form/FieldMessages.tsx";
import { StepCode, type StepCodeProps } from "./StepCode.tsx";

type Props = StepCodeProps & { title: string; onClose: () => void };

/** Code in a window of its own, beside what it was given in the last run. */
export function CodeWindow({ title, onClose, ...code }: Props) {
  const words = useWords().code;
  const messages = useId();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      className="h-[min(880px,calc(100dvh-48px))]! max-h-none! w-[min(1240px,calc(100vw-48px))]!"
    >
      <div className="grid h-full min-h-0 grid-cols-[minmax(0,1fr)_320px] gap-5">
        <div className="flex min-h-0 min-w-0 flex-col gap-2">
          <StepCode {...code} large describedBy={messages} />
          <div id={messages} className="shrink-0 text-sm text-ink-3">
            {code.findings.length > 0 ? (
              <FieldMessages findings={code.findings} text={code.value} />
            ) : (
              words.keys
            )}
          </div>
        </div>
        <section className="flex min-h-0 flex-col gap-2 overflow-y-auto">
          <h3 className="text-sm font-medium text-ink-2">{words.input}</h3>
          {code.input === undefined ? (
            <p className="text-sm text-ink-3">{words.noInput}</p>
          ) : (
            <JsonView value={code.input} label={words.input} />
          )}
        </section>
      </div>
    </Dialog>
  );
}
