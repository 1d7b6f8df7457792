import { describe, expect, test } from "vitest";
import type { InspectionContext, TokenFacts } from "../context.ts";
import type { Asset, OrderDeed } from "../decode/action.ts";
import type { Address } from "../primitives.ts";
import { friend, messageOf, own, readingOf, sampleContext, stranger, token, usdc, weth } from "../samples.ts";
import { inspectLocally } from "./inspectLocally.ts";
import { orderGivesAll } from "./orderGivesAll.ts";

const wei = 10n ** 18n;
const coin = (amount: bigint): Asset => ({ kind: "coin", amount });
const erc20 = (of: Address, amount: bigint): Asset => ({ kind: "erc20", token: of, amount });
const piece: Asset = { kind: "nft", token, tokenId: 7n, amount: 1n };
const to = (recipient: Address, ...assets: readonly Asset[]) => assets.map((asset) => ({ asset, recipient }));

function said(changes: Partial<OrderDeed>, context: Partial<InspectionContext> = {}): string {
  const order: OrderDeed = {
    ...{ kind: "order", market: null, name: "Order", maker: own, taker: null, gives: [], gets: [] },
    ...{ endsAt: null, isComplete: true, ...changes },
  };
  const reading = () => readingOf(order);
  const { findings } = inspectLocally(messageOf("hello"), sampleContext(context), [orderGivesAll], reading);
  return findings.map(({ level, text }) => `${level}: ${text}`).join();
}

const tokenOf = (decimals: number): Partial<InspectionContext> => {
  const facts: TokenFacts = { symbol: "TST", decimals, isCore: false };
  return { tokens: { [token]: facts } };
};
const isFair = (gives: Asset, gets: Asset, context: Partial<InspectionContext> = {}) =>
  said({ gives: [gives], gets: to(own, gets) }, context).startsWith("caution");

describe("what an order gives and gets", () => {
  const fair = { gives: [erc20(usdc, 5_000_000n)], gets: to(own, coin(wei)) };

  test("default: all that goes and comes is named, in a row", () => {
    expect(
      said({ gives: [coin(wei), erc20(usdc, 5_000_000n)], gets: to(own, coin(2n * wei), erc20(weth, wei)) }),
    ).toBe(
      "caution: An order: you give 1 ETH, 5 USDC and receive 2 ETH, 1 WETH. Anybody may fill it without asking again.",
    );
    expect(said({ ...fair, taker: friend })).toContain(
      "Only “Friend” (0x2222…2222) may fill it without asking again.",
    );
  });

  test("default: whoever takes an order says so, and the coin goes with the call", () => {
    expect(said({ ...fair, isFill: true })).toBe(
      "caution: Takes an order: you give 5 USDC and receive 1 ETH, at once.",
    );
    expect(said({ gets: to(own, piece), isFill: true })).toBe(
      "caution: Takes an order: you give the coin sent with it and receive NFT number 7 of “TST” (0x4444…4444), at once.",
    );
  });

  test("default: nothing in return is said with all that goes", () => {
    expect(said({ gives: [coin(wei), erc20(usdc, 1_000_000n)], gets: [] })).toBe(
      "danger: You give 1 ETH, 1 USDC and receive nothing.",
    );
    expect(said({ gives: [], gets: [] })).toBe("danger: You give what you hold and receive nothing.");
    expect(said({ gives: [coin(wei)], gets: to(own, coin(0n), erc20(usdc, 0n)) })).toBe(
      "danger: You give 1 ETH and receive nothing of worth.",
    );
  });

  test("behavior: what is paid to others is nothing that comes in, unless they take the order for themselves", () => {
    expect(said({ gives: [coin(wei)], gets: to(stranger, coin(wei)) })).toBe(
      "danger: You give 1 ETH, and what is paid goes to 0x3333…3333, not to you.",
    );
    const wrapper = { gives: [coin(wei)], maker: stranger, gets: to(stranger, coin(wei)) };
    expect(said({ ...wrapper, isFill: true })).toMatch(/^caution/);
    expect(said(wrapper)).toMatch(/^danger/);
    // What a foreign maker's order pays to an own account pays nobody for what the maker gives.
    expect(said({ ...wrapper, gets: to(own, coin(wei)) })).toMatch(/^danger/);
    expect(said({ ...fair, gets: to(friend, coin(wei)) }, { ownAccounts: [own, friend] })).toMatch(
      /^caution/,
    );
  });

  test("behavior: one part of worth among others of none is a payment", () => {
    expect(said({ gives: [erc20(usdc, 5_000_000n)], gets: to(own, coin(0n), erc20(weth, wei)) })).toMatch(
      /^caution/,
    );
    expect(said({ gives: [erc20(usdc, 5_000_000n)], gets: to(own, coin(1n), erc20(weth, wei)) })).toMatch(
      /^caution/,
    );
    expect(said({ gives: [erc20(usdc, 100n), erc20(weth, wei)], gets: to(own, erc20(usdc, 1n)) })).toMatch(
      /^danger/,
    );
    expect(said({ gives: [erc20(usdc, 5_000_000n)], gets: to(own, piece) })).toMatch(/^caution/);
  });

  test("behavior: an order read in part says so, and what it was read to give still counts", () => {
    const part = { isComplete: false };

    expect(said({ ...part })).toMatch(/^caution: An order to trade that could only be read in part/);
    expect(said({ ...part, ...fair })).toMatch(/^caution: An order to trade that could only be read in part/);
    expect(said({ ...part, gives: [coin(wei)] })).toBe("danger: You give 1 ETH and receive nothing.");
    expect(said({ ...part, ...fair, name: "BulkOrder" })).toMatch(/^danger: Many orders in one signature/);
    expect(said({ ...fair, name: "BulkOrder" })).toMatch(/^caution: An order: you give/);
  });
});

