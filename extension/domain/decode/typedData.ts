import type { Address, Hex } from "../primitives.ts";
import type { TypedDataSubject } from "../subject.ts";
import type { Action, Deed } from "./action.ts";
import { maxInnerCalls, readCalldata } from "./calldata.ts";
import { readDelegation } from "./delegation.ts";
import { readCarriedOrder, readOrders } from "./orders.ts";
import { readPermit, type SignedPlace } from "./permits.ts";
import { type Fields, fieldsOf } from "./typedFields.ts";
import { readUserOperation } from "./userOperation.ts";

/** Decodes typed data into what signing it allows. What is not recognised says so; it is never taken for harmless. */
export function readTypedData(subject: TypedDataSubject): readonly Action[] {
  const { types, primaryType, message, domain } = subject.typedData;
  const fields = fieldsOf(types, primaryType, message);
  const contract = fieldsOf(types, "EIP712Domain", domain).address("verifyingContract");
  const place: SignedPlace = { contract, account: subject.account };
  return readNested(subject, fields, place) ?? readForm(primaryType, fields, place);
}

/** ERC-7739: data signed for an account with code carries the application's own form, which is what counts. */
function readNested(subject: TypedDataSubject, fields: Fields, place: SignedPlace): readonly Action[] | null {
  if (subject.typedData.primaryType !== "TypedDataSign") return null;
  const contents = fields.struct("contents");
  const account = fields.address("verifyingContract");
  if (contents === null || account === null) return null;
  const actions = readForm(contents.type, contents, { ...place, account });
  if (fields.amount("chainId") === BigInt(subject.chainId)) return actions;
  const why = "It is for an account on another network than the one that is shown.";
  return [{ kind: "opaque", why, call: 0, depth: 0, flags: [] }, ...actions];
}

function readForm(primaryType: string, fields: Fields, place: SignedPlace): readonly Action[] {
  const wrapped = readWrapped(fields, place);
  if (wrapped !== null) return wrapped;
  const carried = readCarriedOrder(fields, place);
  const permits = readPermit(primaryType, fields, place);
  const isPermit = permits !== null && permits.length > 0;
  const deeds = isPermit ? [...permits, ...listOf(carried)] : readOther(primaryType, fields, place);
  const own = deeds.map((deed): Action => ({ ...deed, call: 0, depth: 0, flags: [] }));
  return [...own, ...readOperation(fields, place)];
}

function readOther(primaryType: string, fields: Fields, place: SignedPlace): readonly Deed[] {
  const orders = readOrders(primaryType, fields, place);
  if (orders !== null) return orders;
  if (isHashOnly(primaryType, fields)) {
    return [{ kind: "opaque", why: "It is the hash of orders or of a message that are not shown." }];
  }
  const delegation = readDelegation(fields, place);
  if (delegation !== null) return [delegation];
  // The wire's own statements: a page that holds one spends calls that the account has paid for.
  if (fields.has("purchaseId") && (fields.has("caller") || fields.has("requestHash"))) {
    return [{ kind: "delegation", what: "paid-calls", to: fields.address("caller") }];
  }
  if (fields.has("delegatee", "expiry") && fields.address("delegatee") !== null) {
    return [{ kind: "delegation", what: "votes", to: fields.address("delegatee") }];
  }
  const operation = readUserOperation(fields);
  return [operation ?? { kind: "unknown-signature", primaryType }];
}

// Blur signs the root of a tree of orders, and a Safe the hash of its message.
function isHashOnly(primaryType: string, fields: Fields): boolean {
  if (primaryType === "Root") return fields.bytes("root") !== null;
  return primaryType === "SafeMessage" && fields.bytes("message") !== null;
}

// What a user operation makes its account do, beside being an operation that others send.
function readOperation(fields: Fields, place: SignedPlace): readonly Action[] {
  if (fields.bytes("callData") === "0x") return [];
  return readCarried(fields.address("sender"), fields, "callData", place.contract ?? place.account) ?? [];
}

function listOf<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}

/** Signatures that carry a call: Safe transactions, forwarders and meta-transactions. */
function readWrapped(fields: Fields, place: SignedPlace): readonly Action[] | null {
  if (fields.has("safeTxGas", "operation", "to", "data")) return readSafe(fields, place);
  const actor = fields.address("from");
  if (actor === null) return null;
  const isForward = fields.has("gas") || fields.has("value");
  const forwarded = isForward ? readCarried(fields.address("to"), fields, "data", actor) : null;
  return forwarded ?? readCarried(place.contract, fields, "functionSignature", actor);
}

function readSafe(fields: Fields, place: SignedPlace): readonly Action[] | null {
  const to = fields.address("to");
  const safe = place.contract ?? place.account;
  const inner = readCarried(to, fields, "data", safe);
  if (inner === null || fields.amount("operation") === 0n) return inner;
  const foreign: Deed = { kind: "control", what: "delegatecall", contract: safe, party: to };
  return [{ ...foreign, call: 0, depth: 0, flags: [] }, ...inner];
}

function readCarried(
  to: Address | null,
  fields: Fields,
  name: string,
  actor: Address,
): readonly Action[] | null {
  const data: Hex | null = fields.bytes(name);
  if (data === null || to === null) return null;
  const value = fields.amount("value") ?? 0n;
  const carried = readCalldata(
    { to, value, data },
    { actor, call: 0, depth: 1, budget: { calls: maxInnerCalls } },
  );
  // Whoever holds the signature decides when the call is made.
  return carried.map((action) => (action.kind === "allow" ? { ...action, form: "signature" } : action));
}
