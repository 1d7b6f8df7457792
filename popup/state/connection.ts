import { createStore, type StoreApi } from "zustand/vanilla";
import type { SnapshotEnvelope } from "../../extension/messages/views.ts";
import { forgetNumbers, type Mirrors, takeSnapshot } from "./mirrors.ts";

/** `waking`: no snapshot yet on this connection. `retrying`: the port was lost or silent and is opened again. */
export type ConnectionStatus = "waking" | "connected" | "retrying";
export interface Connection {
  status: StoreApi<{ status: ConnectionStatus }>;
  close(): void;
}

export interface SnapshotPort {
  close(): void;
}
export interface PortEvents {
  onSnapshot(envelope: SnapshotEnvelope): void;
  onLost(): void;
}
export type OpenPort = (events: PortEvents) => SnapshotPort;

/** Runs `act` after `ms`; gives back what cancels it. */
export type Later = (ms: number, act: () => void) => () => void;

export interface ConnectionOptions {
  mirrors: Mirrors;
  openPort: OpenPort;
  later: Later;
}

const firstDelayMs = 100;
const longestDelayMs = 3_000;
/** A port on which nothing came for so long is given up: the worker did not wake. */
const silentMs = 8_000;

/**
 * Keeps the mirrors fed: opens the port, takes snapshots, and opens it again when it is lost, with growing pauses.
 *
 * Effects: a port to the background for as long as the page lives or until `close`.
 */
export function createConnection({ mirrors, openPort, later }: ConnectionOptions): Connection {
  const status = createStore<{ status: ConnectionStatus }>(() => ({ status: "waking" }));
  let delayMs = firstDelayMs;
  let isClosed = false;
  let port: SnapshotPort | null = null;
  let cancel: () => void = () => undefined;

  const retry = (): void => {
    if (isClosed) return;
    cancel();
    port = null;
    // At once, not when the next port opens: whoever said what is shown is gone now.
    forgetNumbers(mirrors);
    status.setState({ status: "retrying" });
    cancel = later(delayMs, open);
    delayMs = Math.min(delayMs * 2, longestDelayMs);
  };
  const open = (): void => {
    let isCurrent = true;
    const lose = (): void => {
      if (!isCurrent) return;
      isCurrent = false;
      retry();
    };
    const opened = openPort({
      onSnapshot: (envelope) => {
        if (!isCurrent || isClosed) return;
        cancel();
        delayMs = firstDelayMs;
        takeSnapshot(mirrors, envelope);
        status.setState({ status: "connected" });
      },
      onLost: lose,
    });
    if (!isCurrent) return;
    port = opened;
    cancel = later(silentMs, () => {
      opened.close();
      lose();
    });
  };
  open();
  return {
    status,
    close: () => {
      isClosed = true;
      cancel();
      port?.close();
    },
  };
}
