import { signerOf } from "../../../extension/domain/checks/localCheck.ts";
import { contractsIn, granteesOf } from "../../../extension/domain/checks/parties.ts";
import { coreTokenAt } from "../../../extension/domain/coreTokens.ts";
import { readSubject } from "../../../extension/domain/decode/readSubject.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { Call, Subject } from "../../../extension/domain/subject.ts";

const mostContracts = 6;
const mostSelectors = 3;

/** Addresses that are worth a question: what is called, then who gets power. No core token, and not the account itself. */
export function contractsOf(subject: Subject): readonly Address[] {
  if (subject.kind === "site") return [];
  const reading = readSubject(subject);
  const named = new Set([
    ...callsOf(subject).flatMap(({ to, data }) => (to === null || data === "0x" ? [] : [to])),
    ...granteesOf(reading).map(({ party }) => party),
    ...reading.actions.flatMap(contractsIn),
  ]);
  const signer = signerOf(subject);
  return [...named]
    .filter((address) => address !== signer && coreTokenAt(subject.chainId, address) === null)
    .slice(0, mostContracts);
}

/** The first four bytes of each call, with the contract that they are for. */
export function selectorsOf(subject: Subject): readonly { to: Address; selector: Hex }[] {
  return callsOf(subject)
    .flatMap(({ to, data }) =>
      to === null || data.length < 10 ? [] : [{ to, selector: data.slice(0, 10).toLowerCase() as Hex }],
    )
    .slice(0, mostSelectors);
}

function callsOf(subject: Subject): readonly Call[] {
  if (subject.kind === "transaction") return [subject];
  return subject.kind === "calls" ? subject.calls : [];
}
