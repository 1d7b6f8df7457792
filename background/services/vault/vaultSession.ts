import * as v from "valibot";
import type { Platform } from "../../../extension/platform/platform.ts";
import { type Bytes, fromText, toText } from "./bytes.ts";

const keyName = "vault.session";
const expiryName = "vault.expiry";
export const lockAlarm = "vault.lock";
const expiry = v.strictObject({ since: v.number(), until: v.number() });
/** A clock that runs a little differently after sleep is not an attack. */
const clockSlackMs = 60_000;

/**
 * The derived vault key while the wallet is unlocked, in the browser's memory: never words, never private keys.
 *
 * Effects: storage.session, one alarm.
 */
export interface VaultSession {
  /** The key of a session that is still running, else null; an ended one is dropped. */
  load(): Promise<Bytes | null>;
  open(key: Bytes, minutes: number): Promise<void>;
  extend(minutes: number): Promise<void>;
  close(): Promise<void>;
  /** In memory, for every use of the key: also ended where the clock was set back before the last act. */
  hasEnded(): boolean;
}

export function createVaultSession(platform: Platform): VaultSession {
  let running: v.InferOutput<typeof expiry> | null = null;
  const hasEnded = () =>
    running === null || platform.now() >= running.until || platform.now() < running.since - clockSlackMs;
  const extend = async (minutes: number) => {
    const since = platform.now();
    running = { since, until: since + minutes * 60_000 };
    await platform.session.save({ [expiryName]: running });
    await platform.setAlarm(lockAlarm, running.until);
  };
  const close = async () => {
    running = null;
    await platform.session.remove(keyName);
    await platform.session.remove(expiryName);
    await platform.clearAlarm(lockAlarm);
  };
  return {
    hasEnded,
    extend,
    close,
    async load() {
      const decoded = v.safeParse(expiry, await platform.session.load(expiryName));
      running = decoded.success ? decoded.output : null;
      const stored = await platform.session.load(keyName);
      const key = typeof stored === "string" && stored.length === 64 ? fromText(stored) : null;
      if (key !== null && !hasEnded()) return key;
      await close();
      return null;
    },
    async open(key, minutes) {
      await platform.session.save({ [keyName]: toText(key) });
      await extend(minutes);
    },
  };
}
