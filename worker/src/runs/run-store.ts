import { type Database, openDatabase } from "./database.ts";
import type { RunPlan } from "./plan.ts";
import { storePlan } from "./stored-plan.ts";

/**
 * The run's own storage, made when there is something that must outlive the object's memory. A short run never needs
 * it: until its workspace has heard of it, a lost run is begun again, and what it did the engine still knows.
 */
export class RunStore {
  readonly #storage: DurableObjectStorage;
  readonly #plan: RunPlan;
  #opening: Promise<Database> | undefined;
  #db: Database | undefined;

  /** @param db if the plan is stored already */
  constructor(storage: DurableObjectStorage, plan: RunPlan, db?: Database) {
    this.#storage = storage;
    this.#plan = plan;
    this.#db = db;
    this.#opening = db && Promise.resolve(db);
  }

  /** Undefined while nothing is stored. */
  get db(): Database | undefined {
    return this.#db;
  }

  /** Whether something is stored, or about to be. */
  get isNeeded(): boolean {
    return this.#opening !== undefined;
  }

  open(): Promise<Database> {
    this.#opening ??= this.#make();
    return this.#opening;
  }

  async #make(): Promise<Database> {
    const db = await openDatabase(this.#storage);
    storePlan(db, this.#plan);
    this.#db = db;
    return db;
  }
}
