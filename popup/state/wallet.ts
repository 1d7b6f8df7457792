import { createContext, use, useEffect, useState } from "react";
import { useStore } from "zustand";
import { invariant } from "../../extension/errors/invariant.ts";
import type { Client } from "../../extension/messages/client.ts";
import type { SnapshotName, Snapshots } from "../../extension/messages/views.ts";
import type { Connection, ConnectionStatus } from "./connection.ts";
import { isCurrent, type Mirrors } from "./mirrors.ts";

/** What every screen is given: the mirrors, the one way to act, and the clock. */
export interface Wallet {
  mirrors: Mirrors;
  connection: Connection["status"];
  client: Client<"popup">;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that only ever grow; for arming and quiet times. */
  elapsed(): number;
  /** Opens a route of the full page in a tab. Effects: a tab. */
  openPage(route: string): void;
  closeWindow(): void;
  version: string;
}

export const WalletContext = createContext<Wallet | null>(null);

export function useWallet(): Wallet {
  const wallet = use(WalletContext);
  invariant(wallet !== null, "a screen stands inside WalletContext");
  return wallet;
}

/** The mirrored snapshot, or null until the background has sent one. */
export function useSnapshot<N extends SnapshotName>(name: N): Snapshots[N] | null {
  const mirrors = useWallet().mirrors;
  return useStore(mirrors[name], (mirror) => mirror.state);
}

/** False while what is shown was said by a worker that has died, until the next one has said it. */
export function useIsCurrent(name: SnapshotName): boolean {
  return useStore(useWallet().mirrors[name], isCurrent);
}

export function useConnection(): ConnectionStatus {
  return useStore(useWallet().connection, ({ status }) => status);
}

/** The time, renewed every `everyMs`, so that ages on the screen stay true. */
export function useNow(everyMs = 1000): number {
  const { now } = useWallet();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return at;
}
