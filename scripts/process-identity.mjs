/** Names a process for good: process ids are reused, an id together with its start time is not. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * The boot and start time of a living process, `undefined` when there is none.
 * A killed process whose parent has not collected it (state Z) is not living.
 * `workerd.sh` writes the same text for the engine's process.
 */
export function identityOf(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (fields[0] === "Z" || fields[0] === "X") return undefined;
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${fields[19]}`;
    }
    const line = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    return line.replaceAll(/\s+/g, "_") || undefined;
  } catch {
    return undefined; // no such process
  }
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
