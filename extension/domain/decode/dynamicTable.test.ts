import { type AbiParameter, encodeAbiParameters, parseAbiParameters } from "viem";
import { describe, expect, test } from "vitest";
import type { Address, Hex } from "../primitives.ts";
import { own, token } from "../samples.ts";
import { decodeStrictly } from "./abi.ts";
import type { Asset, Deed } from "./action.ts";
import { max160, max256 } from "./amounts.ts";
import type { InnerCall } from "./dynamic.ts";
import { dynamicFunctions } from "./dynamicFunctions.ts";
import { seaportCalls } from "./seaportCalls.ts";

/** The parts of the arguments are numbered as they are written, those of lists one after another; no two are equal. */
const addressAt = (place: number): Address => `0x${(0xa0 + place).toString(16).repeat(20)}`;
const bytesAt = (place: number): Hex => `0x${(0xa0 + place).toString(16)}`;
const amountAt = (place: number) => BigInt(1000 + place);
const paid = 77n;

function argument({ type, ...rest }: AbiParameter, next: () => number, operation: number): unknown {
  if (type.endsWith("[]")) {
    const one = { ...rest, type: type.slice(0, -2) } as AbiParameter;
    return [argument(one, next, operation), argument(one, next, operation)];
  }
  if (type === "tuple" && "components" in rest) {
    return rest.components.map((one) => argument(one, next, operation));
  }
  const place = next();
  if (type === "address") return addressAt(place);
  if (type === "bytes") return bytesAt(place);
  if (type === "string") return `text ${place}`;
  if (type === "bool") return true;
  if (type === "uint8") return operation;
  if (type.startsWith("bytes")) return `0x${"cd".repeat(Number(type.slice(5)))}`;
  return type === "uint48" ? 1000 + place : amountAt(place);
}

function saidBy(selector: Hex, operation = 0): string {
  const known = dynamicFunctions.get(selector);
  const types = parseAbiParameters(known?.parameters ?? "");
  let place = -1;
  const next = () => ++place;
  const values = types.map((one) => argument(one, next, operation));
  const decoded = decodeStrictly(known?.parameters ?? "", encodeAbiParameters(types, values));
  const read = known?.read(decoded?.values ?? [], { contract: token, actor: own, value: paid });
  if (read === null || read === undefined) return "not understood";
  return [...read.deeds.map(deedLine), ...read.calls.map(callLine)].join("; ");
}

function deedLine(deed: Deed): string {
  if (deed.kind === "send") {
    const { asset, from, to, actor } = deed;
    return `${whoOf(actor)}: ${assetLine(asset)} from ${whoOf(from)} to ${whoOf(to)}`;
  }
  if (deed.kind === "allow") {
    const { owner, spender, amount, most, mode, endsAt, form, isOnce } = deed;
    const limit = most === max160 ? "160" : most === max256 ? "256" : "other";
    const rest = [mode, form, limit, endsAt === null ? "no end" : `until ${placeOf(endsAt)}`, isOnce];
    return `${whoOf(owner)} allows ${whoOf(spender)} ${placeOf(amount)} of ${whoOf(deed.token)} (${rest.join(", ")})`;
  }
  if (deed.kind === "operator") {
    return `operator ${whoOf(deed.operator)} of ${whoOf(deed.token)}, ${deed.isApproved}, ${deed.form}`;
  }
  if (deed.kind === "control") {
    return `${deed.what} of ${whoOf(deed.contract)} to ${deed.party === null ? "none" : whoOf(deed.party)}`;
  }
  return deed.kind;
}

function assetLine(asset: Asset): string {
  if (asset.kind === "coin") return `${placeOf(asset.amount)} coin`;
  if (asset.kind === "erc20") return `${placeOf(asset.amount)} of ${whoOf(asset.token)}`;
  return `${placeOf(asset.amount)} of piece ${asset.tokenId === null ? "any" : placeOf(asset.tokenId)} of ${whoOf(asset.token)}`;
}

function callLine({ to, actor, value, data }: InnerCall): string {
  const by = actor === undefined ? "" : ` as ${whoOf(actor)}`;
  const place = Array.from({ length: 60 }, (_, index) => index).find((index) => bytesAt(index) === data);
  return `calls ${to === null ? "itself" : whoOf(to)}${by} with ${value === 0n ? "nothing" : placeOf(value)}, ${place === undefined ? data : `#${place}`}`;
}

const placeOf = (amount: bigint) => (amount >= 1000n && amount < 1060n ? `#${amount - 1000n}` : `${amount}`);

function whoOf(address: string): string {
  const at = Array.from({ length: 60 }, (_, index) => index).find((index) => addressAt(index) === address);
  return address === own ? "me" : address === token ? "it" : at === undefined ? address : `#${at}`;
}

