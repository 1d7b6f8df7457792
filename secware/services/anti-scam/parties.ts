import type { Action } from "../../../extension/domain/decode/action.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import type { Address } from "../../../protocol/index.ts";
import type { ReadRequest } from "./readRequest.ts";

/** Somebody whom a subject gives something to, or deals with. */
export interface Party {
  address: Address;
  /** For the sentence: "Sends to …". */
  role: "recipient" | "spender" | "operator" | "counterparty" | "contract" | "token" | "delegate" | "named";
}

type Read = Extract<ReadRequest, { status: "read" }>;

/** Everybody whom a request names in a place that matters, each once a role. */
export function partiesOf({ wire, subject, reading }: Read): Party[] {
  if (wire.kind === "address") return [{ address: wire.account, role: "named" }];
  if (wire.kind === "token") return [{ address: wire.token, role: "token" }];
  if (subject === null || reading === null) return [];
  const actions = reading.actions;
  const explicit = actions.flatMap(partiesOfAction);
  // Taking an allowance back from a thief names the thief, and is the right thing to do.
  const named = actions.some(isRevocation) ? [] : namedInside(subject);
  return [...new Map([...named, ...explicit].map((party) => [party.address, party])).values()];
}

/** Whether an action takes a permission back instead of giving one. */
export function isRevocation(action: Action): boolean {
  if (action.kind === "operator") return !action.isApproved;
  return action.kind === "allow" && (action.mode === "decrease" || action.amount === 0n);
}

function partiesOfAction(action: Action): Party[] {
  if (isRevocation(action)) return [];
  switch (action.kind) {
    case "send":
      return [...tokenOf(action.asset), { address: action.to, role: "recipient" }];
    case "allow":
      return [
        { address: action.token, role: "token" },
        { address: action.spender, role: "spender" },
      ];
    case "operator":
      return [
        { address: action.token, role: "token" },
        { address: action.operator, role: "operator" },
      ];
    case "order":
      return [
        ...some(action.taker, "counterparty"),
        ...some(action.market, "contract"),
        ...action.gets.map(({ recipient }): Party => ({ address: recipient, role: "counterparty" })),
      ];
    case "control":
      return [{ address: action.contract, role: "contract" }, ...some(action.party, "delegate")];
    case "call":
      return [{ address: action.to, role: "contract" }];
    case "delegation":
      return some(action.to, "delegate");
    case "wrap":
    case "unwrap":
      return [{ address: action.token, role: "token" }];
    default:
      return [];
  }
}

function some(address: Address | null, role: Party["role"]): Party[] {
  return address === null ? [] : [{ address, role }];
}

function tokenOf(asset: { kind: string; token?: Address }): Party[] {
  return asset.token === undefined ? [] : [{ address: asset.token, role: "token" }];
}

const ADDRESS = /^0x[0-9a-f]{40}$/i;
const WORDS_AT_MOST = 4_000;

/** Every address that stands anywhere in the bytes, whether its place is understood or not. */
function namedInside(subject: Subject): Party[] {
  const found = addressesInside(subject);
  return found.map((address) => ({ address, role: "named" }));
}

function addressesInside(subject: Subject): Address[] {
  switch (subject.kind) {
    case "transaction":
      return [...(subject.to === null ? [] : [subject.to]), ...addressesInData(subject.data)];
    case "calls":
      return subject.calls.flatMap(({ to, data }) => [
        ...(to === null ? [] : [to]),
        ...addressesInData(data),
      ]);
    case "typedData":
      return [...addressesInValue(subject.typedData.domain), ...addressesInValue(subject.typedData.message)];
    case "message":
      return [...(subject.text ?? "").matchAll(/0x[0-9a-f]{40}(?![0-9a-f])/gi)].map(([text]) => lower(text));
    default:
      return [];
  }
}

function addressesInData(data: string): Address[] {
  const words = data.slice(10).match(/.{64}/g) ?? [];
  return words
    .slice(0, WORDS_AT_MOST)
    .filter((word) => word.startsWith("0".repeat(24)) && !word.startsWith("0".repeat(34)))
    .map((word) => lower(`0x${word.slice(24)}`));
}

function addressesInValue(value: unknown): Address[] {
  if (typeof value === "string") return ADDRESS.test(value) ? [lower(value)] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(addressesInValue);
}

const lower = (text: string): Address => text.toLowerCase() as Address;
