import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    vaultMirror: { key: string; value: VaultMirrorRow };
  }
}

/** The sealed vault once more, in case the browser loses the area where the first two copies are. */
export interface VaultMirrorRow {
  name: "vault";
  sealed: string;
}

export interface VaultMirror {
  load(): Promise<string | null>;
  save(sealed: string): Promise<void>;
}

/** Keeps the third copy of the sealed vault. Effects: storage. */
export function createVaultMirror(database: Database): VaultMirror {
  return {
    async load() {
      return (await database.get("vaultMirror", "vault"))?.sealed ?? null;
    },
    async save(sealed) {
      await database.put("vaultMirror", { name: "vault", sealed });
    },
  };
}
