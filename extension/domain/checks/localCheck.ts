import type { InspectionContext } from "../context.ts";
import type { Action, AllowDeed, Deed, Reading } from "../decode/action.ts";
import type { PhraseContext } from "../describe/phrases.ts";
import type { Finding } from "../finding.ts";
import type { Address } from "../primitives.ts";
import type { Subject } from "../subject.ts";

/** What every local check looks at: the subject, what decoding made of it, and what the wallet knows. */
export interface CheckInput {
  subject: Subject;
  reading: Reading;
  context: InspectionContext;
}

/**
 * A finding before it has been given its code. Source and date are the check's own and now, unless it says another's;
 * what rests on the chain has the block's date instead, where it is known.
 */
export type Observation = Pick<Finding, "level" | "text" | "remedy" | "about"> &
  Partial<Pick<Finding, "source" | "asOf">> & { restsOn?: "chain" | "simulation" };

/** One local check. Its page is `docs/findings/<code>.md`; adding one is one file, one test, one page and one line in the table. */
export interface LocalCheck {
  code: string;
  find: (input: CheckInput) => readonly Observation[];
}

/** The actions of one kind. */
export function actionsOf<K extends Deed["kind"]>(
  reading: Reading,
  kind: K,
): readonly Extract<Action, { kind: K }>[] {
  return reading.actions.filter((action): action is Extract<Action, { kind: K }> => action.kind === kind);
}

/** Allowances that give something: not a decrease, not zero. */
export function grantsOf(reading: Reading): readonly Extract<Action, AllowDeed>[] {
  return actionsOf(reading, "allow").filter((grant) => grant.mode !== "decrease" && grant.amount > 0n);
}

/** What phrases about this subject are made with. */
export function phrasesFor({ subject, context }: CheckInput): PhraseContext {
  return { chainId: chainOf(subject), context };
}

/** The chain a subject is for; 0 where it has none. */
export function chainOf(subject: Subject): number {
  return subject.kind === "site" ? 0 : subject.chainId;
}

/** The account that would sign; null for a site. */
export function signerOf(subject: Subject): Address | null {
  if (subject.kind === "site") return null;
  return "from" in subject ? subject.from : subject.account;
}

/** What the node said of an address; not having asked is not knowing. */
export function codeAt(
  address: Address,
  { codeAt: known }: InspectionContext,
): "none" | "contract" | "unknown" {
  return Object.hasOwn(known, address) ? (known[address] ?? "unknown") : "unknown";
}

/** Whether the user has dealt with an address, named it, or owns it. */
export function isFamiliar(address: Address, context: InspectionContext): boolean {
  return (
    context.ownAccounts.includes(address) ||
    context.recentRecipients.includes(address) ||
    context.addressBook.some((entry) => entry.address === address)
  );
}
