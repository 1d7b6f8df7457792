import type { Address, Hex } from "../primitives.ts";
import type { Call } from "../subject.ts";
import { decodeStrictly } from "./abi.ts";
import type { Action, Deed, EncodingFlag } from "./action.ts";
import { doubtOf } from "./callEffects.ts";
import type { DynamicFunction, DynamicReading, InnerCall } from "./dynamic.ts";
import { dynamicFunctions } from "./dynamicFunctions.ts";
import { wordFunctions } from "./functions.ts";
import { readService } from "./serviceFunction.ts";
import { serviceFunctions } from "./serviceFunctions.ts";
import { readWords } from "./words.ts";

// Wrappers inside wrappers are opened up to here; what is deeper is not understood.
const maxDepth = 8;
const missingWords = 2;
/** How many calls inside one another are opened at most, over a whole subject. */
export const maxInnerCalls = 500;

export interface CallPlace {
  /** In whose name the call is made. */
  actor: Address;
  call: number;
  depth: number;
  /** How many more calls may be opened in all; calldata can point at itself many times over. */
  budget: { calls: number };
}

/** Decodes one call, and the calls inside it, into what they do. Never throws. */
export function readCalldata(call: Call, place: CallPlace): readonly Action[] {
  const at = (deed: Deed, flags: readonly EncodingFlag[] = []): Action => ({
    ...deed,
    call: place.call,
    depth: place.depth,
    flags,
  });
  const { to, value, data } = call;
  if (to === null) return [at({ kind: "create", value, size: (data.length - 2) / 2 })];
  return readSent({ to, value, data }, place, at);
}

/** A call of a contract or an account, rather than one that makes a contract. */
interface SentCall extends Call {
  to: Address;
}

function readSent(
  call: SentCall,
  place: CallPlace,
  at: (deed: Deed, flags?: readonly EncodingFlag[]) => Action,
): readonly Action[] {
  const paid = at(sendCoin(call.to, call.value, place.actor));
  if (call.data === "0x") return [paid];
  const coin = call.value > 0n ? [paid] : [];
  const known = wordFunctions.get(selectorOf(call.data));
  if (known !== undefined) {
    const words = readWords(call.data, known.types);
    const deed = known.read(words, { contract: call.to, actor: place.actor, value: call.value });
    return deed.kind === "wrap" ? [at(deed, words.flags)] : [at(deed, words.flags), ...coin];
  }
  const inner = readNested(call, place);
  if (inner !== null && inner.length > 0) return [...inner, ...coin];
  return [readCall(call, place, at), ...coin];
}

/** A call of a service whose effects can be said, or one of which nothing is known. */
function readCall(
  { to, data, value }: SentCall,
  { actor, depth }: CallPlace,
  at: (deed: Deed, flags?: readonly EncodingFlag[]) => Action,
): Action {
  const selector = selectorOf(data);
  const base = { kind: "call", to, value, selector: data.length < 10 ? null : selector, data } as const;
  const known = serviceFunctions.get(selector);
  const read = known === undefined ? null : readService(known, data, { contract: to, actor, value });
  if (known === undefined || read === null) return at({ ...base, signature: null, isUnderstood: false });
  const doubt = doubtOf(read.effects, { actor, value, depth });
  return at(
    { ...base, signature: known.signature, effects: read.effects, doubt, isUnderstood: doubt === null },
    read.flags,
  );
}

// Data that is shorter is no function's.
function selectorOf(data: Hex): Hex {
  return `0x${data.slice(2, 10)}`;
}

function sendCoin(to: Address, amount: bigint, actor: Address): Deed {
  return { kind: "send", asset: { kind: "coin", amount }, from: actor, to, actor };
}

// Null: not a known function, or not decodable, or too deep.
function readNested(call: SentCall, place: CallPlace): readonly Action[] | null {
  const known = dynamicFunctions.get(selectorOf(call.data));
  if (known === undefined || place.depth >= maxDepth) return null;
  if (place.budget.calls <= 0) return null;
  const decoded = decodeArguments(known.parameters, call.data.slice(10));
  if (decoded === null) return null;
  const reading = readKnown(known, decoded.values, call, place);
  if (reading === null) return null;
  const { flags } = decoded;
  const own = reading.deeds.map((deed): Action => ({ ...deed, call: place.call, depth: place.depth, flags }));
  const inner = reading.calls.flatMap((made) => readInner(made, call.to, place));
  const all = [...own, ...inner];
  return all.map((action, index) =>
    index === 0 ? { ...action, flags: [...new Set([...action.flags, ...flags])] } : action,
  );
}

// What is missing at the end is zero, as an old contract reads it; no more than a few words can be, or nothing would be certain.
function decodeArguments(
  parameters: string,
  body: string,
): { values: readonly unknown[]; flags: readonly EncodingFlag[] } | null {
  const whole = decodeStrictly(parameters, `0x${body}`);
  if (whole !== null) return { values: whole.values, flags: whole.isCanonical ? [] : ["not-canonical"] };
  const padded = body.padEnd(Math.ceil(body.length / 64) * 64 + missingWords * 64, "0");
  const cut = decodeStrictly(parameters, `0x${padded}`);
  return cut === null ? null : { values: cut.values, flags: ["short"] };
}

function readKnown(
  known: DynamicFunction,
  values: readonly unknown[],
  call: SentCall,
  place: CallPlace,
): DynamicReading | null {
  try {
    return known.read(values, { contract: call.to, actor: place.actor, value: call.value });
  } catch {
    // Arguments of a known function in a form its reader did not expect are not understood.
    return null;
  }
}

function readInner(made: InnerCall, wrapper: Address, place: CallPlace): readonly Action[] {
  const isSelf = made.to === null;
  place.budget.calls -= 1;
  return readCalldata(
    { to: made.to ?? wrapper, value: made.value, data: made.data },
    { ...place, actor: made.actor ?? (isSelf ? place.actor : wrapper), depth: place.depth + 1 },
  );
}
