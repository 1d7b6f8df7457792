import { useEffect } from "react";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { Button } from "../parts/Button.tsx";
import { DemoBand } from "../parts/Demo.tsx";
import { Note } from "../parts/Note.tsx";
import { useAct } from "../state/useAct.ts";
import { useConnection, useWallet } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import { wordsText } from "../text/words.ts";
import { Accounts } from "./Accounts.tsx";
import styles from "./approval.module.css";
import { Blocked, HadSay } from "./Blocked.tsx";
import { bandOf } from "./band.ts";
import { Calls } from "./Calls.tsx";
import { Details, Fee } from "./Details.tsx";
import { Foot } from "./Foot.tsx";
import { Head, type Queue } from "./Head.tsx";
import { Review } from "./Review.tsx";
import { Services } from "./Services.tsx";
import { useDecisionActs } from "./useDecisionActs.ts";
import { type RequestProgress, useProgress } from "./useProgress.ts";
import { VerdictBand } from "./VerdictBand.tsx";
import { WhatHappens } from "./WhatHappens.tsx";
import { Who } from "./Who.tsx";
import { Why } from "./Why.tsx";

export interface RequestScreenProps {
  view: RequestView;
  queue: Queue;
  /** What the exception came to that was just made for it. */
  made: string | null;
  onExcept: (() => void) | null;
}

/** One request, in the fixed order: who asks, verdict, what happens, with whom, why, who was asked, fee, details. */
export function RequestScreen({ view, queue, made, onExcept }: RequestScreenProps) {
  const progress = useProgress(view);
  const acts = useDecisionActs(view, progress);
  useTitle(view);
  return (
    <div className={styles["window"]} data-state={view.state} data-outcome={view.decision?.outcome}>
      <Head view={view} queue={queue} />
      <DemoBand />
      <main className={styles["main"]}>
        <VerdictBand view={view} />
        <Made text={made} />
        <Notes view={view} queue={queue} outcome={acts.outcome} />
        {progress.isReviewing ? (
          <Review view={view} progress={progress} />
        ) : (
          <Facts view={view} progress={progress} />
        )}
      </main>
      <Foot view={view} progress={progress} acts={acts} onExcept={onExcept} />
    </div>
  );
}

function Made({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <div className={styles["notes"]}>
      <Note tone="none" role="status">
        {text}
      </Note>
    </div>
  );
}

function Facts({ view, progress }: { view: RequestView; progress: RequestProgress }) {
  return (
    <>
      <Blocked view={view} />
      <HadSay view={view} />
      <WhatHappens view={view} />
      <Accounts view={view} progress={progress} />
      <Calls view={view} />
      <Who view={view} />
      <Why view={view} progress={progress} />
      <Services view={view} />
      <Fee view={view} />
      <Details view={view} />
    </>
  );
}

interface NotesProps {
  view: RequestView;
  queue: Queue;
  outcome: { tone: "caution" | "critical"; text: string } | null;
}

function Notes({ view, queue, outcome }: NotesProps) {
  const isLost = useConnection() === "retrying";
  const isInsecure = view.source.kind === "site" && !view.source.isSecure;
  const warnings = [...view.notices, ...(isInsecure ? [approvalText.notSecure] : [])];
  if (warnings.length === 0 && outcome === null && !isLost && queue.length < 3) return null;
  return (
    <div className={styles["notes"]}>
      {outcome === null ? null : (
        <Note tone={outcome.tone} role="alert">
          {outcome.text}
        </Note>
      )}
      {queue.length < 3 ? null : <RejectAll count={queue.length} />}
      {isLost ? <Note tone="unknown">{wordsText.wakingLong}</Note> : null}
      {warnings.map((text) => (
        <Note key={text} tone="caution">
          {text}
        </Note>
      ))}
    </div>
  );
}

/** A way out for somebody whom a page floods. */
function RejectAll({ count }: { count: number }) {
  const { client } = useWallet();
  const act = useAct();
  return (
    <Button
      isBusy={act.isBusy}
      onPress={() => act.run(async () => void (await client("rejectAllRequests", {})))}
    >
      {approvalText.rejectAll(count)}
    </Button>
  );
}

/** The window's title is the request's state: "High-risk approval, app.example". */
function useTitle(view: RequestView): void {
  const who = view.source.kind === "site" ? view.source.host : approvalText.yourWallet;
  const title = approvalText.title(bandOf(view).word, who);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