const rows: readonly (readonly [name: string, selector: Hex, said: string])[] = [
  ["tryBlockAndAggregate", "0x399542e9", "calls #1 with nothing, #2; calls #3 with nothing, #4"],
  ["blockAndAggregate", "0xc3077fa9", "calls #0 with nothing, #1; calls #2 with nothing, #3"],
  ["execute", "0x3f707e6b", "calls #0 with #1, #2; calls #3 with #4, #5"],
  ["batch", "0xb780c362", "calls #0 with #1, #2; calls #3 with #4, #5"],
  ["executeBatch", "0x18dfb3c7", "calls #0 with nothing, #2; calls #1 with nothing, #3"],
  ["multicall", "0x63fb0b96", "calls #0 with nothing, #2; calls #1 with nothing, #3"],
  ["executeBatch", "0x47e1da2a", "calls #0 with #2, #4; calls #1 with #3, #5"],
  ["execTransactionFromModule", "0x468721a7", "calls #0 with #1, #2"],
  ["execTransactionFromModuleReturnData", "0x5229073f", "calls #0 with #1, #2"],
  ["executeUserOp", "0x7bb37428", "calls #0 with #1, #2"],
  ["execute", "0x1cff79cd", "delegatecall of it to #0; calls #0 with nothing, #1"],
  ["execute", "0x134008d3", "calls #0 with #1, #2"],
  ["schedule", "0x01d5062a", "calls #0 with #1, #2"],
  ["execute", "0x47153f82", "calls #1 as #0 with #2, #5"],
  ["execute", "0xdf905caf", "calls #1 as #0 with #2, #5"],
  ["executeMetaTransaction", "0x0c53c51c", "calls itself as #0 with nothing, #1"],
  ["handleOps", "0x1fad948c", "calls #0 as it with nothing, #3; calls #11 as it with nothing, #14"],
  ["handleOps", "0x765e827f", "calls #0 as it with nothing, #3; calls #9 as it with nothing, #12"],
  ["diamondCut", "0x1f931c1c", "upgrade of it to #0; upgrade of it to #4"],
  ["permitTransferFrom", "0x30f28b7a", "me: #5 of #0 from #6 to #4"],
  ["permitTransferFrom", "0xedd9444b", "me: #7 of #0 from #10 to #6; me: #9 of #2 from #10 to #8"],
  ["permitWitnessTransferFrom", "0x137c29fe", "me: #5 of #0 from #6 to #4"],
  ["permitWitnessTransferFrom", "0xfe8ec1a7", "me: #7 of #0 from #10 to #6; me: #9 of #2 from #10 to #8"],
  ["transferFrom", "0x0d58b1db", "me: #2 of #3 from #0 to #1; me: #6 of #7 from #4 to #5"],
  ["transferWithAuthorization", "0xcf092995", "me: #2 of it from #0 to #1"],
  ["receiveWithAuthorization", "0x88b7ab63", "me: #2 of it from #0 to #1"],
  ["permit", "0x9fd5a6cf", "#0 allows #1 #2 of it (set, relayed, 256, no end, false)"],
  ["permitForAll", "0xfe3424ee", "operator #1 of it, true, relayed"],
  ["approveAndCall", "0xcae9ca51", "me allows #0 #1 of it (set, call, 256, no end, false)"],
  ["transferAndCall", "0x4000aea0", "me: #1 of it from me to #0"],
  ["transferFromAndCall", "0xc1d34b89", "me: #2 of it from #0 to #1"],
  ["operatorSend", "0x62ad1b83", "me: #2 of it from #0 to #1"],
  ["bulkTransfer", "0x32389b71", "not understood"],
  [
    "transferBatchItemsAcrossCollections",
    "0x0ca8e8a8",
    "me: #4 of piece #2 of #0 from #12 to #13; me: #5 of piece #3 of #0 from #12 to #13; me: #10 of piece #8 of #6 from #12 to #13; me: #11 of piece #9 of #6 from #12 to #13",
  ],
  [
    "transferItemsERC721",
    "0xa7bc96d3",
    "me: 1 of piece #3 of #0 from #1 to #2; me: 1 of piece #4 of #0 from #1 to #2",
  ],
  [
    "transferItemsERC1155",
    "0xa0a406c6",
    "me: #5 of piece #3 of #0 from #1 to #2; me: #6 of piece #4 of #0 from #1 to #2",
  ],
  [
    "batchTransferFrom",
    "0xf3993d11",
    "me: 1 of piece #2 of it from #0 to #1; me: 1 of piece #3 of it from #0 to #1",
  ],
  [
    "safeBatchTransferFrom",
    "0x034601ec",
    "me: 1 of piece #2 of it from #0 to #1; me: 1 of piece #3 of it from #0 to #1",
  ],
  [
    "safeBatchTransferFrom",
    "0x28cfbd46",
    "me: 1 of piece #2 of it from #0 to #1; me: 1 of piece #3 of it from #0 to #1",
  ],
  ["batchTransfer", "0x88d695b2", "me: #2 of it from me to #0; me: #3 of it from me to #1"],
  ["multiTransfer", "0x1e89d545", "me: #2 of it from me to #0; me: #3 of it from me to #1"],
  ["disperseEther", "0xe63d38ed", "it: #2 coin from it to #0; it: #3 coin from it to #1"],
  ["disperseToken", "0xc73a2d60", "it: #3 of #0 from me to #1; it: #4 of #0 from me to #2"],
  ["disperseTokenSimple", "0x51ba162c", "it: #3 of #0 from me to #1; it: #4 of #0 from me to #2"],
  ["multicall", "0xac9650d8", "calls itself with nothing, #0; calls itself with nothing, #1"],
  ["multicall", "0x5ae401dc", "calls itself with nothing, #1; calls itself with nothing, #2"],
  ["multicall", "0x1f0464d1", "calls itself with nothing, #1; calls itself with nothing, #2"],
  ["aggregate", "0x252dba42", "calls #0 with nothing, #1; calls #2 with nothing, #3"],
  ["tryAggregate", "0xbce38bd7", "calls #1 with nothing, #2; calls #3 with nothing, #4"],
  ["aggregate3", "0x82ad56cb", "calls #0 with nothing, #2; calls #3 with nothing, #5"],
  ["aggregate3Value", "0x174dea71", "calls #0 with #2, #3; calls #4 with #6, #7"],
  ["execute", "0xb61d27f6", "calls #0 with #1, #2"],
  ["execute", "0x51945447", "calls #0 with #1, #2"],
  ["executeBatch", "0x34fcd5be", "calls #0 with #1, #2; calls #3 with #4, #5"],
  ["execTransaction", "0x6a761202", "calls #0 with #1, #2"],
  ["upgradeToAndCall", "0x4f1ef286", "upgrade of it to #0"],
  ["upgradeAndCall", "0x9623609d", "upgrade of it to #1"],
  ["safeTransferFrom", "0xb88d4fde", "me: 1 of piece #2 of it from #0 to #1"],
  ["safeTransferFrom", "0xf242432a", "me: #3 of piece #2 of it from #0 to #1"],
  [
    "safeBatchTransferFrom",
    "0x2eb2c2d6",
    "me: #4 of piece #2 of it from #0 to #1; me: #5 of piece #3 of it from #0 to #1",
  ],
  ["send", "0x9bd9bbc6", "me: #1 of it from me to #0"],
  ["permit", "0x2b67b570", "#0 allows #5 #2 of #1 (set, relayed, 160, until #3, false)"],
  [
    "permit",
    "0x2a2d80d1",
    "#0 allows #9 #2 of #1 (set, relayed, 160, until #3, false); #0 allows #9 #6 of #5 (set, relayed, 160, until #7, false)",
  ],
];

