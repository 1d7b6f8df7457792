import type { SigningKeyFacts } from "../chain/homeFacts.ts";
import type { SecHubClientDeps } from "./types.ts";

const freshMs = 30_000;
/** With the chain down, keys that were read lately still tell a forged answer from a real one. */
const usableMs = 600_000;

/** The signing keys of a SecWare in this machine's time; null: neither the chain nor a late enough copy says them. */
export type LoadKeys = (homeChainId: number, ware: number) => Promise<readonly SigningKeyFacts[] | null>;

export function createChainKeys(
  deps: Pick<SecHubClientDeps, "readSigningKeys" | "homeAheadSeconds" | "now" | "after">,
): LoadKeys {
  const copies = new Map<string, { keys: readonly SigningKeyFacts[]; readAt: number }>();
  const read = async (homeChainId: number, ware: number) => {
    const [keys, ahead] = await Promise.all([
      deps.readSigningKeys(homeChainId, ware),
      deps.homeAheadSeconds?.(homeChainId) ?? 0,
    ]);
    // The chain's times are its own; on a local chain that was moved forward they are days from the clock's.
    return keys.map(({ key, from, until }) => ({ key, from: from - ahead, until: until - ahead }));
  };
  return async (homeChainId, ware) => {
    const id = `${homeChainId} ${ware}`;
    const copy = copies.get(id);
    const age = copy === undefined ? Number.POSITIVE_INFINITY : deps.now() - copy.readAt;
    if (copy !== undefined && age < freshMs) return copy.keys;
    try {
      const keys = await read(homeChainId, ware);
      copies.set(id, { keys, readAt: deps.now() });
      return keys;
    } catch {
      return copy !== undefined && age < usableMs ? copy.keys : null;
    }
  };
}
