import { type ReactNode, useEffect, useId, useRef } from "react";
import styles from "./dialog.module.css";
import partStyles from "./parts.module.css";

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The browser's own modal: it traps focus, closes on Escape and gives the focus back. */
export function Dialog({ title, isOpen, onClose, children }: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null || dialog.open === isOpen) return;
    if (isOpen) dialog.showModal();
    else dialog.close();
  }, [isOpen]);
  return (
    <dialog ref={element} className={styles["dialog"]} aria-labelledby={id} onClose={onClose}>
      {isOpen ? (
        <div className={partStyles["stack"]}>
          <h2 id={id}>{title}</h2>
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
