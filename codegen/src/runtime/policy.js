/** Step policy for what cannot succeed by trying again. */
export const once = { retries: { limit: 0, delay: 0 } };
