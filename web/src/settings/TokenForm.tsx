import { useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { hasToken, setToken } from "../api/client.ts";
import { Button } from "../ui/Button.tsx";
import { Field, Input } from "../ui/field.tsx";
import { toast } from "../ui/toasts.ts";
import { useWords } from "../words/use-words.ts";

/** Takes the token of this page. It stays in memory; everything shown is asked for anew with it. */
export function TokenForm() {
  const words = useWords().settings.access;
  const client = useQueryClient();
  const [inUse, setInUse] = useState(hasToken);
  const [text, setText] = useState("");
  const change = (token: string | null) => {
    setToken(token);
    setInUse(token !== null);
    setText("");
    toast.show(token === null ? words.forgotten : words.used);
    void client.resetQueries();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim()) change(text.trim());
  };
  if (inUse)
    return (
      <div className="flex min-h-12 items-center justify-between gap-4 px-4 py-2">
        <span>{words.using}</span>
        <Button onClick={() => change(null)}>{words.forget}</Button>
      </div>
    );
  return (
    <form className="grid gap-3 p-4" onSubmit={submit}>
      <Field label={words.field} hint={words.hint}>
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="off"
            spellCheck={false}
            placeholder={words.placeholder}
            className="font-mono"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" className="justify-self-start" disabled={!text.trim()}>
        {words.use}
      </Button>
    </form>
  );
}
