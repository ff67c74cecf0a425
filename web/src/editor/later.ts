/**
 * Parts of the editor that nobody needs in the first moment. They are fetched as soon as the canvas has been drawn, so
 * that they are there when somebody asks for them, and the canvas does not wait for them.
 */
import { type ComponentType, lazy } from "react";

const loaders: (() => Promise<unknown>)[] = [];

/** A component that is loaded when it is first shown, or by `loadLater` before. */
export function later<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): ComponentType<Props> {
  loaders.push(load);
  return lazy(async () => ({
    default: (await load())[name] as ComponentType<unknown>,
  })) as ComponentType<Props>;
}

/** The canvas is drawn by then, wherever that takes long. */
const pause = 800;

/** Fetches everything that is still to come, a moment after the canvas. */
export function loadLater(): () => void {
  const timer = setTimeout(() => void Promise.allSettled(loaders.map((load) => load())), pause);
  return () => clearTimeout(timer);
}
