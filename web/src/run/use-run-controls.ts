import { useMutation, useQueryClient } from "@tanstack/react-query";
import { isRunEnded, type RunStatus } from "@weft/shared";
import { useState } from "react";
import { api } from "../api/client.ts";
import { explain } from "../api/explain.ts";
import { toast } from "../ui/toasts.ts";
import { useWords } from "../words/use-words.ts";

type Wish = "pause" | "resume" | "cancel";

const wanted: Record<Wish, (status: RunStatus) => boolean> = {
  pause: (status) => status === "paused" || isRunEnded(status),
  resume: (status) => status !== "paused",
  cancel: isRunEnded,
};

/** Pause, resume and cancel. A wish is kept until the run's own events show that it came true. */
export function useRunControls(runId: string, status: RunStatus) {
  const words = useWords();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Wish | null>(null);
  const call = useMutation({
    mutationFn: (wish: Wish) =>
      ({ pause: api.pauseRun, resume: api.resumeRun, cancel: api.cancelRun })[wish](runId),
    onMutate: (wish) => setAsked(wish),
    onSuccess: () => client.invalidateQueries({ queryKey: ["runs"] }),
    onError: (error) => {
      setAsked(null);
      toast.error(words.run.notChanged, explain(error, words));
    },
  });
  const wish = asked !== null && wanted[asked](status) ? null : asked;
  return { wish, ask: call.mutate };
}
