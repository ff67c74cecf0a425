import type { QueryClient } from "@tanstack/react-query";
import type { Json, OutputRef } from "@weft/shared";
import { api } from "../api/client.ts";
import { isOutputRef } from "../run/output-ref.ts";

/** More is not worth a wait; every output of a step is smaller. */
const mostBytes = 1024 * 1024;

/** A recorded value; what was too large to come with its event is fetched, once for everybody who shows it. */
export const outputLoader =
  (client: QueryClient) =>
  async (value: Json | OutputRef | undefined): Promise<Json | undefined> => {
    if (!isOutputRef(value)) return value;
    if (value.size > mostBytes) throw new RangeError(`${value.size} bytes are too many for a preview`);
    return client.fetchQuery({
      queryKey: ["output", value.$ref],
      queryFn: ({ signal }) => api.readOutput(value.$ref, signal),
      staleTime: Number.POSITIVE_INFINITY,
    });
  };
