import { openDB } from "idb";
import type { Database, Schema } from "./database.ts";
import { type StoreName, type StoreShape, schemaVersion, shapes } from "./schema.ts";

export type { Database } from "./database.ts";

/**
 * Opens the wallet's database and adds the stores and indexes that this version knows and the disk does not.
 *
 * Effects: storage. Nothing is ever dropped here: a downgrade fails to open and leaves the rows as they are.
 */
export async function openStore(name = "sechub"): Promise<Database> {
  return openDB<Schema>(name, schemaVersion, {
    upgrade(database, _oldVersion, _newVersion, transaction) {
      for (const store of Object.keys(shapes) as StoreName[]) {
        const { keyPath, indexes = {} }: StoreShape = shapes[store];
        const target = database.objectStoreNames.contains(store)
          ? transaction.objectStore(store)
          : database.createObjectStore(store, { keyPath });
        addIndexes(target as unknown as IDBObjectStore, indexes);
      }
    },
    // Another context with a newer version must not wait for us for ever.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

function addIndexes(store: IDBObjectStore, indexes: Readonly<Record<string, string>>): void {
  for (const [index, field] of Object.entries(indexes)) {
    if (!store.indexNames.contains(index)) store.createIndex(index, field);
  }
}
