import type { ReactNode } from "react";
import { ChevronRight } from "../look/icons.ts";
import styles from "./parts.module.css";

export interface DisclosureProps {
  title: string;
  children: ReactNode;
  /** Opens it; what the user does afterwards stays. */
  isOpen?: boolean;
}

/** The browser's own `<details>`, closed at first. */
export function Disclosure({ title, children, isOpen }: DisclosureProps) {
  return (
    <details className={styles["disclosure"]} open={isOpen}>
      <summary>
        <ChevronRight size={16} aria-hidden />
        {title}
      </summary>
      <div className={styles["disclosureBody"]}>{children}</div>
    </details>
  );
}
