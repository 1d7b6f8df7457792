import type { SelfCheckView } from "../../../extension/messages/views.policy.ts";
import { Card, Rows } from "../../parts/Card.tsx";
import { Disclosure } from "../../parts/Disclosure.tsx";
import { Note } from "../../parts/Note.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { selfCheckText as text } from "../../text/selfCheck.ts";
import { formatMoment } from "../../text/times.ts";
import styles from "../pages.module.css";

/** How the built-in requests were decided when something last changed. */
export function SelfCheckCard() {
  const selfCheck = useSnapshot("selfCheck");
  if (selfCheck === null) return null;
  const { last, isRunning } = selfCheck;
  return (
    <Card title={text.title}>
      <p>{text.lead}</p>
      {last === null ? <p className={styles["faint"]}>{text.notYet}</p> : <LastRun last={last} />}
      <span role="status">{isRunning ? text.running : ""}</span>
    </Card>
  );
}

function LastRun({ last }: { last: NonNullable<SelfCheckView["last"]> }) {
  const { at, why, total, attacks, unexpected, letThrough, changes, changed } = last;
  const outcomeRow = ({ title, outcome }: (typeof unexpected)[number]) => ({
    label: title,
    value: text.outcome[outcome],
  });
  return (
    <>
      <Rows
        rows={[
          { label: text.when, value: formatMoment(at) },
          { label: text.why, value: why.join("; ") },
          { label: text.requests, value: text.counts(total, attacks) },
        ]}
      />
      {unexpected.length === 0 ? (
        <p>{text.good}</p>
      ) : (
        <>
          <Note tone="danger">{text.bad(unexpected.length)}</Note>
          <Rows rows={unexpected.map(outcomeRow)} />
        </>
      )}
      {letThrough.length === 0 ? null : (
        <>
          <Note tone="caution">{text.through(letThrough.length)}</Note>
          <Disclosure title={text.which}>
            <Rows rows={letThrough.map(outcomeRow)} />
          </Disclosure>
        </>
      )}
      <p>{changes === 0 ? text.unchanged : text.changed(changes)}</p>
      {changes === 0 ? null : (
        <Disclosure title={text.which}>
          <Rows
            rows={changed.map(({ title, before, after }) => ({
              label: title,
              value: text.change(text.outcome[before], text.outcome[after]),
            }))}
          />
        </Disclosure>
      )}
    </>
  );
}
