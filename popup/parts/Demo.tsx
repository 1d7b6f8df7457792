import { TriangleAlert } from "../look/icons.ts";
import { useSnapshot } from "../state/wallet.ts";
import { wordsText } from "../text/words.ts";
import styles from "./parts.module.css";

/** The permanent band of a demo profile; nothing elsewhere. */
export function DemoBand() {
  if (useSnapshot("session")?.demo !== true) return null;
  return (
    <aside className={styles["demo"]}>
      <TriangleAlert size={16} aria-hidden />
      <p>{wordsText.demoBand}</p>
    </aside>
  );
}
