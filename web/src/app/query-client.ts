import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../api/problem.ts";

/** A refusal (4xx) is an answer and is not asked for again; a fault of the server or of the way there is, twice. */
const retry = (failures: number, error: Error): boolean =>
  failures < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500);

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry, staleTime: 2_000 }, mutations: { retry: false } },
});
