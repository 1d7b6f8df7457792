import { createStore } from "zustand/vanilla";
import type { Client } from "../../extension/messages/client.ts";
import type { ConnectionStatus } from "../state/connection.ts";
import { createMirrors } from "../state/mirrors.ts";
import type { Wallet } from "../state/wallet.ts";
import { now } from "./fixtures.ts";
import type { Story } from "./story.tsx";

/** A wallet with nothing behind it: fixed snapshots, fixed answers, a clock that stands. */
export function createStoryWallet({ snapshots, answers = {} }: Story): Wallet {
  return {
    mirrors: createMirrors(snapshots),
    connection: createStore<{ status: ConnectionStatus }>(() => ({ status: "connected" })),
    client: ((name) =>
      Object.hasOwn(answers, name)
        ? Promise.resolve(answers[name])
        : new Promise(() => undefined)) as Client<"popup">,
    now: () => now,
    elapsed: () => performance.now(),
    openPage: () => undefined,
    version: "0.1.0",
    closeWindow: () => undefined,
  };
}
