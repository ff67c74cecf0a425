import begin from "../../migrations-d1/0000_begin.sql";

/** In order; a new file of `migrations-d1` gets its line here. */
export const migrations: readonly { name: string; sql: string }[] = [{ name: "0000_begin.sql", sql: begin }];
