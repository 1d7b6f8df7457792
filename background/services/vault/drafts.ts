import type { Area } from "../../../extension/platform/platform.ts";
import { fromText, randomBytes, toText } from "./bytes.ts";
import { createWords } from "./words.ts";

/** Words that were shown and are not a wallet yet. */
export interface Drafts {
  /** Effects: storage.session. `draft` is needed to get the words back; it is kept by the screen alone. */
  create(count: 12 | 24): Promise<{ draft: string; words: string[] }>;
  /** Null where the draft is another one, or gone with the browser session. */
  open(draft: string): Promise<string[] | null>;
  drop(): Promise<void>;
}

const name = "vault.draft";

/**
 * Keeps drafted words over the death of the worker, since writing down 24 words takes longer than it lives.
 *
 * They are stored encrypted under a key that only the screen has, so that the browser session holds no words.
 */
export function createDrafts(session: Area): Drafts {
  return {
    async create(count) {
      const words = createWords(count);
      const raw = randomBytes(32);
      const nonce = randomBytes(12);
      const plain = new TextEncoder().encode(words.join(" "));
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, await keyOf(raw), plain);
      await session.save({ [name]: { nonce: toText(nonce), sealed: toText(new Uint8Array(sealed)) } });
      return { draft: toText(raw), words };
    },
    async open(draft) {
      const raw = fromText(draft);
      const { nonce, sealed } = readStored(await session.load(name));
      if (raw?.length !== 32 || nonce === null || sealed === null) return null;
      try {
        const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, await keyOf(raw), sealed);
        return new TextDecoder().decode(plain).split(" ");
      } catch {
        return null;
      }
    },
    drop: () => session.remove(name),
  };
}

function keyOf(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function readStored(stored: unknown) {
  const { nonce, sealed } = (stored ?? {}) as { nonce?: unknown; sealed?: unknown };
  return {
    nonce: typeof nonce === "string" ? fromText(nonce) : null,
    sealed: typeof sealed === "string" ? fromText(sealed) : null,
  };
}
