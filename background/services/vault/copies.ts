import type { Area } from "../../../extension/platform/platform.ts";
import type { VaultMirror } from "../../../extension/storage/vaultMirror.ts";
import { decodeSealed, type Sealed } from "./seal.ts";

/** What is on the disk: nothing at all, something that opens, or something that does not. */
export type LoadedCopies =
  | { status: "empty" }
  /** The one to use first; the others are tried where it does not open. */
  | { status: "present"; copies: readonly Sealed[] }
  | { status: "damaged" };

export interface VaultCopies {
  load(): Promise<LoadedCopies>;
  /** Resolves once the new generation is the one that will be read. Throws with the old one intact. */
  save(sealed: string): Promise<void>;
}

const slots = ["vault.a", "vault.b"] as const;
const pointerKey = "vault.pointer";

/**
 * Keeps the sealed vault in two slots with a pointer, and once more in the database.
 *
 * Effects: storage. The slot in use is never overwritten: the other one is written, then the pointer moves, then the rest
 * follows. So every interruption leaves a whole generation, the old or the new.
 */
export function createVaultCopies(area: Area, mirror: VaultMirror): VaultCopies {
  const loadPointer = async () => ((await area.load(pointerKey)) === slots[1] ? slots[1] : slots[0]);
  return {
    async load() {
      const pointed = await loadPointer();
      const other = pointed === slots[0] ? slots[1] : slots[0];
      // One read per key, each allowed to fail alone: a damaged one must not hide the others.
      const stored = [await orNothing(area.load(pointed)), await orNothing(area.load(other))];
      stored.push(await orNothing(mirror.load()));
      const written = stored.filter((value) => value !== undefined && value !== null);
      if (written.length === 0) return { status: "empty" };
      const copies = written.flatMap(readable);
      return copies.length === 0 ? { status: "damaged" } : { status: "present", copies: preferred(copies) };
    },
    async save(sealed) {
      const pointed = await loadPointer();
      const next = pointed === slots[0] ? slots[1] : slots[0];
      await area.save({ [next]: sealed });
      await area.save({ [pointerKey]: next });
      // From here on the write has happened; what follows only makes the spare copies as new.
      await orNothing(area.save({ [pointed]: sealed }));
      await orNothing(mirror.save(sealed));
    },
  };
}

/** The pointed copy comes first unless another one is newer, which a crash between slot and pointer leaves behind. */
function preferred(copies: readonly Sealed[]): Sealed[] {
  return [...copies].sort((a, b) => b.header.generation - a.header.generation);
}

function readable(stored: unknown): Sealed[] {
  try {
    return [decodeSealed(stored)];
  } catch {
    return [];
  }
}

/** A failing store counts as an absent copy; the caller has others. */
async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch {
    return undefined;
  }
}
