/** Names a process for good: process ids are reused, an id together with its start time is not. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * The boot and start time of a living process, `undefined` when there is none.
 * A killed process whose parent has not collected it (state Z) is not living.
 * `workerd.sh` writes the same text for the engine's process.
 */
export function identityOf(pid) {
  try {
    if (process.platform !== "linux") return ps(pid, "lstart").replaceAll(/\s+/g, "_") || undefined;
    const fields = stat(pid);
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${fields[19]}`;
  } catch {
    return undefined; // no such process
  }
}

/** The parent of a process, 0 when there is no such process. */
export function parentOf(pid) {
  try {
    return Number(process.platform === "linux" ? stat(pid)[1] : ps(pid, "ppid"));
  } catch {
    return 0; // no such process
  }
}

function commandOf(pid) {
  try {
    if (process.platform !== "linux") return ps(pid, "command").split(" ");
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return []; // no such process
  }
}

/** The fields of /proc/<pid>/stat from the state on; the name before it may contain anything. */
function stat(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

const ps = (pid, column) =>
  execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).trim();

/** The pnpm, npm and npx processes this one was started by, nearest first. */
export function launchers() {
  const found = [];
  for (let pid = process.ppid, level = 0; pid > 1 && level < 5; pid = parentOf(pid), level++) {
    const names = commandOf(pid)
      .slice(0, 2)
      .map((word) => path.basename(word));
    if (names.some((name) => /^(pnpm|npm|npx)(-cli)?(\.[cm]?js)?( |$)/.test(name))) {
      found.push({ pid, identity: identityOf(pid) });
    }
  }
  return found;
}

export const isAlive = ({ pid, identity }) => identity !== undefined && identityOf(pid) === identity;

/** Kills exactly that process, if it still lives, and waits until it is gone. */
export async function end(owner, signal = "SIGKILL") {
  for (let waited = 0; isAlive(owner); waited += 20) {
    if (waited === 0) process.kill(owner.pid, signal);
    if (waited > 10_000) throw new Error(`Process ${owner.pid} does not end.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
