import type { AuditEntryView } from "../../../extension/messages/views.policy.ts";
import { classes } from "../../look/classes.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Chips, Rows } from "../../parts/Card.tsx";
import { Disclosure } from "../../parts/Disclosure.tsx";
import { LevelMark } from "../../parts/LevelMark.tsx";
import tableStyles from "../../parts/table.module.css";
import { useSnapshot } from "../../state/wallet.ts";
import { auditText } from "../../text/audit.ts";
import { outcomeText } from "../../text/levels.ts";
import { formatMoment } from "../../text/times.ts";
import styles from "../pages.module.css";

export interface AuditEntryProps {
  entry: AuditEntryView;
  /** Shows only what belongs to this request. */
  onRequest: (request: string) => void;
}

/** One line of the log; what it says in full is folded. */
export function AuditEntry({ entry, onRequest }: AuditEntryProps) {
  const { kind, level, outcome, origin, at, text, number, request } = entry;
  return (
    <li>
      <div className={styles["split"]}>
        <Chips words={[auditText.kinds[kind], ...(outcome === null ? [] : [outcomeText[outcome]])]} />
        {level === null ? null : <LevelMark level={level} />}
      </div>
      <p className={styles["entryText"]}>
        <bdi>{text}</bdi>
      </p>
      <p className={styles["faint"]}>
        {formatMoment(at)}
        {origin === null ? null : (
          <>
            {" · "}
            <bdi>{origin}</bdi>
          </>
        )}
      </p>
      <div className={styles["more"]}>
        <Disclosure title={auditText.details(number)}>
          <Fields entry={entry} />
          <Identity entry={entry} />
          {request === null ? null : (
            <Actions>
              <Button onPress={() => onRequest(request)}>{auditText.sameRequest}</Button>
            </Actions>
          )}
        </Disclosure>
      </div>
    </li>
  );
}

/** Everything an entry says, by name. For a disclosure these are the fields that left this device. */
function Fields({ entry }: { entry: AuditEntryView }) {
  const caption = entry.kind === "disclosure" ? auditText.sent : auditText.saidFields;
  if (entry.fields.length === 0) return <p>{auditText.noFields}</p>;
  return (
    <div className={tableStyles["tableScroll"]}>
      <table className={classes(tableStyles["table"], styles["fieldTable"])}>
        <caption className={styles["caption"]}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{auditText.field}</th>
            <th scope="col">{auditText.value}</th>
          </tr>
        </thead>
        <tbody>
          {entry.fields.map(({ name, value }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields of one entry never move, and two may share a name.
            <tr key={`${at}-${name}`}>
              <th scope="row">{name}</th>
              <td className={styles["fieldValue"]}>
                <bdi>{value}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Identity({ entry }: { entry: AuditEntryView }) {
  const { account, request, ware, hash } = entry;
  const names = useSnapshot("hub")?.bindings ?? [];
  const wareName =
    ware === null ? null : (names.find((one) => one.ware === ware)?.name ?? auditText.wareNumber(ware));
  return (
    <Rows
      rows={[
        ...(wareName === null ? [] : [{ label: auditText.ware, value: <bdi>{wareName}</bdi> }]),
        ...(account === null ? [] : [{ label: auditText.account, value: <Code text={account} /> }]),
        ...(request === null ? [] : [{ label: auditText.request, value: <Code text={request} /> }]),
        { label: auditText.hash, value: <Code text={hash} /> },
      ]}
    />
  );
}

function Code({ text }: { text: string }) {
  return (
    <code className={styles["faint"]} dir="ltr" translate="no">
      {text}
    </code>
  );
}
