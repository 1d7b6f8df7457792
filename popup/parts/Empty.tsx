import type { ReactNode } from "react";
import { LoaderCircle } from "../look/icons.ts";
import { useConnection } from "../state/wallet.ts";
import { wordsText } from "../text/words.ts";
import type { Icon } from "./Button.tsx";
import styles from "./parts.module.css";

/** What a list or a page says when there is nothing to show, and what to do about it. */
export function Empty({ icon: Shape, children }: { icon: Icon; children: ReactNode }) {
  return (
    <div className={styles["empty"]}>
      <Shape size={24} aria-hidden />
      {children}
    </div>
  );
}

/** Until the first snapshot: the worker sleeps and is being woken. */
export function Waking() {
  const isLate = useConnection() === "retrying";
  return (
    <div className={styles["empty"]} role="status">
      <LoaderCircle size={24} className={styles["spin"]} aria-hidden />
      <p>{isLate ? wordsText.wakingLong : wordsText.waking}</p>
    </div>
  );
}
