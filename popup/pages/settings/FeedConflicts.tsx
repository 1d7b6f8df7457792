import type { Conflicts, ListConflict } from "../../../extension/domain/lists/conflicts.ts";
import { Disclosure } from "../../parts/Disclosure.tsx";
import { Note } from "../../parts/Note.tsx";
import { feedText } from "../../text/feeds.ts";
import { levelText } from "../../text/levels.ts";
import styles from "../pages.module.css";

/** Where the lists contradict each other, this wallet, or the user. Nothing while they do not. */
export function FeedConflicts({ conflicts: { shown, total } }: { conflicts: Conflicts }) {
  if (total === 0) return null;
  return (
    <>
      <Note tone="caution">{feedText.conflicts(total)}</Note>
      <Disclosure title={feedText.conflictsTitle}>
        <ul className={styles["lines"]}>
          {shown.map((conflict) => (
            <li key={`${conflict.what} ${conflict.list} ${againstText(conflict)}`}>
              <bdi dir="ltr" className={styles["claim"]}>
                {conflict.what}
              </bdi>
              <p>{feedText.says(conflict.list, levelText[conflict.level], againstText(conflict))}</p>
            </li>
          ))}
        </ul>
        {total > shown.length ? (
          <p className={styles["faint"]}>{feedText.moreConflicts(total - shown.length)}</p>
        ) : null}
      </Disclosure>
    </>
  );
}

function againstText({ against }: ListConflict): string {
  switch (against.kind) {
    case "list":
      return feedText.againstList(against.name);
    case "core-token":
      return feedText.againstToken(against.symbol);
    case "own-account":
      return feedText.againstOwn(against.name);
    default:
      return feedText.against[against.kind];
  }
}
