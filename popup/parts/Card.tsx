import { type ReactNode, useId } from "react";
import styles from "./parts.module.css";

export interface CardProps {
  title: string;
  children: ReactNode;
  /** Right of the title. */
  aside?: ReactNode;
  /** One of a list, whose title another may have too: no landmark of its own. */
  isItem?: boolean;
}

/** A titled section; its title is the landmark's name. */
export function Card({ title, children, aside, isItem = false }: CardProps) {
  const id = useId();
  const Part = isItem ? "article" : "section";
  return (
    <Part className={styles["card"]} aria-labelledby={id}>
      <div className={styles["cardHead"]}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </Part>
  );
}

export interface RowsProps {
  rows: readonly { label: string; value: ReactNode }[];
}

/** Label and value, one pair a line. */
export function Rows({ rows }: RowsProps) {
  return (
    <dl className={styles["rows"]}>
      {rows.map(({ label, value }) => (
        <div key={label} className={styles["row"]}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Chips({ words }: { words: readonly string[] }) {
  return (
    <span className={styles["chips"]}>
      {words.map((word) => (
        <span key={word} className={styles["chip"]}>
          {word}
        </span>
      ))}
    </span>
  );
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles["stack"]}>{children}</div>;
}

export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles["actions"]}>{children}</div>;
}

export interface MeterProps {
  label: string;
  value: number;
  max: number;
}

/** A bar; the number always stands beside it. */
export function Meter({ label, value, max }: MeterProps) {
  return <progress className={styles["bar"]} aria-label={label} value={value} max={Math.max(1, max)} />;
}

/** For screen readers only. */
export function Unseen({ children }: { children: ReactNode }) {
  return <span className={styles["hidden"]}>{children}</span>;
}
