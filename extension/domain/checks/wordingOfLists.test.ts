import { describe, expect, test } from "vitest";
import type { FeedEntry } from "../lists/feed.ts";
import { listsOf } from "../lists/samples.ts";
import { messageOf, type SaidRow, saidBy, stranger, transactionTo, usdc } from "../samples.ts";

const hello = messageOf("hello");
const at = (origin: string, changes: { isSecure?: boolean; topOrigin?: string | null } = {}) => ({
  site: { origin, isSecure: true, ...changes },
});
const listed = (origin: string, ...feeds: (readonly FeedEntry[])[]) => ({
  ...at(origin),
  lists: listsOf(...feeds),
});
const bad = (host: string, level: "caution" | "critical" = "critical"): FeedEntry => ({
  host,
  level,
  reason: "Steals.",
});
const thief: FeedEntry = { address: stranger, level: "critical", reason: "Steals." };

// Whole, so that no word is lost unseen: people decide by these texts.
const rows: readonly SaidRow[] = [
  [
    "listed-host",
    "a listed host",
    hello,
    listed("https://bad.example", [bad("bad.example")]),
    "critical | “bad.example” stands in the list “Sample 0”: Steals. | Reject, and leave the site. | host bad.example",
  ],
  [
    "listed-host",
    "a host that two lists dispute",
    hello,
    listed(
      "https://bad.example",
      [bad("bad.example", "caution")],
      [{ ...bad("bad.example"), level: "none" }],
    ),
    "caution | “bad.example” stands in the list “Sample 0”: Steals. The lists disagree: “Sample 1” says that it is harmless. | Compare with what you know of the site. | host bad.example",
  ],
  [
    "listed-host",
    "a shared parent",
    hello,
    listed("https://pages.dev", [bad("pages.dev")]),
    "caution | “pages.dev” stands in the list “Sample 0”: Steals. Anybody gets a name below it, so this only warns. | Compare with what you know of the site. | host pages.dev",
  ],
  [
    "listed-host",
    "a brand's own host",
    hello,
    listed("https://metamask.io", [bad("metamask.io")]),
    "caution | “metamask.io” stands in the list “Sample 0”: Steals. This wallet knows it as a brand's own, so one of them is wrong. | Compare with what you know of the site. | host metamask.io",
  ],
  [
    "listed-host",
    "another host of a listed owner",
    hello,
    listed("https://app.bad.com", [bad("bad.com")]),
    "caution | “bad.com”, to which this site belongs, stands in the list “Sample 0”: Steals. | Reject unless you know the site. | host app.bad.com",
  ],
  [
    "listed-host",
    "a host of an owner that is listed as harmless",
    hello,
    listed("https://app.bad.com", [{ ...bad("bad.com"), level: "none" }]),
  ],
  [
    "listed-address",
    "a recipient",
    transactionTo(stranger, undefined, "0x1"),
    { lists: listsOf([thief]) },
    "critical | 0x3333333333333333333333333333333333333333 stands in the list “Sample 0”: Steals. | Reject. | address 0x3333333333333333333333333333333333333333",
  ],
  [
    "listed-address",
    "a recipient that two lists dispute",
    transactionTo(stranger, undefined, "0x1"),
    { lists: listsOf([{ ...thief, level: "caution" }], [{ ...thief, level: "none" }]) },
    "caution | 0x3333333333333333333333333333333333333333 stands in the list “Sample 0”: Steals. The lists disagree: “Sample 1” says that it is harmless. | Compare with what you know of the address. | address 0x3333333333333333333333333333333333333333",
  ],
  [
    "listed-address",
    "a core token",
    transactionTo(usdc, "0x12345678"),
    { lists: listsOf([{ ...thief, address: usdc }]) },
    "caution | 0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48 stands in the list “Sample 0”: Steals. This wallet knows it as USDC, so one of them is wrong. | Compare with what you know of the address. | address 0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
  ],
  [
    "listed-address",
    "a reason of sixty letters and more",
    transactionTo(stranger, undefined, "0x1"),
    { lists: listsOf([{ ...thief, reason: "a".repeat(61) }]) },
    "critical | 0x3333333333333333333333333333333333333333 stands in the list “Sample 0”: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… | Reject. | address 0x3333333333333333333333333333333333333333",
  ],
];

describe("the words about lists", () => {
  test.each(rows)("behavior: %s says of %s exactly this", (code, _, subject, changes, ...said) => {
    expect(saidBy(code, subject, changes)).toEqual(said);
  });
});
