import { type ReactNode, useEffect, useRef } from "react";
import {
  ArrowDownLeft,
  ArrowUpRight,
  DoorOpen,
  Gavel,
  Globe,
  History,
  Landmark,
  Layers,
  Lock,
  Receipt,
  ScanSearch,
  ScrollText,
  Settings,
  Shield,
  SlidersHorizontal,
  Store,
  Terminal,
} from "../look/icons.ts";
import { Button } from "../parts/Button.tsx";
import { DemoBand } from "../parts/Demo.tsx";
import { Mark } from "../parts/Mark.tsx";
import { useSnapshot, useWallet } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import { pageText } from "../text/page.ts";
import { wordsText } from "../text/words.ts";
import styles from "./pages.module.css";

const sections = [
  { route: "/hub", text: pageText.hub, icon: Shield },
  { route: "/catalogue", text: pageText.catalogue, icon: Store },
  { route: "/purchases", text: pageText.purchases, icon: Receipt },
  { route: "/policy", text: pageText.policy, icon: SlidersHorizontal },
  { route: "/exceptions", text: pageText.exceptions, icon: DoorOpen },
  { route: "/activity", text: pageText.activity, icon: History },
  { route: "/rechecks", text: pageText.rechecks, icon: ScanSearch },
  { route: "/log", text: pageText.log, icon: ScrollText },
  { route: "/disputes", text: pageText.disputes, icon: Gavel },
  { route: "/sites", text: pageText.sites, icon: Globe },
  { route: "/send", text: pageText.send, icon: ArrowUpRight },
  { route: "/receive", text: pageText.receive, icon: ArrowDownLeft },
  { route: "/governance", text: pageText.governance, icon: Landmark },
  { route: "/restaking", text: pageText.restaking, icon: Layers },
  { route: "/console", text: pageText.console, icon: Terminal },
  { route: "/settings", text: pageText.settings, icon: Settings },
] as const;

export interface FrameProps {
  /** The section that is current. */
  route: (typeof sections)[number]["route"];
  title: string;
  lead?: string;
  /** Right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Sections on the left, one page on the right; the title takes the focus when a page opens. */
export function Frame({ route, title, lead, aside, children }: FrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title}, ${wordsText.product}`;
    heading.current?.focus();
  }, [title]);
  return (
    <>
      <DemoBand />
      <div className={styles["shell"]}>
        <Rail route={route} onSkip={() => heading.current?.focus()} />
        <main className={styles["main"]}>
          <div className={styles["title"]}>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {aside}
          </div>
          {lead === undefined ? null : <p className={styles["lead"]}>{lead}</p>}
          {children}
        </main>
      </div>
    </>
  );
}

function Rail({ route, onSkip }: { route: string; onSkip: () => void }) {
  const { client } = useWallet();
  const mark = useSnapshot("session")?.mark;
  return (
    <header className={styles["rail"]}>
      <button type="button" className={styles["skip"]} onClick={onSkip}>
        {pageText.skip}
      </button>
      <div className={styles["brand"]}>
        {mark === undefined ? null : (
          <Mark symbol={mark.symbol} colour={mark.colour} label={approvalText.yourMark} />
        )}
        {wordsText.product}
      </div>
      <nav className={styles["nav"]} aria-label={pageText.sections}>
        {sections.map(({ route: target, text, icon: Shape }) => (
          <a key={target} href={`#${target}`} aria-current={target === route ? "page" : undefined}>
            <Shape size={16} aria-hidden />
            {text}
          </a>
        ))}
      </nav>
      <div>
        <Button look="quiet" icon={Lock} onPress={() => void client("lockVault", {}).catch(() => undefined)}>
          {pageText.lock}
        </Button>
      </div>
    </header>
  );
}
