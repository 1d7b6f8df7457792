import type { RequestSource, RequestView } from "../../extension/messages/views.request.ts";
import { ChevronLeft, ChevronRight } from "../look/icons.ts";
import { IconButton } from "../parts/Button.tsx";
import { Mark } from "../parts/Mark.tsx";
import { useSnapshot } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";

export interface Queue {
  /** From 0. */
  at: number;
  length: number;
  show(at: number): void;
}

/** Who asks. Nothing that the site itself says stands here: only its host, as the browser knows it. */
export function Head({ view, queue }: { view: RequestView; queue: Queue }) {
  const mark = useSnapshot("session")?.mark;
  return (
    <header className={styles["head"]}>
      {mark === undefined ? null : (
        <Mark symbol={mark.symbol} colour={mark.colour} label={approvalText.yourMark} />
      )}
      <SourceName source={view.source} />
      {queue.length > 1 ? <Pager queue={queue} /> : null}
    </header>
  );
}

function SourceName({ source }: { source: RequestSource }) {
  if (source.kind === "wallet") {
    return (
      <div>
        <span className={styles["host"]}>
          <strong>{approvalText.yourWallet}</strong>
        </span>
        <span className={styles["origin"]}>{approvalText.ownAct(source.action)}</span>
      </div>
    );
  }
  const { host, registrableDomain, topOrigin, origin } = source;
  const isFramed = topOrigin !== null && topOrigin !== origin;
  return (
    <div>
      <bdi className={styles["host"]} dir="ltr">
        <HostText host={host} domain={registrableDomain} />
      </bdi>
      <bdi className={styles["origin"]}>{isFramed ? approvalText.insideFrame(topOrigin) : origin}</bdi>
    </div>
  );
}

/** The registrable domain in bold inside the whole host, so that a long subdomain cannot pose as the site. */
export function HostText({ host, domain }: { host: string; domain: string }) {
  const at = domain === "" ? -1 : host.lastIndexOf(domain);
  if (at < 0) return <strong>{host}</strong>;
  return (
    <>
      {host.slice(0, at)}
      <strong>{domain}</strong>
      {host.slice(at + domain.length)}
    </>
  );
}

function Pager({ queue }: { queue: Queue }) {
  return (
    <nav className={styles["pager"]} aria-label={approvalText.pager(queue.at + 1, queue.length)}>
      <IconButton
        label={approvalText.previousRequest}
        icon={ChevronLeft}
        onPress={() => queue.show(Math.max(0, queue.at - 1))}
      />
      {approvalText.pager(queue.at + 1, queue.length)}
      <IconButton
        label={approvalText.nextRequest}
        icon={ChevronRight}
        onPress={() => queue.show(Math.min(queue.length - 1, queue.at + 1))}
      />
    </nav>
  );
}