/** Those whose bytes are a language of their own, and Seaport's, have tests of their own. */
const languages: readonly Hex[] = ["0x8d80ff0a", "0x3593564c", "0x24856bc3", "0xe9ae5c53"];

describe("the table of calls with lists and bytes", () => {
  test.each(rows)("default: %s %s is read as: %s [G09] [G10]", (name, selector, said) => {
    expect([dynamicFunctions.get(selector)?.name, saidBy(selector)]).toEqual([name, said]);
  });

  test("default: every line of the table stands here", () => {
    const named = rows.map(([, selector]) => selector);
    const others = [...dynamicFunctions.keys()].filter((selector) => !named.includes(selector));

    expect(others.toSorted()).toEqual([...languages, ...seaportCalls.keys()].toSorted());
    expect(new Set(named).size).toBe(rows.length);
  });

  test.each<readonly [string, Hex]>([
    ["execTransactionFromModule", "0x468721a7"],
    ["execTransactionFromModuleReturnData", "0x5229073f"],
    ["executeUserOp", "0x7bb37428"],
    ["execute", "0x51945447"],
    ["execTransaction", "0x6a761202"],
  ])("behavior: %s by any other operation than a plain call runs foreign code", (_, selector) => {
    for (const operation of [1, 2]) {
      expect(saidBy(selector, operation)).toBe("delegatecall of it to #0; calls #0 with #1, #2");
    }
  });

  test("behavior: a helper moves tokens and pieces by their kind", () => {
    const piece = (at: number, to: number) =>
      `me: #${at + 2} of piece #${at + 1} of #${at} from me to #${to}`;

    expect(saidBy("0x32389b71", 1)).toBe(
      [
        "me: #3 of #1 from me to #8; me: #7 of #5 from me to #8",
        "me: #13 of #11 from me to #18; me: #17 of #15 from me to #18",
      ].join("; "),
    );
    for (const kind of [2, 3]) {
      expect(saidBy("0x32389b71", kind)).toBe(
        [piece(1, 8), piece(5, 8), piece(11, 18), piece(15, 18)].join("; "),
      );
    }
    expect(saidBy("0x32389b71", 4)).toBe("not understood");
  });
});
