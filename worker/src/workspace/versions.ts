import type { Manifest, VersionSummary } from "@weft/shared";
import { and, desc, eq, lt, max } from "drizzle-orm";
import type { Build, BuildTrigger } from "../modules/build.ts";
import { type Answer, answer, notFound } from "../refusal.ts";
import type { Slice, SliceQuery, StepMap } from "../runs/plan.ts";
import type { Database } from "./database.ts";
import { sliceOf } from "./slice-of.ts";
import { builds, versions, workflows } from "./tables.ts";
import { findWorkflow } from "./workflows.ts";

type VersionRow = typeof versions.$inferSelect;

/** Remembers what the compiler made of a graph; the same build is kept once. */
export function keepBuild(db: Database, { hash, graphHash, steps, triggers, manifest }: Build): void {
  db.insert(builds)
    .values({
      hash,
      graphHash,
      steps: JSON.stringify(steps),
      triggers: JSON.stringify(triggers),
      manifest: JSON.stringify(manifest),
    })
    .onConflictDoNothing()
    .run();
}

export function readBuild(db: Database, hash: string, graphHash: string): Build | undefined {
  const row = db
    .select()
    .from(builds)
    .where(and(eq(builds.hash, hash), eq(builds.graphHash, graphHash)))
    .get();
  if (!row) return undefined;
  return {
    hash,
    graphHash,
    steps: JSON.parse(row.steps) as StepMap,
    triggers: (JSON.parse(row.triggers) as (BuildTrigger | string)[]).map(readTrigger),
    manifest: JSON.parse(row.manifest) as Manifest,
  };
}

/** Builds from before workflows could start each other know of one kind of trigger, and kept ids only. */
const readTrigger = (trigger: BuildTrigger | string): BuildTrigger =>
  typeof trigger === "string" ? { id: trigger, kind: "manual", startedBy: "api" } : trigger;

/**
 * Makes the next version and makes it live. The same content again is a new version with the same hash: publishing
 * says "this, from now on", with its own message, author and time.
 */
export function addVersion(
  db: Database,
  workflowId: string,
  build: Build,
  { message, author }: { message: string; author: string },
): Answer<number> {
  return db.transaction(() => {
    if (!findWorkflow(db, workflowId)) return notFound();
    keepBuild(db, build);
    const last = db
      .select({ version: max(versions.version) })
      .from(versions)
      .where(eq(versions.workflowId, workflowId))
      .get();
    const version = (last?.version ?? 0) + 1;
    const { hash, graphHash } = build;
    const createdAt = new Date().toISOString();
    db.insert(versions).values({ workflowId, version, hash, graphHash, message, author, createdAt }).run();
    setLive(db, workflowId, version);
    return answer(version);
  });
}

/** Makes a version live again. */
export function promoteVersion(db: Database, workflowId: string, version: number): Answer<VersionSummary> {
  return db.transaction(() => {
    const row = findWorkflow(db, workflowId) && findVersion(db, workflowId, version);
    if (!row) return notFound();
    setLive(db, workflowId, version);
    return answer(present(row, version));
  });
}

function setLive(db: Database, workflowId: string, liveVersion: number): void {
  const updatedAt = new Date().toISOString();
  db.update(workflows).set({ liveVersion, updatedAt }).where(eq(workflows.id, workflowId)).run();
}

export const findVersion = (db: Database, workflowId: string, version: number): VersionRow | undefined =>
  db
    .select()
    .from(versions)
    .where(and(eq(versions.workflowId, workflowId), eq(versions.version, version)))
    .get();

export function listVersions(
  db: Database,
  workflowId: string,
  { after, limit }: SliceQuery,
): Answer<Slice<VersionSummary>> {
  const workflow = findWorkflow(db, workflowId);
  if (!workflow) return notFound();
  const rows = db
    .select()
    .from(versions)
    .where(and(eq(versions.workflowId, workflowId), after === null ? undefined : lt(versions.version, after)))
    .orderBy(desc(versions.version))
    .limit(limit + 1)
    .all();
  return answer(
    sliceOf(
      rows,
      limit,
      (row) => row.version,
      (row) => present(row, workflow.liveVersion),
    ),
  );
}

/** A version with where its graph and module are stored. */
export function readVersion(
  db: Database,
  workflowId: string,
  version: number,
): Answer<{ summary: VersionSummary; graphHash: string; steps: StepMap }> {
  const workflow = findWorkflow(db, workflowId);
  const row = workflow && findVersion(db, workflowId, version);
  const build = row && readBuild(db, row.hash, row.graphHash);
  if (!build) return notFound();
  return answer({
    summary: present(row, workflow.liveVersion),
    graphHash: row.graphHash,
    steps: build.steps,
  });
}

const present = (row: VersionRow, live: number | null): VersionSummary => {
  const { version, hash, author, message, createdAt } = row;
  return { version, hash, author, message, createdAt, live: version === live };
};
