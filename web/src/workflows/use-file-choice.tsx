import { type DragEvent, useRef, useState } from "react";
import { useWords } from "../words/use-words.ts";
import { type ChosenFile, chooseFile } from "./choose-file.ts";

/** A file chosen in the platform's own window or dropped onto the page. `input` has to be rendered once. */
export function useFileChoice() {
  const words = useWords().workflows.importing;
  const ref = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ChosenFile | null>(null);

  const take = async (file: File | undefined) => {
    if (file) setChosen(await chooseFile(file));
  };
  const hasFile = (event: DragEvent) => event.dataTransfer.types.includes("Files");

  return {
    chosen,
    clear: () => setChosen(null),
    choose: () => ref.current?.click(),
    input: (
      <input
        ref={ref}
        type="file"
        accept=".json,application/json"
        aria-label={words.choose}
        hidden
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    ),
    dropTarget: {
      onDragOver: (event: DragEvent) => {
        if (hasFile(event)) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        void take(event.dataTransfer.files[0]);
      },
    },
  };
}
