import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { feedOf } from "../extension/domain/lists/samples.ts";
import { friend, own, stranger, usdc } from "../extension/domain/samples.ts";
import { openStore } from "../extension/storage/openStore.ts";
import { composeLists } from "./mainLists.ts";
import type { Services } from "./services/services.ts";

const bad = { level: "danger", reason: "Steals." } as const;
const feed = feedOf([
  { address: usdc, ...bad },
  { address: own, ...bad },
  { address: friend, chainId: 10, ...bad },
  { host: "app.example", ...bad },
  { host: "uniswap.org", ...bad },
  { host: "github.io", ...bad },
  { address: stranger, ...bad },
]);

/** A user with one account, two networks and one site. A fake. */
function fakeCore(status: "locked" | "unlocked") {
  return {
    accounts: { view: () => ({ selected: own, list: [{ address: own, name: "Main" }] }) },
    networks: { list: () => [{ chainId: 1 }, { chainId: 10 }] },
    sites: { list: () => [{ origin: "https://app.example:8443" }] },
    vault: { status: () => status },
  } as unknown as Pick<Services, "accounts" | "networks" | "sites" | "vault">;
}

async function conflictsOf(status: "locked" | "unlocked") {
  const lists = await composeLists({
    platform: { now: () => 1_790_000_000_000, setAlarm: async () => undefined },
    database: await openStore(`main-lists-${status}`),
    fetchFrom: () => expect.unreachable("a file needs no network"),
    core: fakeCore(status),
    dealtWith: () => [friend],
  });
  expect(await lists.addText(JSON.stringify(feed))).toEqual({ status: "added" });
  return lists.view().conflicts.shown.map(({ what, against }) => `${what} ${against.kind}`);
}

test("default: a list is held against core tokens, brands, shared parents and what the user knows [J14]", async () => {
  expect(await conflictsOf("unlocked")).toEqual([
    `${usdc} core-token`,
    `${own} own-account`,
    `${friend} dealt-with`,
    "app.example connected-site",
    "uniswap.org brand",
    "github.io shared-parent",
  ]);
});

test("behavior: while the wallet is locked nothing is said of whom the user knows", async () => {
  expect(await conflictsOf("locked")).toEqual([
    `${usdc} core-token`,
    "uniswap.org brand",
    "github.io shared-parent",
  ]);
});
