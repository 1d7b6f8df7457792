import type { ProxyKind } from "../domain/contractFacts.ts";
import type { Address, Hex } from "../domain/primitives.ts";

/** What code says of how it hands calls on. */
export type CodeShape =
  | { kind: "none" }
  /** An account that acts by a contract's code (EIP-7702). */
  | { kind: "account"; delegate: Address }
  /** `minimal`: the whole of it hands calls on, to an address that stands in it. */
  | { kind: "contract"; minimal: Address | null; slots: readonly ProxySlot[] };

/** A place in a contract's storage where a proxy of a known make keeps where its calls go. */
export interface ProxySlot {
  kind: Exclude<ProxyKind, "minimal">;
  slot: Hex;
}

/** Looked at in this order. A contract that uses such a place has it written in its code. */
export const proxySlots: readonly ProxySlot[] = [
  // keccak of "eip1967.proxy.implementation", less one
  { kind: "eip1967", slot: "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc" },
  // keccak of "eip1967.proxy.beacon", less one
  { kind: "beacon", slot: "0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50" },
  // keccak of "PROXIABLE"
  { kind: "eip1822", slot: "0xc5f16f0fcc639fa48a6947836d9850f504798523bf8c9a3a87d5876cf622bcf7" },
  // keccak of "org.zeppelinos.proxy.implementation"
  { kind: "zeppelinos", slot: "0x7050c9e0f4ca769c69bd3a8ef740bc37934f8e2c036e5a723fd8ee048ed3f8c3" },
];

const safeSlot: ProxySlot = { kind: "safe", slot: `0x${"0".repeat(64)}` };
/** Of `masterCopy()`, which a Safe's proxy answers by itself. */
const safeSelector = "a619486e";
/** A Safe's proxy is some two hundred bytes; a large contract may have the same four bytes by chance. */
const mostSafeDigits = 1000;

const delegation = /^0xef0100([0-9a-f]{40})$/;
/** ERC-1167 and its forms: with shorter pushes of the same, with PUSH0, and with arguments after the code. */
const minimalForms: readonly RegExp[] = [
  /^0x363d3d373d3d3d363d73([0-9a-f]{40})5af43d82803e903d91602b57fd5bf3/,
  /^0x3d3d3d3d363d3d37363d73([0-9a-f]{40})5af43d3d93803e602a57fd5bf3/,
  /^0x365f5f375f5f365f73([0-9a-f]{40})5af43d5f5f3e5f3d91602a57fd5bf3/,
];

/** What the code at an address is. Pure. */
export function shapeOf(code: Hex): CodeShape {
  const lower = code.toLowerCase();
  if (lower === "0x") return { kind: "none" };
  const delegate = delegation.exec(lower)?.[1];
  if (delegate !== undefined) return { kind: "account", delegate: `0x${delegate}` };
  const minimal = minimalForms.map((form) => form.exec(lower)?.[1]).find((found) => found !== undefined);
  if (minimal !== undefined) return { kind: "contract", minimal: `0x${minimal}`, slots: [] };
  const slots = proxySlots.filter(({ slot }) => lower.includes(slot.slice(2)));
  const isSafe = lower.length < mostSafeDigits && lower.includes(safeSelector);
  return { kind: "contract", minimal: null, slots: isSafe ? [...slots, safeSlot] : slots };
}

/** The address in a word of storage; null where it is none, or zero. */
export function addressIn(word: Hex | undefined): Address | null {
  if (word === undefined || !/^0x0{24}[0-9a-fA-F]{40}$/.test(word) || BigInt(word) === 0n) return null;
  return `0x${word.slice(26).toLowerCase()}`;
}
