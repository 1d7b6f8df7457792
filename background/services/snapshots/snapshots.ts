import type { SnapshotName, Snapshots } from "../../../extension/messages/views.ts";
import type { Port } from "../../../extension/platform/platform.ts";

/** Sends whole, numbered states to our own pages. Publishing is cheap where nobody listens. */
export interface SnapshotService {
  register<N extends SnapshotName>(name: N, load: () => Promise<Snapshots[N]>): void;
  /** Loads the state again and sends it to every listener. Never throws; a state that fails to load is logged and skipped. */
  publish(name: SnapshotName): void;
  /** Called with every name that is published, whether or not anybody listens. Returns the unsubscribe function. */
  watch(listener: (name: SnapshotName) => void): () => void;
  /** Adds a listener and sends it everything there is. */
  connect(port: Port): void;
}
