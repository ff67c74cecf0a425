import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords } from "../words/use-words.ts";
import { IconButton } from "./Button.tsx";
import { copyText } from "./copy-text.ts";

type Props = {
  /** Asked for only when it is copied. */
  text: () => string;
  /** What is copied, if "Copy" is not enough. */
  label?: string;
  className?: string;
};

/** Copies, and shows for a moment that it did. */
export function CopyButton({ text, label, className }: Props) {
  const words = useWords().common;
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      label={copied ? words.copied : (label ?? words.copy)}
      icon={copied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
      size="sm"
      side="left"
      {...(className ? { className } : {})}
      onClick={async () => setCopied(await copyText(text()))}
    />
  );
}
