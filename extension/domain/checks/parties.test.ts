import { describe, expect, test } from "vitest";
import type { Asset, Deed, OrderDeed } from "../decode/action.ts";
import { listsOf } from "../lists/samples.ts";
import type { Address } from "../primitives.ts";
import { own, readingOf, sampleContext, stranger, token, transactionTo, usdc, weth } from "../samples.ts";
import { inspectLocally } from "./inspectLocally.ts";
import { listedAddress } from "./listedAddress.ts";
import { contractsIn, delegateOf, granteesOf, isAccount, isNamed } from "./parties.ts";

const market: Address = `0x${"6".repeat(40)}`;
const taker: Address = `0x${"7".repeat(40)}`;
const coin: Asset = { kind: "coin", amount: 1n };
const erc20 = (of: Address): Asset => ({ kind: "erc20", token: of, amount: 1n });
const piece: Asset = { kind: "nft", token: weth, tokenId: 7n, amount: 1n };
const send = (asset: Asset): Deed => ({ kind: "send", asset, from: own, to: stranger, actor: own });
const order = (changes: Partial<OrderDeed>): Deed => ({
  ...{ kind: "order", market: null, name: "Order", maker: own, taker: null, gives: [], gets: [] },
  ...{ endsAt: null, isComplete: true, ...changes },
});
const allow: Deed = {
  ...{ kind: "allow", token, owner: taker, spender: stranger, amount: 1n, most: 9n, mode: "set" },
  ...({ endsAt: null, form: "call", isOnce: false } as const),
};
const operator = (isApproved: boolean): Deed => ({
  ...({ kind: "operator", token, operator: stranger, isApproved, form: "call" } as const),
});
const call: Deed = {
  ...({ kind: "call", to: stranger, value: 0n, selector: null, signature: null, data: "0x" } as const),
  isUnderstood: false,
};
const control = (party: Address | null): Deed => ({
  kind: "control",
  what: "owner",
  contract: market,
  party,
});
const delegation = (to: Address | null): Deed => ({ kind: "delegation", what: "votes", to });
const full = order({
  ...{ market, taker, gives: [erc20(token), coin] },
  gets: [{ asset: piece, recipient: stranger }],
});

type Row = readonly [what: string, deed: Deed, named: readonly Address[], contracts: readonly Address[]];

// Who is named at all, in any part, and whose code decides what becomes of it.
const rows: readonly Row[] = [
  ["coin", send(coin), [stranger], []],
  ["a token", send(erc20(usdc)), [stranger, usdc], [usdc]],
  ["a piece", send(piece), [stranger, weth], [weth]],
  ["an allowance", allow, [stranger, taker, token], [token]],
  ["an operator", operator(true), [stranger, token], [token]],
  ["an order", full, [market, taker, token, stranger, weth], [market]],
  ["an order without a market", order({ gives: [erc20(token)] }), [token], []],
  ["a handover", control(taker), [market, taker], [market]],
  ["a renunciation", control(null), [market], [market]],
  ["wrapping", { kind: "wrap", token: weth, amount: 1n }, [weth], [weth]],
  ["unwrapping", { kind: "unwrap", token: weth, amount: 1n }, [weth], [weth]],
  ["a call", call, [stranger], [stranger]],
  ["a delegation", delegation(stranger), [stranger], []],
  ["a delegation to nobody named", delegation(null), [], []],
  ["a text", { kind: "plain-text" }, [], []],
];

describe("parties", () => {
  test.each(rows)("default: of %s, the lists are asked about everybody it names", (_, deed, named) => {
    const all = [own, stranger, token, usdc, weth, market, taker];
    const lists = listsOf(all.map((address) => ({ address, level: "caution", reason: "Seen." }) as const));
    const subject = transactionTo(stranger);
    const reading = () => readingOf(deed);
    const { findings } = inspectLocally(subject, sampleContext({ lists }), [listedAddress], reading);

    expect(findings.map(({ about }) => about?.address)).toEqual(named);
  });

  test.each(rows)("behavior: of %s, the contracts whose code decides are known", (_, deed, __, contracts) => {
    expect(readingOf(deed).actions.flatMap(contractsIn)).toEqual(contracts);
  });

  test("behavior: whoever may take afterwards is a spender, an operator that is set, or a delegate", () => {
    const reading = readingOf(
      allow,
      operator(true),
      operator(false),
      delegation(taker),
      delegation(null),
      call,
    );

    expect(granteesOf(reading)).toEqual([
      { token, party: stranger, call: 0 },
      { token, party: stranger, call: 0 },
      { token: null, party: taker, call: 0 },
    ]);
  });

  test("behavior: a name in the book counts beside other names", () => {
    const addressBook = [
      { address: market, name: "Market" },
      { address: taker, name: "Taker" },
    ];
    const context = sampleContext({ addressBook, ownAccounts: [own] });

    expect([own, market, taker, stranger].map((one) => isNamed(one, context))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test("behavior: an account is what has no code, or only a delegate's; what an object inherits is no delegate", () => {
    const contracts: Record<Address, { delegate?: Address }> = Object.create({ [market]: { delegate: own } });
    contracts[taker] = { delegate: stranger };
    contracts[token] = {};
    const codeAt = {
      [taker]: "contract",
      [token]: "contract",
      [usdc]: "none",
      [market]: "contract",
    } as const;
    const context = sampleContext({ contracts, codeAt });

    expect([taker, token, usdc, market].map((one) => delegateOf(one, context))).toEqual([
      stranger,
      null,
      null,
      null,
    ]);
    expect([taker, token, usdc, market].map((one) => isAccount(one, context))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
