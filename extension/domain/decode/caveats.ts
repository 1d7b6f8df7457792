import type { Address, Hex } from "../primitives.ts";
import type { DelegatedSpend, DelegationTerms } from "./action.ts";

/** What one limit changes; null: its terms are not what its contract reads, so every use of it would revert or mean something else. */
type Limit = (terms: Hex, so: DelegationTerms) => Partial<DelegationTerms> | null;

/** Where the delegation framework 1.3.0 stands, at one address on every chain. Limits hold only under this manager. */
export const delegationManager: Address = "0xdb9b1e94b5b69df7e401ddbede43491141047db3";

const limits: Readonly<Record<Address, Limit>> = {
  // ERC20TransferAmount, ERC20PeriodTransfer, ERC20Streaming, MultiTokenPeriod, ERC721Transfer: nothing but those transfers.
  "0xf100b0819427117ecf76ed94b358b1a5b5c6d2fc": onlySpends(52, (part) => [
    { asset: erc20(part.address(0), part.word(20)), every: { kind: "once" } },
  ]),
  "0x474e3ae7e169e940607cc624da8a15eb120139ab": onlySpends(116, (part) => [periodOf(part, 0)]),
  "0x56c97ae02f233b29fa03502ecc0457266d9be00e": onlySpends(148, (part) => [
    {
      asset: erc20(part.address(0), part.word(52)),
      every: { kind: "second", amount: part.word(84), from: part.word(116) },
    },
  ]),
  "0xfb2f1a9bd76d3701b730e5d69c3219d42d80ebb7": readPeriods,
  "0x3790e6b7233f779b09da74c72b6e94813925b9af": onlySpends(52, (part) => [
    {
      asset: { kind: "nft", token: part.address(0), tokenId: part.word(20), amount: 1n },
      every: { kind: "once" },
    },
  ]),
  // NativeTokenTransferAmount, NativeTokenPeriodTransfer, NativeTokenStreaming, ValueLte: they look at the value alone.
  "0xf71af580b9c3078fbc2bbf16fbb8eed82b330320": alsoSpends(32, (part) => ({
    asset: { kind: "coin", amount: part.word(0) },
    every: { kind: "once" },
  })),
  "0x9bc0faf4aca5ae429f4c06aeeac517520cb16bd9": alsoSpends(96, (part) => ({
    asset: { kind: "coin", amount: part.word(0) },
    every: { kind: "period", seconds: part.word(32), from: part.word(64) },
  })),
  "0xd10b97905a320b13a0608f7e9cc506b56747df19": alsoSpends(128, (part) => ({
    asset: { kind: "coin", amount: part.word(32) },
    every: { kind: "second", amount: part.word(64), from: part.word(96) },
  })),
  "0x92bf12322527caa612fd31a0e810472bbb106a8f": alsoSpends(32, (part) => ({
    asset: { kind: "coin", amount: part.word(0) },
    every: { kind: "call" },
  })),
  // ExactCalldata: without data a call can only pay.
  "0x99f2e9bf15ce5ec84685604836f71ab835dbbded": (terms) => (terms === "0x" ? { isOnlySpending: true } : {}),
  // AllowedTargets, AllowedMethods
  "0x7f20f61b1f09b08d970938f6fa563634d65c4eeb": (terms, so) => {
    const targets = chunks(terms, 20);
    return targets === null ? null : { targets: within(so.targets, targets) };
  },
  "0x2c21fd0cb9dc8445cb3fb0dc5e7bb0aca01842b5": (terms, so) => {
    const methods = chunks(terms, 4);
    return methods === null ? null : { methods: within(so.methods, methods) };
  },
  // Timestamp, LimitedCalls
  "0x1046bb45c8d673d4ea75321280db34899413c069": (terms, so) => {
    if (sizeOf(terms) !== 32) return null;
    const [after, before] = [BigInt(terms.slice(0, 34)), BigInt(`0x${terms.slice(34)}`)];
    return {
      startsAt: later(so.startsAt, after),
      endsAt: before === 0n ? so.endsAt : least(so.endsAt, before),
    };
  },
  "0x04658b29f6b82ed55274221a06fc97d318e25416": (terms, so) =>
    sizeOf(terms) === 32 ? { uses: least(so.uses, BigInt(terms)) } : null,
  // Nonce, Id and Redeemer take nothing away from what may be done.
  "0xde4f2fac4b3d87a1d9953ca5fc09fca7f366254f": () => ({}),
  "0xc8b5d93463c893401094cc70e66a206fb5987997": () => ({}),
  "0xe144b0b2618071b4e56f746313528a669c7e65c5": () => ({}),
};

/** The terms after one more limit. One that is not known, or whose terms cannot be read, is counted and limits nothing. */
export function withLimit(so: DelegationTerms, enforcer: Address | null, terms: Hex | null): DelegationTerms {
  const change = enforcer === null || terms === null ? null : limits[enforcer]?.(terms, so);
  return change === null || change === undefined
    ? { ...so, unknownLimits: so.unknownLimits + 1 }
    : { ...so, ...change };
}

interface Part {
  address: (at: number) => Address;
  word: (at: number) => bigint;
}

// Terms are packed, without the padding of the ABI.
function partOf(terms: Hex): Part {
  const cut = (at: number, size: number): Hex => `0x${terms.slice(2 + at * 2, 2 + (at + size) * 2)}`;
  return { address: (at) => cut(at, 20), word: (at) => BigInt(cut(at, 32)) };
}

function onlySpends(size: number, read: (part: Part) => readonly DelegatedSpend[]): Limit {
  return (terms, so) =>
    sizeOf(terms) === size ? { spends: [...so.spends, ...read(partOf(terms))], isOnlySpending: true } : null;
}

function alsoSpends(size: number, read: (part: Part) => DelegatedSpend): Limit {
  return (terms, so) => (sizeOf(terms) === size ? { spends: [...so.spends, read(partOf(terms))] } : null);
}

const periodSize = 116;

function readPeriods(terms: Hex, so: DelegationTerms): Partial<DelegationTerms> | null {
  const pieces = chunks(terms, periodSize);
  if (pieces === null) return null;
  return {
    spends: [...so.spends, ...pieces.map((piece) => periodOf(partOf(piece), 0))],
    isOnlySpending: true,
  };
}

function periodOf(part: Part, at: number): DelegatedSpend {
  const [token, amount] = [part.address(at), part.word(at + 20)];
  return {
    asset: BigInt(token) === 0n ? { kind: "coin", amount } : erc20(token, amount),
    every: { kind: "period", seconds: part.word(at + 52), from: part.word(at + 84) },
  };
}

function erc20(token: Address, amount: bigint): DelegatedSpend["asset"] {
  return { kind: "erc20", token, amount };
}

function sizeOf(terms: Hex): number {
  return (terms.length - 2) / 2;
}

function chunks(terms: Hex, size: number): Hex[] | null {
  const count = sizeOf(terms) / size;
  if (count < 1 || !Number.isInteger(count)) return null;
  return Array.from({ length: count }, (_, index): Hex => {
    const from = 2 + index * size * 2;
    return `0x${terms.slice(from, from + size * 2)}`;
  });
}

// All limits hold together, so two lists leave what is in both.
function within(before: readonly Hex[] | null, list: readonly Hex[]): readonly Hex[] {
  return before === null ? list : before.filter((one) => list.includes(one));
}

function least(before: bigint | null, now: bigint): bigint {
  return before === null || now < before ? now : before;
}

function later(before: bigint | null, now: bigint): bigint | null {
  if (now === 0n) return before;
  return before === null || now > before ? now : before;
}
