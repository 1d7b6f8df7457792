import type { SnapshotEnvelope, SnapshotName, Snapshots } from "../../../extension/messages/views.ts";
import type { Port } from "../../../extension/platform/platform.ts";
import type { SnapshotService } from "./snapshots.ts";

type Load = () => Promise<Snapshots[SnapshotName]>;

export interface SnapshotDeps {
  now: () => number;
  /** Told the name of a state that failed to load; never the state. */
  onFailure: (name: SnapshotName, cause: unknown) => void;
}

/**
 * Sends whole states, each with a number higher than any before.
 *
 * Numbers start at the clock, so that they also grow over a restart of the worker. Loads of one name never overlap: a
 * publish during a load makes one more load after it, so that the last state sent is the last there was.
 */
export function createSnapshots({ now, onFailure }: SnapshotDeps): SnapshotService {
  const loads = new Map<SnapshotName, Load>();
  const ports = new Set<Port>();
  const listeners = new Set<(name: SnapshotName) => void>();
  const running = new Map<SnapshotName, { again: boolean }>();
  let last = 0;

  const numbered = (name: SnapshotName, state: Snapshots[SnapshotName]): SnapshotEnvelope => {
    last = Math.max(last + 1, now());
    return { name, number: last, state };
  };
  const send = async (name: SnapshotName, targets: Iterable<Port>) => {
    const load = loads.get(name);
    if (load === undefined) return;
    try {
      const envelope = numbered(name, await load());
      for (const port of targets) port.post(envelope);
    } catch (cause) {
      onFailure(name, cause);
    }
  };
  const run = async (name: SnapshotName) => {
    const turn = { again: false };
    running.set(name, turn);
    await send(name, ports);
    running.delete(name);
    if (turn.again) void run(name);
  };
  return {
    register(name, load) {
      loads.set(name, load);
    },
    publish(name) {
      for (const listener of listeners) listener(name);
      const turn = running.get(name);
      if (turn !== undefined) turn.again = true;
      else if (ports.size > 0) void run(name);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect(port) {
      ports.add(port);
      port.onDisconnect(() => ports.delete(port));
      for (const name of loads.keys()) void send(name, [port]);
    },
  };
}
