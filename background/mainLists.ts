import type { Platform } from "../extension/platform/platform.ts";
import { createFeedRepository } from "../extension/storage/lists.ts";
import type { Database } from "../extension/storage/openStore.ts";
import { createLists } from "./services/lists/createLists.ts";
import { createFetchFeed } from "./services/lists/fetchFeed.ts";
import type { Lists } from "./services/lists/lists.ts";

/** The user's lists, each from its last good copy. Effects: storage, one alarm. */
export function composeLists(deps: {
  platform: Pick<Platform, "now" | "setAlarm">;
  database: Database;
  fetchFrom: typeof fetch;
}): Promise<Lists> {
  const { platform, database, fetchFrom } = deps;
  const { now, setAlarm } = platform;
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint32Array(2));
  return createLists({
    ...{ now, setAlarm, key: [first, second] },
    repository: createFeedRepository(database),
    fetchFeed: createFetchFeed({ fetchFrom, now }),
  });
}
