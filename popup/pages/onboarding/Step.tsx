import { type ReactNode, useEffect, useRef } from "react";
import { ChevronLeft } from "../../look/icons.ts";
import { Button } from "../../parts/Button.tsx";
import { DemoBand } from "../../parts/Demo.tsx";
import { onboardingText } from "../../text/onboarding.ts";
import { wordsText } from "../../text/words.ts";
import styles from "../pages.module.css";

export interface StepProps {
  title: string;
  lead: string;
  /** From 1; absent on the first and the last screen. */
  at?: number;
  of?: number;
  onBack?: () => void;
  children: ReactNode;
}

/** One screen of the set-up; its title takes the focus. */
export function Step({ title, lead, at, of, onBack, children }: StepProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title}, ${wordsText.product}`;
    heading.current?.focus();
  }, [title]);
  return (
    <>
      <DemoBand />
      <main className={styles["onboarding"]}>
        <div className={styles["stepHead"]}>
          {onBack === undefined ? null : (
            <Button look="quiet" icon={ChevronLeft} onPress={onBack}>
              {wordsText.back}
            </Button>
          )}
          {at === undefined || of === undefined ? null : (
            <p className={styles["progress"]}>{onboardingText.step(at, of)}</p>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p>{lead}</p>
        </div>
        {children}
      </main>
    </>
  );
}