describe("next to nothing", () => {
  test("default: for a piece it is less than a thousandth of the coin, or of its wrapped form", () => {
    const price = 10n ** 15n;

    expect([isFair(piece, coin(price)), isFair(piece, coin(price - 1n))]).toEqual([true, false]);
    expect([isFair(piece, erc20(weth, price)), isFair(piece, erc20(weth, price - 1n))]).toEqual([
      true,
      false,
    ]);
    const mixed = (gets: Asset) => said({ gives: [erc20(usdc, 5_000_000n), piece], gets: to(own, gets) });
    expect([mixed(coin(price)), mixed(coin(price - 1n))].map((text) => text.startsWith("danger"))).toEqual([
      false,
      true,
    ]);
  });

  test("default: for anything else it is a millionth of the coin", () => {
    const least = 10n ** 12n;

    expect([
      isFair(erc20(usdc, 5_000_000n), coin(least)),
      isFair(erc20(usdc, 5_000_000n), coin(least - 1n)),
    ]).toEqual([true, false]);
  });

  // A millionth of a whole unit; of coarser tokens a thousand smallest units, but never a thousandth of a whole one.
  test.each([
    [18, 10n ** 12n],
    [10, 10_000n],
    [9, 1000n],
    [8, 1000n],
    [7, 1000n],
    [6, 1000n],
    [5, 100n],
    [4, 10n],
    [3, 1n],
    [0, 0n],
  ])("default: of a token with %i decimals it is less than %d smallest units", (decimals, least) => {
    const get = (amount: bigint) => isFair(coin(wei), erc20(token, amount), tokenOf(decimals));

    expect(get(least === 0n ? 1n : least)).toBe(true);
    if (least > 1n) expect(get(least - 1n)).toBe(false);
  });

  test("default: of a token that nobody knows it is less than a thousand smallest units", () => {
    const get = (amount: bigint) => isFair(coin(wei), erc20(stranger, amount));

    expect([get(1000n), get(999n)]).toEqual([true, false]);
  });
});
