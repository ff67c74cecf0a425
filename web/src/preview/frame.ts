/** The place where expressions are evaluated: a frame of null origin that reaches neither the page nor any network. */
import type { Evaluated, Evaluation, Place } from "./evaluator.ts";

/** Served by the worker with a policy of its own. */
const address = "/preview-frame";

type Message = { ready?: true; failed?: true; id?: number; answer?: Evaluated };

/** Opens a frame that evaluates with `program`; rejects where it cannot start. */
export async function openFrame(program: string): Promise<Place> {
  const frame = document.createElement("iframe");
  try {
    return await start(frame, program);
  } catch (error) {
    frame.remove();
    throw error;
  }
}

async function start(frame: HTMLIFrameElement, program: string): Promise<Place> {
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.hidden = true;
  frame.src = address;
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const { port1: port, port2 } = new MessageChannel();
  const asked = new Map<number, (answer: Evaluated) => void>();
  const ready = new Promise<void>((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.ready) resolve();
      else if (data.failed) reject(new Error("The program of previews could not start."));
      else if (data.id !== undefined && data.answer) {
        asked.get(data.id)?.(data.answer);
        asked.delete(data.id);
      }
    };
  });
  // A null origin has no name, so the message can only be addressed to whoever the frame holds.
  frame.contentWindow?.postMessage(program, "*", [port2]);
  await ready;
  return placeOf(frame, port, asked);
}

function placeOf(
  frame: HTMLIFrameElement,
  port: MessagePort,
  asked: Map<number, (answer: Evaluated) => void>,
): Place {
  let lastId = 0;
  return {
    ask: (evaluation: Evaluation) =>
      new Promise((resolve) => {
        lastId += 1;
        asked.set(lastId, resolve);
        port.postMessage({ id: lastId, ...evaluation });
      }),
    close: () => {
      port.close();
      frame.remove();
    },
  };
}
