import type { Reason } from "../../extension/domain/decision.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { Rows } from "../parts/Card.tsx";
import { useSnapshot } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import { exceptionText } from "../text/exceptions.ts";
import styles from "./approval.module.css";
import { describeEnd } from "./exceptionWords.ts";
import { Section } from "./Section.tsx";

/** What blocks the request: each rule or source in words, the fact that fired it, and who said so. */
export function Blocked({ view }: { view: RequestView }) {
  if (view.requirement.kind !== "blocked" || view.decision === null) return null;
  const blocking = view.decision.reasons.filter(({ outcome }) => outcome === "block");
  if (blocking.length === 0) return null;
  return (
    <Section title={exceptionText.blockedTitle}>
      <ul className={styles["points"]}>
        {blocking.map((reason) => (
          <li key={`${approvalText.by(reason)} ${reason.text}`} className={styles["call"]}>
            <Rows rows={reasonRows(reason)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function reasonRows(reason: Reason) {
  const { fact, who, text } = reason;
  return [
    { label: exceptionText.blockedBy, value: <strong>{approvalText.by(reason)}</strong> },
    { label: exceptionText.fired, value: <bdi>{text}</bdi> },
    ...(fact === undefined ? [] : [{ label: exceptionText.factName, value: exceptionText.fact(fact) }]),
    ...(who === undefined ? [] : [{ label: exceptionText.says, value: <bdi>{who}</bdi> }]),
  ];
}

/** Which exceptions had a say in the decision, so that a softer word is never without its cause. */
export function HadSay({ view }: { view: RequestView }) {
  const list = useSnapshot("overrides")?.list ?? [];
  const ids = view.decision?.overrides ?? [];
  if (ids.length === 0) return null;
  return (
    <Section title={exceptionText.hadSay}>
      {ids.map((id) => {
        const found = list.find((one) => one.id === id);
        if (found === undefined) return <p key={id}>{exceptionText.hadSayUnlisted}</p>;
        return (
          <div key={id}>
            <p>
              <bdi>{found.sentence}</bdi>
            </p>
            <p className={styles["faint"]}>{exceptionText.hadSayEnds(describeEnd(found))}</p>
          </div>
        );
      })}
    </Section>
  );
}
