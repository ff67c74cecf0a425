/** The folding of one event: what it changes is copied once and may then be changed in place. */
import type { NodeState, RunGraph } from "../run-state.ts";
import { type GraphIndex, type IndexedNode, indexOf, type Region } from "./graph-index.ts";
import { type Frame, type LoopProgress, newLoopProgress, type Progress, shownPass } from "./progress.ts";
import { itemOf, type Own, ownership, withItem } from "./rows.ts";

/** A frame with those around it, all of them free to be changed. */
export type Place = { frame: Frame; region: Region; up: Place | null; isShown: boolean };

export type PassStatus = "running" | "complete" | "errored" | "cancelled";
/** What is told of a pass as it begins and as it ends. */
export type PassNews = { loopId: string; iteration: number[]; status: PassStatus };

export class Folding {
  readonly index: GraphIndex;
  readonly progress: Progress;
  readonly own: Own = ownership();
  readonly root: Place;
  readonly #timestamp: number;
  readonly tell: (news: PassNews) => void;

  constructor(
    graph: RunGraph,
    progress: Progress,
    { timestamp, onPass = () => undefined }: { timestamp: number; onPass?: (news: PassNews) => void },
  ) {
    this.index = indexOf(graph);
    this.progress = this.own(progress);
    this.progress.root = this.own(progress.root);
    this.root = { frame: this.progress.root, region: this.index.root, up: null, isShown: true };
    this.#timestamp = timestamp;
    this.tell = onPass;
  }

  /** ISO 8601 of the event. */
  get at(): string {
    return new Date(this.#timestamp).toISOString();
  }

  shown(node: IndexedNode): NodeState {
    return itemOf(this.progress.shown, node.at);
  }

  show(node: IndexedNode, change: Partial<NodeState>): void {
    const state = { ...this.shown(node), ...change };
    this.progress.shown = withItem(this.progress.shown, node.at, state, this.own);
  }

  /** The execution of a loop in a frame, begun if it is not yet. */
  loop({ frame }: Place, loop: IndexedNode): LoopProgress {
    frame.loops = this.own(frame.loops);
    const progress = this.own(frame.loops[loop.slot] ?? newLoopProgress());
    frame.loops[loop.slot] = progress;
    return progress;
  }

  pass(up: Place, loop: IndexedNode, pass: Frame): Place {
    const progress = this.loop(up, loop);
    const isShown = up.isShown && shownPass(loop, progress, this.progress.picks) === pass;
    const frame = this.own(pass);
    progress.passes = this.own(progress.passes);
    progress.passes[progress.passes.indexOf(pass)] = frame;
    return { frame, region: loop.body as Region, up, isShown };
  }
}

/** The number of a pass in its loop. */
export const passIndex = ({ iteration }: Frame): number => iteration.at(-1) ?? 0;
