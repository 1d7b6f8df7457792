import type { ReactNode } from "react";
import styles from "../pages.module.css";

/** A part of a SecWare's card, under a heading of its own. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles["part"]}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
