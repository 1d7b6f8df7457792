import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    settings: { key: string; value: SettingRow };
  }
}

/** One named setting; its owner decodes `value` when it loads it. */
export interface SettingRow {
  name: string;
  value: unknown;
}

export interface SettingRepository {
  /** `undefined` where it was never saved. */
  load(name: string): Promise<unknown>;
  save(name: string, value: unknown): Promise<void>;
}

/** Keeps named settings. Effects: storage. */
export function createSettingRepository(database: Database): SettingRepository {
  return {
    async load(name) {
      return (await database.get("settings", name))?.value;
    },
    async save(name, value) {
      await database.put("settings", { name, value });
    },
  };
}
