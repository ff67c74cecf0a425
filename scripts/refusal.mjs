/** Something the person at the keyboard can put right: printed as its one sentence, without a stack. */
export class Refusal extends Error {}

/** Runs a script's main function; a `Refusal` ends it with its sentence and exit code 1. */
export async function main(run) {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
