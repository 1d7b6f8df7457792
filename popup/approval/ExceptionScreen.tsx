import { type ReactNode, useEffect, useRef, useState } from "react";
import type { OverrideDraft } from "../../extension/messages/table.policy.ts";
import type { ExceptionOffer } from "../../extension/messages/views.policy.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { ChevronLeft } from "../look/icons.ts";
import { Button } from "../parts/Button.tsx";
import { DemoBand } from "../parts/Demo.tsx";
import { exceptionText } from "../text/exceptions.ts";
import styles from "./approval.module.css";
import { ExceptionFields } from "./ExceptionFields.tsx";
import { ExceptionPreview, type Preview } from "./ExceptionPreview.tsx";
import { type ExceptionForm, narrowestForm } from "./exceptionDraft.ts";
import { Head } from "./Head.tsx";
import { useExceptionEscape } from "./useExceptionEscape.ts";

export interface ExceptionScreenProps {
  view: RequestView;
  offer: ExceptionOffer;
  onBack: () => void;
  onMade: (startsAt: number) => void;
}

/** The form for an exception and its restatement, on a screen of their own: nothing here signs. */
export function ExceptionScreen({ view, offer, onBack, onMade }: ExceptionScreenProps) {
  const [form, setForm] = useState<ExceptionForm>(() => narrowestForm(offer));
  const [stated, setStated] = useState<{ draft: OverrideDraft; preview: Preview } | null>(null);
  const title = stated === null ? exceptionText.formTitle : exceptionText.previewTitle;
  const leave = (): void => (stated === null ? onBack() : setStated(null));
  useExceptionEscape(leave);
  return (
    <ExceptionFrame view={view} title={title} isFirst={stated === null} onLeave={leave}>
      {stated === null ? (
        <ExceptionFields
          {...{ view, offer, form }}
          onChange={setForm}
          onStated={(draft, preview) => setStated({ draft, preview })}
        />
      ) : (
        <ExceptionPreview {...stated} onMade={onMade} />
      )}
    </ExceptionFrame>
  );
}

export interface ExceptionFrameProps {
  view: RequestView;
  title: string;
  /** The form, whose way back is the request; else the way back is the form. */
  isFirst: boolean;
  onLeave: () => void;
  children: ReactNode;
}

/** Who asks, the way back, and the title of one step. */
export function ExceptionFrame({ view, title, isFirst, onLeave, children }: ExceptionFrameProps) {
  return (
    <div className={styles["window"]}>
      <Head view={view} queue={{ at: 0, length: 1, show: () => undefined }} />
      <DemoBand />
      <main className={styles["main"]}>
        <div className={styles["section"]}>
          <div>
            <Button look="quiet" icon={ChevronLeft} onPress={onLeave}>
              {isFirst ? exceptionText.back : exceptionText.edit}
            </Button>
          </div>
          <ScreenTitle key={title} title={title} />
          {children}
        </div>
      </main>
    </div>
  );
}

/** Takes the focus when its step opens, so that a reader hears where it is. */
function ScreenTitle({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
    heading.current?.focus();
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}
