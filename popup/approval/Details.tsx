import type { RequestView } from "../../extension/messages/views.request.ts";
import { AddressText, CopyButton } from "../parts/AddressText.tsx";
import { Rows } from "../parts/Card.tsx";
import { Disclosure } from "../parts/Disclosure.tsx";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";
import { DescriptionRows } from "./DescriptionRows.tsx";
import { Heard } from "./Hearsay.tsx";
import { Section } from "./Section.tsx";

/** What sending costs at most; where it could not be prepared, what the description makes of it. */
export function Fee({ view }: { view: RequestView }) {
  const text = view.fee?.text ?? view.description.rows.find(({ isFee }) => isFee === true)?.value;
  if (text === undefined) return null;
  return (
    <Section title={approvalText.sectionFee}>
      <p>{text}</p>
    </Section>
  );
}

/** Decoded arguments, then the bytes and the digests; closed at first, complete when open. */
export function Details({ view }: { view: RequestView }) {
  const { raw, digests } = view.description;
  // The fee has its own section.
  const rows = view.description.rows.filter(({ isFee }) => isFee !== true);
  const heard = rows.filter(({ isHearsay }) => isHearsay === true);
  return (
    <div className={styles["details"]}>
      {rows.length === 0 ? null : (
        <Disclosure title={approvalText.details}>
          <DescriptionRows rows={rows.filter(({ isHearsay }) => isHearsay !== true)} />
          {heard.length === 0 ? null : <Heard rows={heard} />}
        </Disclosure>
      )}
      <Disclosure title={approvalText.rawData}>
        <Rows
          rows={[
            ...identityRows(view),
            ...digests.map(({ label, value }) => ({ label, value: <Code text={value} /> })),
          ]}
        />
        {digests.length === 0 ? null : <p className={styles["faint"]}>{approvalText.showsOnDevice}</p>}
        {raw === "" ? null : (
          <>
            <CopyButton text={raw} what={approvalText.raw} />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
            <section className={styles["raw"]} dir="ltr" tabIndex={0} aria-label={approvalText.raw}>
              {raw}
            </section>
          </>
        )}
      </Disclosure>
    </div>
  );
}

function identityRows(view: RequestView) {
  return [
    ...(view.account === null
      ? []
      : [{ label: approvalText.account, value: <AddressText address={view.account} /> }]),
    { label: approvalText.chain, value: String(view.chainId) },
    ...(view.subjectHash === null
      ? []
      : [{ label: approvalText.subjectHash, value: <Code text={view.subjectHash} /> }]),
  ];
}

const Code = ({ text }: { text: string }) => (
  <code dir="ltr" translate="no">
    {text}
  </code>
);
