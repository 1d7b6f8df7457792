import { ArrowDownLeft, ArrowUpRight, CircleDashed } from "../../../look/icons.ts";
import { Unseen } from "../../../parts/Card.tsx";
import { policyDraftText as text } from "../../../text/policyDraft.ts";
import type { Change } from "../changes.ts";
import styles from "../policy.module.css";

const shapes = { tightening: ArrowUpRight, loosening: ArrowDownLeft, none: CircleDashed } as const;

/** Each change as a sentence, with the direction it goes in: in words, and by the shape of its arrow. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className={styles["changes"]}>
      {changes.map((change) => {
        const Shape = shapes[change.effect];
        return (
          <li key={change.text} className={styles[change.effect === "loosening" ? "looser" : "tighter"]}>
            <Shape size={18} aria-hidden />
            <span>
              <strong>{text.effect[change.effect]}</strong>
              <Unseen>: </Unseen> {change.text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
