import clsx from "clsx";
import { type ThemeChoice as Choice, setTheme, themeChoices, useTheme } from "../app/theme.ts";
import { useWords } from "../words/use-words.ts";

export function ThemeChoice() {
  const words = useWords().settings.theme;
  const { choice } = useTheme();
  return (
    <fieldset className="grid grid-cols-3 gap-3 p-4 max-sm:gap-2 max-sm:p-3">
      <legend className="sr-only">{words.title}</legend>
      {themeChoices.map((one) => (
        <label
          key={one}
          className="grid gap-2 rounded-lg p-1 has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="theme"
            value={one}
            checked={choice === one}
            onChange={() => setTheme(one)}
            className="sr-only"
          />
          <span
            className={clsx(
              "flex h-20 overflow-hidden rounded-lg border outline-offset-2",
              choice === one ? "border-accent outline-2 outline-accent" : "border-line-strong",
            )}
          >
            {one === "system" ? (
              <>
                <Sketch theme="light" />
                <Sketch theme="dark" />
              </>
            ) : (
              <Sketch theme={one} />
            )}
          </span>
          <span className={clsx("text-center", choice === one ? "font-medium" : "text-ink-2")}>
            {words.choices[one]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The app in a few strokes, in a theme of its own whatever the page's is. */
function Sketch({ theme }: { theme: Exclude<Choice, "system"> }) {
  return (
    <span aria-hidden data-theme={theme} className="flex min-w-0 flex-1 overflow-hidden bg-bg">
      <span className="w-3 shrink-0 border-r border-line" />
      <span className="flex min-w-0 flex-1 items-center justify-center gap-1.5 overflow-hidden bg-canvas">
        <span className="h-4 w-7 shrink rounded-xs border border-line-strong bg-raised" />
        <span className="h-px w-2 bg-line-strong" />
        <span className="h-4 w-7 shrink rounded-xs border border-accent bg-raised" />
      </span>
    </span>
  );
}
