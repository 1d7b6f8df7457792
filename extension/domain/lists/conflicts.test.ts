import { describe, expect, test } from "vitest";
import { friend, own, stranger, usdc } from "../samples.ts";
import { CONFLICTS_AT_MOST, conflictsWith, conflictsWithKnown, type KnownGood } from "./conflicts.ts";
import type { FeedEntry } from "./feed.ts";
import { loadList } from "./listView.ts";
import { feedOf } from "./samples.ts";

const bad = { level: "danger", reason: "Steals." } as const;
const fine = { level: "none", reason: "Known." } as const;
const load = (name: string, entries: readonly FeedEntry[]) => loadList(feedOf(entries, { name }), [1, 2]);
const nothing: KnownGood = {
  ...{ coreTokens: [], sharedParents: [], brandHosts: [], ownAccounts: [], dealtWith: [] },
  ...{ connectedHosts: [], chainIds: [1, 10] },
};

describe("conflictsWith", () => {
  test("default: what one list warns of and another allows is named, whichever came first", () => {
    const one = [
      { host: "a.example", ...bad },
      { address: stranger, ...bad },
    ];
    const other = [
      { host: "a.example", ...fine },
      { address: stranger, chainId: 1, ...fine },
    ];
    const expected = [
      { what: "a.example", list: "One", level: "danger", against: { kind: "list", name: "Other" } },
      { what: stranger, list: "One", level: "danger", against: { kind: "list", name: "Other" } },
    ];

    expect(conflictsWith({ name: "Other", entries: other }, load("One", one))).toEqual({
      shown: expected,
      total: 2,
    });
    const here = [other[0], { address: stranger, ...fine }].filter((entry) => entry !== undefined);
    expect(conflictsWith({ name: "One", entries: one }, load("Other", here)).shown).toEqual(expected);
  });

  test("behavior: two that agree, or speak of other chains, contradict nothing", () => {
    const list = load("One", [
      { host: "a.example", ...bad },
      { host: "b.example", ...fine },
      { address: stranger, chainId: 10, ...bad },
    ]);
    const entries: readonly FeedEntry[] = [
      { host: "a.example", level: "caution", reason: "Odd." },
      { host: "b.example", ...fine },
      { host: "c.example", ...fine },
      { address: stranger, chainId: 1, ...fine },
    ];

    expect(conflictsWith({ name: "Other", entries }, list)).toEqual({ shown: [], total: 0 });
  });

  test("behavior: many are counted, and the first are shown", () => {
    const hosts = Array.from({ length: CONFLICTS_AT_MOST + 7 }, (_, index) => `h${index}.example`);
    const list = load(
      "One",
      hosts.map((host) => ({ host, ...bad })),
    );
    const found = conflictsWith({ name: "Other", entries: hosts.map((host) => ({ host, ...fine })) }, list);

    expect([found.total, found.shown.length]).toEqual([hosts.length, CONFLICTS_AT_MOST]);
  });
});

describe("conflictsWithKnown", () => {
  test("default: core tokens, the user's own, and what is known by name are held against a list [J14]", () => {
    const list = load("One", [
      { address: usdc, level: "critical", reason: "Wrong." },
      { address: own, chainId: 10, ...bad },
      { address: friend, ...bad },
      { host: "app.example", ...bad },
      { host: "brand.example", ...bad },
      { host: "pages.example", level: "caution", reason: "Odd." },
    ]);
    const known: KnownGood = {
      coreTokens: [{ chainId: 1, address: usdc, symbol: "USDC" }],
      sharedParents: ["pages.example", "other.example"],
      brandHosts: ["brand.example"],
      ownAccounts: [{ address: own, name: "Main" }],
      dealtWith: [friend, friend, stranger],
      connectedHosts: ["app.example"],
      chainIds: [1, 10],
    };

    expect(conflictsWithKnown(list, known).map(({ what, level, against }) => [what, level, against])).toEqual(
      [
        [usdc, "critical", { kind: "core-token", symbol: "USDC" }],
        [own, "danger", { kind: "own-account", name: "Main" }],
        [friend, "danger", { kind: "dealt-with" }],
        ["app.example", "danger", { kind: "connected-site" }],
        ["brand.example", "danger", { kind: "brand" }],
        ["pages.example", "caution", { kind: "shared-parent" }],
      ],
    );
  });

  test("behavior: a good word about what is good is no contradiction", () => {
    const list = load("One", [{ address: usdc, ...fine }]);
    const coreTokens = [{ chainId: 1, address: usdc, symbol: "USDC" }];

    expect(conflictsWithKnown(list, { ...nothing, coreTokens })).toEqual([]);
  });

  test("behavior: a token listed on another chain is not the one of this", () => {
    const list = load("One", [{ address: usdc, chainId: 10, ...bad }]);
    const coreTokens = [{ chainId: 1, address: usdc, symbol: "USDC" }];

    expect(conflictsWithKnown(list, { ...nothing, coreTokens })).toEqual([]);
  });
});
