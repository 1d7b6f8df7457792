import type { RequestView } from "../../extension/messages/views.request.ts";
import { CopyableAddress } from "../parts/AddressText.tsx";
import { Chips } from "../parts/Card.tsx";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";
import { Section } from "./Section.tsx";

/** The other side: name where there is one, the whole address, and how well it is known here. */
export function Who({ view }: { view: RequestView }) {
  const party = view.description.counterparty;
  if (party === null) return null;
  const code =
    party.isContract === null
      ? approvalText.codeUnknown
      : party.isContract
        ? approvalText.isContract
        : approvalText.isPerson;
  const seen = party.seen === 0 ? approvalText.firstTime : approvalText.seen(party.seen);
  return (
    <Section title={approvalText.sectionWho}>
      {party.name === null ? null : <bdi className={styles["amount"]}>{party.name}</bdi>}
      <CopyableAddress address={party.address} what={approvalText.address} />
      <Chips words={[seen, code]} />
    </Section>
  );
}
