import { useId } from "react";
import type { Description } from "../../extension/messages/views.request.ts";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";
import { DescriptionRows } from "./DescriptionRows.tsx";
import own from "./hearsay.module.css";
import { groupsOf } from "./rowGroups.ts";

type Row = Description["rows"][number];

const mostRows = 10;

/** Where decoding ends: the first of what others say. All of it stands in Details. */
export function Hearsay({ description }: { description: Description }) {
  const rows = description.rows.filter(({ isHearsay }) => isHearsay === true);
  if (description.isUnderstood || rows.length === 0) return null;
  return <Heard rows={rows.slice(0, mostRows)} isCut={rows.length > mostRows} />;
}

/** What a descriptor, a published source or a guess says: marked as what it is, and apart from what was decoded. */
export function Heard({ rows, isCut = false }: { rows: readonly Row[]; isCut?: boolean }) {
  return (
    <div className={own["hearsay"]}>
      <h3>{approvalText.hearsay}</h3>
      <p className={styles["faint"]}>{approvalText.hearsayNote}</p>
      {groupsOf(rows).map(({ under, rows: some }, at) =>
        under === undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: headings may repeat, and groups never move.
          <DescriptionRows key={at} rows={some} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: headings may repeat, and groups never move.
          <WordsOf key={at} under={under} rows={some} />
        ),
      )}
      {isCut ? <p className={styles["faint"]}>{approvalText.hearsayMore}</p> : null}
    </div>
  );
}

/** Whose words they are is said once, by a caption that is also the name of the group. */
function WordsOf({ under, rows }: { under: string; rows: readonly Row[] }) {
  const id = useId();
  return (
    <figure className={own["wordsOf"]} aria-labelledby={id}>
      <figcaption id={id}>
        <bdi>{under}</bdi>
      </figcaption>
      <DescriptionRows rows={rows} />
    </figure>
  );
}
