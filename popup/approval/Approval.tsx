import { useEffect, useState } from "react";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { Unlock } from "../home/Unlock.tsx";
import { ScrollText, TriangleAlert } from "../look/icons.ts";
import { Boundary } from "../parts/Boundary.tsx";
import { Button } from "../parts/Button.tsx";
import { DemoBand } from "../parts/Demo.tsx";
import { Empty, Waking } from "../parts/Empty.tsx";
import { useIsCurrent, useSnapshot, useWallet } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import { exceptionText } from "../text/exceptions.ts";
import { formatMoment } from "../text/times.ts";
import { wordsText } from "../text/words.ts";
import { afterDeath } from "./afterDeath.ts";
import styles from "./approval.module.css";
import { ExceptionScreen } from "./ExceptionScreen.tsx";
import type { Queue } from "./Head.tsx";
import { RequestScreen } from "./RequestScreen.tsx";

/** The approval window: the oldest request first, the rest behind a pager. */
export function Approval() {
  const session = useSnapshot("session");
  const requests = useSnapshot("requests");
  if (session === null || session.status === "booting" || requests === null) {
    return (
      <main>
        <h1 className={styles["alone"]}>{wordsText.product}</h1>
        <Waking />
      </main>
    );
  }
  if (session.status === "locked") return <LockedWindow />;
  return <RequestQueue list={requests.list} />;
}

function RequestQueue({ list }: { list: readonly RequestView[] }) {
  const isSaidNow = useIsCurrent("requests");
  const [shownId, setShownId] = useState<string | null>(null);
  const found = list.findIndex(({ id }) => id === shownId);
  const at = Math.max(found, 0);
  const view = list[at];
  if (view === undefined) return <NothingWaits />;
  const queue = { at, length: list.length, show: (next: number) => setShownId(list[next]?.id ?? null) };
  return (
    <Boundary key={view.id} fallback={<Broken id={view.id} />}>
      <OpenRequest view={isSaidNow ? view : afterDeath(view)} queue={queue} />
    </Boundary>
  );
}

/** The request, or the form for an exception to what blocks it: never both on one screen. */
function OpenRequest({ view, queue }: { view: RequestView; queue: Queue }) {
  const { now } = useWallet();
  const [isExcepting, setExcepting] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  // Decided again while the form was open: the request's own screen says what holds now.
  const offer = view.requirement.kind === "blocked" ? view.exception : null;
  if (isExcepting && offer !== null) {
    const end = (startsAt: number): void => {
      setMade(
        startsAt > now() ? exceptionText.createdLater(formatMoment(startsAt)) : exceptionText.createdNow,
      );
      setExcepting(false);
    };
    return <ExceptionScreen view={view} offer={offer} onBack={() => setExcepting(false)} onMade={end} />;
  }
  return (
    <RequestScreen {...{ view, queue, made }} onExcept={offer === null ? null : () => setExcepting(true)} />
  );
}

/** A screen that broke cannot sign. It needs nothing of the request but its id to refuse it. */
function Broken({ id }: { id: string }) {
  const { client } = useWallet();
  return (
    <main className={styles["alone"]}>
      <Empty icon={TriangleAlert}>
        <h1>{approvalText.brokenTitle}</h1>
        <p>{approvalText.broken}</p>
        <Button onPress={() => void client("rejectRequest", { id }).catch(() => undefined)}>
          {approvalText.reject}
        </Button>
      </Empty>
    </main>
  );
}

function LockedWindow() {
  return (
    <>
      <DemoBand />
      <Unlock note={approvalText.unlockToGoOn} />
    </>
  );
}

/** Nothing waits any more. The background closes the window: a window that closes by itself would read as the user's no. */
function NothingWaits() {
  const { closeWindow } = useWallet();
  useEffect(() => {
    document.title = approvalText.nothingWaits;
  }, []);
  return (
    <main>
      <Empty icon={ScrollText}>
        <h1>{approvalText.nothingWaits}</h1>
        <Button onPress={closeWindow}>{wordsText.close}</Button>
      </Empty>
    </main>
  );
}
