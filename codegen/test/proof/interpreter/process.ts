/** Sequences of virtual time, written as generators: what is yielded is told how to go on. */
export type Wait<T = unknown> = (resume: (value: T) => void) => void;
// biome-ignore lint/suspicious/noExplicitAny: a generator has one type for all it is ever resumed with
export type Process<T> = Generator<Wait<any>, T, any>;

export function run<T>(process: Process<T>, ended: (value: T) => void): void {
  const next = (value?: unknown) => {
    const result = process.next(value);
    if (result.done) ended(result.value);
    else result.value(next);
  };
  next();
}
