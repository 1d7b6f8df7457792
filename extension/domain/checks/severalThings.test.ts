import { encodePacked } from "viem";
import { describe, expect, test } from "vitest";
import type { InspectionContext } from "../context.ts";
import type { Action, Asset } from "../decode/action.ts";
import { delegationManager } from "../decode/caveats.ts";
import type { Address } from "../primitives.ts";
import {
  callData,
  friend,
  messageOf,
  own,
  saidBy,
  sampleContext,
  stranger,
  subjectFrom,
  token,
  transactionTo,
  typedDataOf,
  typedSubject,
  usdc,
  weth,
} from "../samples.ts";
import type { Subject } from "../subject.ts";
import { bulkTransfer } from "./bulkTransfer.ts";
import { factsNeeded } from "./factsNeeded.ts";
import { inspectLocally } from "./inspectLocally.ts";

const helper: Address = `0x${"6".repeat(40)}`;
const second: Address = `0x${"7".repeat(40)}`;
const piece = (tokenId: bigint): Asset => ({ kind: "nft", token, tokenId, amount: 1n });
const erc20 = (of: Address, amount = 5n): Asset => ({ kind: "erc20", token: of, amount });
const coin: Asset = { kind: "coin", amount: 5n };
const batch = (...calls: readonly { to?: string; data?: string; value?: string }[]) =>
  subjectFrom("wallet_sendCalls", [
    { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false, calls },
  ]);

interface Sent {
  from?: Address;
  actor?: Address;
  to?: Address;
  call?: number;
}
const send = (asset: Asset, { from = own, actor = helper, to = stranger, call = 0 }: Sent = {}): Action => ({
  ...{ kind: "send", asset, from, to, actor, call, depth: 0, flags: [] },
});
const found = (subject: Subject, actions: readonly Action[], changes: Partial<InspectionContext> = {}) =>
  inspectLocally(subject, sampleContext(changes), [bulkTransfer], () => ({
    actions,
    isUnderstood: true,
  })).findings.map(({ text, about }) => [/^Moves (.+) at once/.exec(text)?.[1], about?.address, about?.call]);

describe("several things at once", () => {
  const viaHelper = transactionTo(helper, "0x12345678");
  const one = [["a piece of yours", stranger, 0]];
  const two = [["2 different things of yours", stranger, 0]];

  test("default: a piece that a helper moves is one, and so is what is of an own account or of the caller's", () => {
    expect(found(viaHelper, [send(piece(1n))])).toEqual(one);
    expect(found(viaHelper, [send(piece(1n), { from: second, actor: second })])).toEqual(one);
    expect(found(viaHelper, [send(piece(1n), { from: second })], { ownAccounts: [own, second] })).toEqual(
      one,
    );
    expect(found(viaHelper, [send(piece(1n), { from: second })])).toEqual([]);
    expect(found(viaHelper, [send(piece(1n), { from: own, actor: own })])).toEqual(one);
  });

  test("behavior: two things are coin and a token, two tokens, or two pieces; the same twice is one", () => {
    expect(found(viaHelper, [send(coin), send(erc20(token))])).toEqual(two);
    expect(found(viaHelper, [send(erc20(usdc)), send(erc20(token))])).toEqual(two);
    expect(found(viaHelper, [send(piece(1n)), send(piece(2n))])).toEqual(two);
    expect(found(viaHelper, [send(coin), send(coin)])).toEqual([]);
    expect(found(viaHelper, [send(erc20(usdc, 1n)), send(erc20(usdc, 2n))])).toEqual([]);
    expect(found(viaHelper, [send(piece(1n)), send(piece(1n))])).toEqual(one);
  });

  test.each(["erc721", "erc1155"] as const)(
    "behavior: a token known as %s is counted by its pieces",
    (standard) => {
      const tokens = { [token]: { symbol: "ART", decimals: 0, isCore: false, standard } };

      expect(found(viaHelper, [send(erc20(token, 1n)), send(erc20(token, 2n))], { tokens })).toEqual(two);
    },
  );

  test("behavior: which call of a batch begins it is named, and its own collection moves a piece by itself", () => {
    const direct = batch(
      { to: friend, value: "0x1" },
      { to: token, data: "0x12345678" },
      { to: helper, data: "0x12345678" },
    );

    expect(found(direct, [send(piece(1n), { call: 1 })])).toEqual([]);
    expect(found(direct, [send(piece(1n), { call: 2 })])).toEqual([["a piece of yours", stranger, 2]]);
    expect(found(direct, [send(coin, { call: 1 }), send(erc20(usdc), { call: 2 })])).toEqual([
      ["2 different things of yours", stranger, 1],
    ]);
    expect(found(transactionTo(token, "0x12345678"), [send(piece(1n))])).toEqual([]);
  });

  test("behavior: what is signed rather than sent has no helper", () => {
    const signed = typedSubject(typedDataOf("Note", { Note: [] }, {}));

    expect([found(messageOf("hello"), [send(piece(1n))]), found(signed, [send(piece(1n))])]).toEqual([
      [],
      [],
    ]);
    expect(found(signed, [send(piece(1n)), send(piece(2n))])).toEqual(two);
  });
});

