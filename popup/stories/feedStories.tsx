import type { FeedView } from "../../extension/messages/views.lists.ts";
import { Frame } from "../pages/Frame.tsx";
import { FeedsCard } from "../pages/settings/FeedsCard.tsx";
import { settingsText } from "../text/settings.ts";
import { fakeHash, now } from "./fixtures.ts";
import { page, type Story } from "./story.tsx";

const dayMs = 86_400_000;
const feed: FeedView = {
  url: "https://lists.example/sites.json",
  name: "Example sites",
  licence: "CC0-1.0",
  date: new Date(now - 2 * dayMs).toISOString(),
  count: 95_455,
  hash: fakeHash("7"),
  fetchedAt: now - dayMs,
  triedAt: now - dayMs,
  problem: null,
};
const card = (
  <Frame route="/settings" title={settingsText.title}>
    <FeedsCard />
  </Frame>
);

/** The settings' card of lists. */
export const feedStories: Readonly<Record<string, Story>> = {
  "page-lists": page(card, { feeds: { list: [feed] } }),
  "page-lists-empty": page(card, { feeds: { list: [] } }),
  "page-lists-old": page(card, {
    feeds: {
      list: [
        {
          ...feed,
          fetchedAt: now - 9 * dayMs,
          triedAt: now - dayMs,
          problem: "Its server answered 404.",
        },
      ],
    },
  }),
};
