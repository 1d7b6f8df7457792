import { digestOfCall } from "../../../protocol/index.ts";
import { chainOf, codeAt, signerOf } from "../checks/localCheck.ts";
import type { InspectionContext } from "../context.ts";
import type { Action, Reading } from "../decode/action.ts";
import { readSubject } from "../decode/readSubject.ts";
import type { CounterpartyView, Description } from "../description.ts";
import { partyOf } from "../policy/movements.ts";
import type { Address } from "../primitives.ts";
import type { CallsSubject, Subject } from "../subject.ts";
import { flowsOf } from "./flows.ts";
import { grantRowsOf } from "./grantRows.ts";
import type { PhraseContext } from "./phrases.ts";
import { quoteName, quoteText } from "./quote.ts";
import { rowsOf } from "./rows.ts";
import { type Wording, wordAction } from "./sentences.ts";

/**
 * Says in words what a subject does, from decoded facts only. `reading` is what decoding made of this very subject;
 * without it, it is decoded here. Never throws; what is not understood says so.
 */
export function describe(
  subject: Subject,
  context: InspectionContext,
  reading: Reading | null = null,
): Description {
  try {
    return describeReading(subject, reading ?? readSubject(subject), context);
  } catch {
    return {
      ...nothing,
      title: "Request",
      sentence: "This request could not be described, so what it does is not known.",
      isUnderstood: false,
      raw: rawOf(subject),
    };
  }
}

const nothing = {
  out: [],
  in: [],
  allowed: [],
  counterparty: null,
  rows: [],
  calls: [],
  digests: [],
} as const;

function describeReading(subject: Subject, reading: Reading, context: InspectionContext): Description {
  const place: PhraseContext = { chainId: chainOf(subject), context };
  const { title, sentence } = wordSubject(subject, reading, place);
  return {
    title,
    sentence,
    isUnderstood: reading.isUnderstood,
    ...flowsOf(reading.actions, signerOf(subject), place),
    counterparty: counterpartyOf(reading.actions, signerOf(subject), context),
    rows: rowsOf(subject, place, grantRowsOf(reading.actions, place)),
    calls: subject.kind === "calls" ? wordCalls(subject, reading, place) : [],
    raw: rawOf(subject),
    digests: digestsOf(subject),
  };
}

function wordSubject(subject: Subject, { actions }: Reading, place: PhraseContext): Wording {
  if (subject.kind === "site") {
    const sentence = `Lets ${quoteName(subject.origin, 100)} see the accounts you choose and ask you to sign. It moves nothing by itself.`;
    return { title: "Connect", sentence };
  }
  if (subject.kind === "calls") {
    const count = subject.calls.length;
    const many = count === 1 ? "one call" : `${count} calls, one after the other`;
    return { title: "Batch", sentence: `Makes ${many}; each is listed, and any of them may fail by itself.` };
  }
  return joinWords(actions, place);
}

/** The first action leads, since decoding puts what a call is before what comes with it. */
function joinWords(actions: readonly Action[], place: PhraseContext): Wording {
  const words = withoutPaid(actions)
    .slice(0, 6)
    .map((action) => wordAction(action, place));
  const [first] = words;
  if (first === undefined) return { title: "Request", sentence: "Does nothing that could be decoded." };
  const more = withoutPaid(actions).length - words.length;
  const rest = more > 0 ? ` And ${more} more.` : "";
  return { title: first.title, sentence: words.map(({ sentence }) => sentence).join(" ") + rest };
}

/** The coin that is paid with a call is said in the call's own sentence. */
function withoutPaid(actions: readonly Action[]): readonly Action[] {
  return actions.filter((action) => {
    if (action.kind !== "send" || action.asset.kind !== "coin") return true;
    const { to, asset, call, depth } = action;
    return !actions.some(
      (one) =>
        one.kind === "call" &&
        one.to === to &&
        one.value === asset.amount &&
        one.call === call &&
        one.depth === depth,
    );
  });
}

function wordCalls(subject: CallsSubject, { actions }: Reading, place: PhraseContext): Description["calls"] {
  return subject.calls.map(({ to }, index) => {
    const { title, sentence } = joinWords(
      actions.filter(({ call }) => call === index),
      place,
    );
    return { title: `${index + 1}. ${title}`, sentence, to };
  });
}

/** Whom an order pays who is not the account: that person, not the exchange, is whom the user deals with. */
function gainerOf(action: Action, account: Address | null): Address | null {
  if (action.kind !== "order" || action.gets.some(({ recipient }) => recipient === account)) return null;
  return action.gets[0]?.recipient ?? null;
}

function counterpartyOf(
  actions: readonly Action[],
  account: Address | null,
  context: InspectionContext,
): CounterpartyView | null {
  const address = actions
    .map((action) => gainerOf(action, account) ?? partyOf(action))
    .find((party) => party !== null);
  if (address === undefined || address === null) return null;
  const named = context.addressBook.find((entry) => entry.address === address);
  const code = codeAt(address, context);
  return {
    address,
    name: named === undefined ? null : quoteText(named.name, 40),
    seen: context.recentRecipients.filter((recent) => recent === address).length,
    isContract: code === "unknown" ? null : code === "contract",
  };
}

function digestsOf(subject: Subject): Description["digests"] {
  switch (subject.kind) {
    case "typedData":
      return [
        { label: "EIP-712 digest", value: subject.digest },
        { label: "Domain hash", value: subject.domainHash },
        { label: "Message hash", value: subject.messageHash },
      ];
    case "message":
      return [{ label: "ERC-191 digest", value: subject.digest }];
    case "transaction":
      return [{ label: "Calldata digest", value: digestOfCall(subject) }];
    case "calls":
      return subject.calls.map((call, index) => ({
        label: `Calldata digest of call ${index + 1}`,
        value: digestOfCall(call),
      }));
    default:
      return [];
  }
}

function rawOf(subject: Subject): string {
  switch (subject.kind) {
    case "transaction":
      return subject.data;
    case "calls":
      return subject.calls.map(({ data }) => data).join("\n");
    case "typedData":
      return quoteText(JSON.stringify(subject.typedData, null, 2), 200_000);
    case "message":
      return subject.raw;
    default:
      return subject.origin;
  }
}
