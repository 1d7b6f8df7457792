import type { ListView } from "../../../extension/domain/lists/listView.ts";
import { parseTime } from "../../../extension/domain/time.ts";
import type { RequestView } from "../../../extension/messages/views.request.ts";

const DAY_MS = 86_400_000;

/** "2 lists loaded, the oldest 3 days old". */
export function listsWords(lists: ListView | undefined, now: number): RequestView["lists"] {
  if (lists === undefined || lists.loaded === 0) return { status: "none-loaded", text: "No list loaded" };
  const date = parseTime(lists.oldest ?? "");
  const days = date === null ? null : Math.max(0, Math.floor((now - date) / DAY_MS));
  const age = days === null ? "of unknown age" : days === 1 ? "1 day old" : `${days} days old`;
  const text =
    lists.loaded === 1 ? `1 list loaded, ${age}` : `${lists.loaded} lists loaded, the oldest ${age}`;
  return { status: "loaded", text };
}
