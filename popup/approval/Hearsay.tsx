import type { Description } from "../../extension/messages/views.request.ts";
import { Rows } from "../parts/Card.tsx";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";

const mostRows = 10;

/** Where decoding ends: what a descriptor, a published source or a guess says, marked as what it is. All of it stands in Details. */
export function Hearsay({ description }: { description: Description }) {
  const rows = description.rows.filter(({ isHearsay }) => isHearsay === true);
  if (description.isUnderstood || rows.length === 0) return null;
  const shown = rows.slice(0, mostRows).map(({ label, value }, at) => ({
    // Labels may repeat; the place tells them apart.
    label: rows.findIndex((row) => row.label === label) === at ? label : `${label} (${at + 1})`,
    value: <bdi>{value}</bdi>,
  }));
  return (
    <div className={styles["hearsay"]}>
      <h3>{approvalText.hearsay}</h3>
      <p className={styles["faint"]}>{approvalText.hearsayNote}</p>
      <Rows rows={shown} />
      {rows.length > mostRows ? <p className={styles["faint"]}>{approvalText.hearsayMore}</p> : null}
    </div>
  );
}
