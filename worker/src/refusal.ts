/**
 * A refused request as a value. Durable Objects answer with it, because the class of an error is lost on its way out
 * of them; the API turns it into its one error.
 */
export type Refusal = {
  status: 404 | 409 | 422;
  code: string;
  message: string;
  issues?: unknown[];
};

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const answer = <T>(value: T): Answer<T> => ({ ok: true, value });

export const refuse = (status: Refusal["status"], code: string, message: string, issues?: unknown[]) =>
  ({ ok: false, refusal: { status, code, message, ...(issues ? { issues } : {}) } }) as const;

/** The same for what is missing and what belongs to somebody else. */
export const notFound = () => refuse(404, "not_found", "There is nothing under this address.");
