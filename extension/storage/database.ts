import type { DBSchema, IDBPDatabase } from "idb";

/**
 * Every IndexedDB store: its key and its row. Each repository adds its own stores to this, beside the rows' types, and
 * `schema.ts` says how they are laid out.
 */
export interface Schema extends DBSchema {}

export type Database = IDBPDatabase<Schema>;
