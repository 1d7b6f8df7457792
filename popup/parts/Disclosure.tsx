import type { ReactNode } from "react";
import { ChevronRight } from "../look/icons.ts";
import styles from "./parts.module.css";

/** The browser's own `<details>`, closed at first. */
export function Disclosure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={styles["disclosure"]}>
      <summary>
        <ChevronRight size={16} aria-hidden />
        {title}
      </summary>
      <div className={styles["disclosureBody"]}>{children}</div>
    </details>
  );
}
