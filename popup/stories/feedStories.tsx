import type { ListConflict } from "../../extension/domain/lists/conflicts.ts";
import type { DescriptorSetView, FeedView } from "../../extension/messages/views.lists.ts";
import type { Description } from "../../extension/messages/views.request.ts";
import { Frame } from "../pages/Frame.tsx";
import { ContractInfoCard } from "../pages/settings/ContractInfoCard.tsx";
import { DescriptorsCard } from "../pages/settings/DescriptorsCard.tsx";
import { FeedsCard } from "../pages/settings/FeedsCard.tsx";
import { settingsText } from "../text/settings.ts";
import { fakeHash, now } from "./fixtures.ts";
import { approveDescription, request } from "./requestFixtures.ts";
import { approval, page, type Story } from "./story.tsx";

const dayMs = 86_400_000;
const feed: FeedView = {
  url: "https://lists.example/sites.json",
  isFromFile: false,
  name: "Example sites",
  licence: "CC0-1.0",
  date: new Date(now - 2 * dayMs).toISOString(),
  count: 95_455,
  hash: fakeHash("7"),
  fetchedAt: now - dayMs,
  triedAt: now - dayMs,
  problem: null,
};
const agreed = { shown: [], total: 0 };
const fromFile: FeedView = { ...feed, url: "file:My own", isFromFile: true, name: "My own", count: 12 };
const contradictions: readonly ListConflict[] = [
  {
    what: "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
    list: "Example sites",
    level: "critical",
    against: { kind: "core-token", symbol: "USDC" },
  },
  {
    what: "swap.example",
    list: "Example sites",
    level: "danger",
    against: { kind: "list", name: "My own" },
  },
  { what: "app.example", list: "My own", level: "caution", against: { kind: "connected-site" } },
];
const card = (
  <Frame route="/settings" title={settingsText.title}>
    <FeedsCard />
  </Frame>
);

const set: DescriptorSetView = {
  url: "https://words.example/set.json",
  isFromFile: false,
  name: "Example registry",
  licence: "Apache-2.0",
  date: new Date(now - 12 * dayMs).toISOString(),
  hash: fakeHash("9"),
  places: 1204,
  refused: 3,
  fetchedAt: now - dayMs,
  triedAt: now - dayMs,
  problem: null,
};
const under = "As “Kind Vault” describes it";
const verifiedSource = "By verified source, as “sourcify.dev” says, asked on 2026-03-04";
const hearsay: Description["rows"] = [
  { label: "Function", value: "approve(address spender, uint256 amount)", under: verifiedSource },
  {
    label: "spender",
    value: "0x9B1f0a7C5D2e48136Fa0B4C3D5E6F708192A3b4C",
    isAddress: true,
    under: verifiedSource,
  },
  {
    label: "Call 2: Function, a guess",
    value:
      "claim()? By this wallet's table, from the first four bytes alone: any contract may mean another thing by them.",
  },
  {
    label: "Descriptor, a contradiction",
    value:
      "It says “Claim rewards”, but this wallet decoded that power over assets or accounts is given. What was decoded counts.",
  },
  {
    label: "Interaction with",
    value: "“Kind Vault”, by its descriptor in the set “Example registry” of 2026-02-20",
    under,
  },
  { label: "Purpose", value: "“Claim rewards”", under },
  { label: "“Reward”", value: "1.5 USDC", under },
  { label: "“Paid out to”", value: "0x5E1f00000000000000000000000000000000048c", under },
  { label: "Left out", value: "The descriptor leaves out one field." },
];
const wordsOfOthers: Description = {
  ...approveDescription,
  rows: [...approveDescription.rows, ...hearsay.map((row) => ({ ...row, isHearsay: true }))],
};
/** What decoding could not say, and others do. */
const onlyOthersKnow: Description = {
  ...wordsOfOthers,
  title: "Contract call",
  sentence: "Calls an unknown function (0x01617fab) of 0x5E1f…48cC. What it does could not be decoded.",
  isUnderstood: false,
  allowed: [],
};
const words = (
  <Frame route="/settings" title={settingsText.title}>
    <DescriptorsCard />
    <ContractInfoCard />
  </Frame>
);

/** The settings' cards of what the user adds: lists, descriptors, servers. */
export const feedStories: Readonly<Record<string, Story>> = {
  "page-lists": page(card, { feeds: { list: [feed], conflicts: agreed } }),
  "page-lists-empty": page(card, { feeds: { list: [], conflicts: agreed } }),
  "page-lists-contradict": page(card, {
    feeds: { list: [feed, fromFile], conflicts: { shown: contradictions, total: 41 } },
  }),
  "page-descriptors": page(words, {
    descriptorSets: {
      list: [
        set,
        {
          ...set,
          ...{
            url: "file:vault.json",
            isFromFile: true,
            name: "vault.json",
            licence: "Not stated",
            places: 1,
          },
          ...{
            refused: 0,
            problem: "Its copy here was changed. It is not used; remove it and add it again.",
          },
        },
      ],
    },
    contractInfo: { sources: "https://sourcify.dev/server", signatures: "" },
  }),
  "page-descriptors-empty": page(words),
  "approval-words-of-others": approval([request({ description: wordsOfOthers })]),
  "approval-only-others-know": approval([request({ description: onlyOthersKnow })]),
  "page-lists-old": page(card, {
    feeds: {
      conflicts: agreed,
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
