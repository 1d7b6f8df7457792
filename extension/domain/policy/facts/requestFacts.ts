import type { FactEntry, RequestTest } from "./factEntry.ts";
import { isAddress, isCount, isOneOf, isOrigin, isSelector, isWindow } from "./forms.ts";
import { hiddenMay, type Match, toMatch } from "./match.ts";
import type { OpenCondition } from "./openCondition.ts";
import type { RequestView } from "./requestView.ts";

type Value = string | number | null;
type Compile = (open: OpenCondition) => RequestTest;

const set = { about: "request", ops: ["eq", "in"] } as const;
const kinds = ["transaction", "calls", "typedData", "message", "site"];
const actions = [
  ...["send", "allow", "operator", "order", "control", "wrap", "unwrap", "create", "call", "delegation"],
  ...["sign-in", "plain-text", "opaque", "unknown-signature"],
];

/** Facts that the request itself is or has one of. */
export const requestFacts = {
  kind: { ...set, isValue: isOneOf(kinds), isAlwaysKnown: true, compile: single(({ facts }) => facts.kind) },
  account: {
    ...{ ...set, isValue: isAddress, group: "addresses", isAlwaysKnown: true },
    compile: single(({ facts }) => facts.account),
  },
  chain: { ...set, isValue: isCount, isAlwaysKnown: true, compile: single(({ facts }) => facts.chain) },
  site: {
    ...{ ...set, isValue: isOrigin, group: "sites", isAlwaysKnown: true },
    compile: single(({ facts }) => facts.site),
  },
  method: {
    ...{ ...set, isValue: isSelector, isAlwaysKnown: true },
    compile: several(selectorsOf, selectorsOf, toMatch),
  },
  action: {
    ...{ ...set, isValue: isOneOf(actions), isAlwaysKnown: false },
    compile: several(
      ({ facts }) => facts.actions,
      ({ facts }) => facts.actions,
      hiddenMay,
    ),
  },
  target: {
    ...{ ...set, isValue: isAddress, group: "addresses", isAlwaysKnown: false },
    // Trusting a contract does not trust whoever gains through it, so what must hold of all is asked of the gainers.
    compile: several(
      ({ facts }) => facts.targets,
      ({ facts }) => facts.gainers,
      hiddenMay,
    ),
  },
  spender: {
    ...{ ...set, isValue: isAddress, group: "addresses", isAlwaysKnown: false },
    compile: several(
      ({ facts }) => facts.spenders,
      ({ facts }) => facts.spenders,
      hiddenMay,
    ),
  },
  time: { about: "request", ops: ["in"], isValue: isWindow, isAlwaysKnown: false, compile: compileTime },
} as const satisfies Record<string, FactEntry>;

function single(read: (view: RequestView) => Value): Compile {
  return ({ values }) => {
    const wanted = new Set<Value>(values);
    return { match: (view) => toMatch(wanted.has(read(view))) };
  };
}

function several(
  readAny: (view: RequestView) => readonly Value[],
  readAll: (view: RequestView) => readonly Value[],
  conclude: (holds: boolean, isUnderstood: boolean) => Match,
): Compile {
  return ({ values }) => {
    const wanted = new Set<Value>(values);
    return {
      match: (view) =>
        conclude(
          readAny(view).some((one) => wanted.has(one)),
          view.facts.isUnderstood,
        ),
      holdsOfAll(view) {
        const all = readAll(view);
        return view.facts.isUnderstood && all.length > 0 && all.every((one) => wanted.has(one));
      },
    };
  };
}

function selectorsOf({ facts: { kind, calls } }: RequestView): readonly Value[] {
  return kind === "transaction" || kind === "calls" ? calls.map(({ selector }) => selector) : [];
}

function compileTime({ values }: OpenCondition): RequestTest {
  const windows = values.map((value) => String(value).split("-").map(minuteOf));
  return {
    match({ facts, minuteOfDay }) {
      if (!facts.isClockTrusted) return "unknown";
      return toMatch(windows.some(([from = 0, to = 0]) => isInside(minuteOfDay, from, to)));
    },
  };
}

/** Minutes of the day of `HH:MM`. */
export function minuteOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

function isInside(minute: number, from: number, to: number): boolean {
  if (from === to) return true;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