describe("one finding for one address", () => {
  const young = { [stranger]: { age: { isOlder: false, than: 1_789_999_000_000 } } };
  const gone = { [stranger]: { proxy: { kind: "eip1967", implementation: second, code: "none" } } } as const;
  const twice = batch(
    { to: token, data: callData("0x095ea7b3", stranger, 1n) },
    { to: stranger, data: "0x12345678" },
  );

  test.each([
    ["just-deployed", { contracts: young }],
    ["proxy-changed", { contracts: gone }],
    ["unverified", { verifiedSource: { [stranger]: "unverified" } }],
  ] as const)(
    "behavior: %s says the worse word once where a spender is also called [I05]",
    (code, changes) => {
      const said = saidBy(code, twice, changes);

      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/^danger.* \| call 0$/);
    },
  );

  test("behavior: a token that imitates is found where it is allowed or wrapped, and once", () => {
    const tokens = { [token]: { symbol: "USDC", decimals: 6, isCore: false } };
    const approve = callData("0x095ea7b3", stranger, 1n);

    expect(saidBy("imitated-token", transactionTo(token, approve), { tokens })).toHaveLength(1);
    expect(saidBy("imitated-token", transactionTo(token, "0xd0e30db0", "0x1"), { tokens })).toHaveLength(1);
    expect(
      saidBy("imitated-token", batch({ to: token, data: approve }, { to: token, data: approve }), { tokens }),
    ).toHaveLength(1);
    expect(saidBy("imitated-token", transactionTo(friend, undefined, "0x1"), { tokens })).toEqual([]);
  });

  test("behavior: a call of a batch is looked at as a transaction is", () => {
    const selfDestruct = `0x73${stranger.slice(2)}ff`;
    const safe = {
      kind: "safe",
      implementation: "0xd9db270c1b5e3bd161e8c8503c55ceabee709552",
      code: "contract",
    } as const;
    const addOwner = { to: token, data: callData("0x0d582f13", stranger, 1n) };

    expect(
      saidBy("contract-creation", batch({ to: friend, value: "0x1" }, { data: selfDestruct }))[0],
    ).toMatch(/^danger \| Creates a contract whose code destroys itself .* \| call 1$/);
    expect(saidBy("contract-creation", batch({ data: "0x6080604052" }))[0]).toMatch(/^caution/);
    expect(
      saidBy("nothing-there", batch({ to: stranger, data: "0x12" }, { to: friend, data: "0x12" })),
    ).toMatchObject([expect.stringMatching(/call 1$/)]);
    expect(
      saidBy("control-transfer", batch(addOwner), { contracts: { [token]: { proxy: safe } } })[0],
    ).toMatch(/^caution .* changes nothing/);
  });

  test("behavior: a claim names another only by a whole, clean address", () => {
    const claim = (data: string) => saidBy("claim-lure", transactionTo(stranger, `0xef5cfb8c${data}`)).length;
    const word = friend.slice(2).padStart(64, "0");

    expect([claim(word), claim(word.slice(0, -2)), claim(`ff${word.slice(2)}`)]).toEqual([1, 0, 0]);
  });
});

describe("what is asked of the chain", () => {
  const swapFields = ["address sellToken", "uint256 sellAmount", "address buyToken", "uint256 buyAmount"];
  const swap = (sellToken: Address, buyToken: Address) =>
    typedSubject(
      typedDataOf("Order", { Order: swapFields }, { sellToken, sellAmount: "5", buyToken, buyAmount: "6" }),
    );

  test("default: an order's tokens on both sides, and how much there is of what is given", () => {
    expect(factsNeeded(swap(second, helper))).toMatchObject({ tokens: [second, helper], balances: [second] });
    expect(factsNeeded(swap(usdc, helper))).toMatchObject({ tokens: [helper], balances: [usdc] });
    expect(factsNeeded(swap(second, weth))).toMatchObject({ tokens: [second] });
    expect(factsNeeded(swap(second, `0x${"0".repeat(40)}`))).toMatchObject({ tokens: [second] });
  });

  test("default: the tokens that a delegation lets somebody spend", () => {
    const fields = [
      "address delegate",
      "address delegator",
      "bytes32 authority",
      "Caveat[] caveats",
      "uint256 salt",
    ];
    const caveat = {
      enforcer: "0xf100b0819427117EcF76Ed94B358B1A5b5C6D2Fc",
      terms: encodePacked(["address", "uint256"], [helper, 5n]),
    };
    const coinCaveat = {
      enforcer: "0xF71af580b9c3078fbc2BBF16FbB8EEd82b330320",
      terms: `0x${"5".padStart(64, "0")}`,
    };
    const delegation = (caveats: readonly object[]) =>
      typedSubject(
        typedDataOf(
          "Delegation",
          { Delegation: fields, Caveat: ["address enforcer", "bytes terms"] },
          { delegate: stranger, delegator: own, authority: `0x${"f".repeat(64)}`, caveats, salt: 0 },
          { verifyingContract: delegationManager },
        ),
      );

    expect(factsNeeded(delegation([caveat, coinCaveat]))).toMatchObject({
      code: [stranger],
      tokens: [helper],
    });
    expect(factsNeeded(delegation([])).tokens).toEqual([]);
  });

  test("behavior: each call of a batch, payments of coin included, and a creation has nobody to ask about", () => {
    const needed = factsNeeded(
      batch({ to: friend, value: "0x1" }, { to: stranger, data: "0x12345678" }, { data: "0x6080" }),
    );

    expect(needed).toMatchObject({ code: [friend, stranger], tokens: [] });
    expect(factsNeeded(transactionTo(undefined, "0x6080")).code).toEqual([]);
  });

  test("behavior: fifty addresses are asked about and no more", () => {
    const addressOf = (index: number): Address => `0x${(index + 1).toString(16).padStart(40, "0")}`;
    const of = (count: number) =>
      factsNeeded(
        batch(
          ...Array.from({ length: count }, (_, index) => ({
            to: addressOf(index),
            data: callData("0xa9059cbb", own, 1n),
          })),
        ),
      );
    const counts = (count: number) => [of(count).code.length, of(count).tokens.length];

    expect([counts(48), counts(49), counts(60)]).toEqual([
      [49, 48],
      [50, 49],
      [50, 50],
    ]);
  });
});
