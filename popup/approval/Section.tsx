import { type ReactNode, useId } from "react";
import styles from "./approval.module.css";

/** One block of the window, named by its small title. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles["section"]} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
