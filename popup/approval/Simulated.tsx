import type { RequestView } from "../../extension/messages/views.request.ts";
import { ShortAddress } from "../parts/AddressText.tsx";
import { Note } from "../parts/Note.tsx";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";
import { Flows } from "./Flows.tsx";

type Effects = NonNullable<RequestView["simulation"]["effects"]>;

/** What moved when the request was run against a copy of the chain, or in one line why it was not run. */
export function Simulated({ view: { kind, simulation } }: { view: RequestView }) {
  const { status, text, effects } = simulation;
  if (status === "not-simulated") {
    const couldBe = kind === "transaction" || kind === "calls";
    return couldBe ? <p className={styles["faint"]}>{text}</p> : null;
  }
  return (
    <>
      {effects === undefined ? null : <Ran effects={effects} />}
      {status === "would-fail" ? <Note tone="caution">{text}</Note> : null}
    </>
  );
}

function Ran({ effects }: { effects: Effects }) {
  const { created = [] } = effects;
  const isEmpty = effects.out.length + effects.in.length + effects.allowed.length === 0;
  return (
    <>
      <p className={styles["faint"]}>{approvalText.simulatedAt(effects.block)}</p>
      {isEmpty ? <p className={styles["faint"]}>{approvalText.nothingMoved}</p> : null}
      <Flows flows={effects} isSimulated />
      {created.map(({ address, hasCode }) => (
        <p key={address} className={styles["faint"]}>
          {hasCode ? approvalText.createdAt : approvalText.createdAndGone} <ShortAddress address={address} />
        </p>
      ))}
    </>
  );
}
