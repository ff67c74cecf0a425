/**
 * What the host of a run's code may ask of the run's object. An object that does not know its plan within some seconds
 * rejects with a packed failure that is worth another try.
 */
import type { Env } from "../env.ts";
import { runName } from "./plan.ts";
import type { NewLogLine } from "./run-log.ts";
import type { UndoFailure } from "./undo-failures.ts";
import type { OpenedWait, WaitAnswer, WaitRequest } from "./waits.ts";

export interface HostedRun {
  /** The engine has taken the run up, for the first time or again. */
  wentOn(): Promise<void>;
  /** Ignored once the run has ended. */
  log(line: NewLogLine): Promise<void>;
  /** The undo of a step has given up. */
  undoFailed(failure: UndoFailure): Promise<void>;
  /** Idempotent by key; `null` once the run has ended. */
  openWait(request: WaitRequest): Promise<OpenedWait | null>;
  /** The same for the end of a run that this one has started, which wakes the engine even if it came before. */
  awaitRun(request: WaitRequest): Promise<OpenedWait | null>;
  /** Idempotent by key; `null` if that wait was never opened, or the run has ended. */
  closeWait(key: string): Promise<WaitAnswer | null>;
}

export const hostedRun = (env: Env, workspace: string, runId: string): HostedRun =>
  env.RUN.getByName(runName(workspace, runId)) as unknown as HostedRun;
