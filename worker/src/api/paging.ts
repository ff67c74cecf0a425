import type { Page } from "@weft/shared";
import { z } from "zod";
import type { Slice, SliceQuery } from "../runs/plan.ts";
import { pageFrom, positionOf } from "./cursor.ts";

export const pageQuery = z.object({
  cursor: z.string().max(200).optional().meta({ description: "From the page before" }),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, "A number from 1 to 200.")
    .transform(Number)
    .pipe(z.number().min(1, "A number from 1 to 200.").max(200, "A number from 1 to 200."))
    .optional()
    .meta({ type: "integer", minimum: 1, maximum: 200, default: 50 }),
});

type PageQuery = z.output<typeof pageQuery>;

/** A page of the list of this name, read with positions in place of cursors. */
export async function readPage<T>(
  list: string,
  { cursor, limit = 50 }: PageQuery,
  read: (query: SliceQuery) => Promise<Slice<T>>,
): Promise<Page<T>> {
  return pageFrom(list, await read({ after: positionOf(list, cursor), limit }));
}
