import { useEffect } from "react";
import { ArrowDownLeft, ArrowUpRight, ChevronRight, History, Lock, Settings, Shield } from "../look/icons.ts";
import { ButtonLink, IconButton } from "../parts/Button.tsx";
import { DemoBand } from "../parts/Demo.tsx";
import { Waking } from "../parts/Empty.tsx";
import { Mark } from "../parts/Mark.tsx";
import { useSnapshot, useWallet } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import { homeText } from "../text/home.ts";
import { recheckText } from "../text/rechecks.ts";
import { wordsText } from "../text/words.ts";
import { BadNews } from "./BadNews.tsx";
import { Balance } from "./Balance.tsx";
import { HubLine } from "./HubLine.tsx";
import styles from "./home.module.css";
import { Pickers } from "./Pickers.tsx";
import { Damaged, Welcome } from "./Start.tsx";
import { Unlock } from "./Unlock.tsx";

/** The toolbar window: one glance at the account, and a door to everything else. */
export function Home() {
  const session = useSnapshot("session");
  return (
    <>
      <DemoBand />
      <HomeBody status={session?.status ?? "booting"} />
    </>
  );
}

function HomeBody({ status }: { status: "booting" | "empty" | "locked" | "unlocked" | "damaged" }) {
  if (status === "empty") return <Welcome />;
  if (status === "damaged") return <Damaged />;
  if (status === "locked") return <Unlock />;
  if (status === "unlocked") return <OpenHome />;
  return (
    <main className={styles["alone"]}>
      <h1>{wordsText.product}</h1>
      <Waking />
    </main>
  );
}

function OpenHome() {
  useEffect(() => {
    document.title = wordsText.product;
  }, []);
  return (
    <div className={styles["popup"]}>
      <HomeBar />
      <main className={styles["body"]}>
        <BadNews />
        <WaitingRequests />
        <Pickers />
        <Balance />
        <nav className={styles["actions"]} aria-label={homeText.quickActions}>
          <PageLink route="/send" icon={ArrowUpRight} text={homeText.send} />
          <PageLink route="/receive" icon={ArrowDownLeft} text={homeText.receive} />
          <PageLink route="/activity" icon={History} text={homeText.activity} />
          <PageLink route="/hub" icon={Shield} text={homeText.hub} />
        </nav>
        <HubLine />
        <MoreLinks />
      </main>
    </div>
  );
}

function HomeBar() {
  const { client, openPage } = useWallet();
  const mark = useSnapshot("session")?.mark;
  return (
    <header className={styles["bar"]}>
      <div className={styles["brand"]}>
        {mark === undefined ? null : (
          <Mark symbol={mark.symbol} colour={mark.colour} label={approvalText.yourMark} />
        )}
        <h1>{wordsText.product}</h1>
      </div>
      <div className={styles["tools"]}>
        <IconButton label={homeText.settings} icon={Settings} onPress={() => openPage("/settings")} />
        <IconButton
          label={homeText.lock}
          icon={Lock}
          onPress={() => void client("lockVault", {}).catch(() => undefined)}
        />
      </div>
    </header>
  );
}

function WaitingRequests() {
  const count = useSnapshot("requests")?.list.length ?? 0;
  if (count === 0) return null;
  return (
    <div className={styles["waiting"]} role="status">
      {homeText.waiting(count)}
      <ButtonLink look="primary" href="approval.html" isNewTab>
        {homeText.openRequest}
      </ButtonLink>
    </div>
  );
}

function MoreLinks() {
  const faucetUrl = useSnapshot("session")?.faucetUrl ?? null;
  const links = [
    { href: "page.html#/catalogue", text: homeText.catalogue },
    { href: "page.html#/policy", text: homeText.policy },
    { href: "page.html#/rechecks", text: recheckText.title },
    { href: "page.html#/sites", text: homeText.sites },
    ...(faucetUrl === null ? [] : [{ href: faucetUrl, text: homeText.faucet }]),
  ];
  return (
    <nav className={styles["links"]} aria-label={wordsText.product}>
      {links.map(({ href, text }) => (
        <a key={href} href={href} target="_blank" rel="noopener">
          {text}
          <ChevronRight size={16} aria-hidden />
        </a>
      ))}
    </nav>
  );
}

function PageLink({ route, icon, text }: { route: string; icon: typeof Shield; text: string }) {
  return (
    <ButtonLink href={`page.html#${route}`} icon={icon} isNewTab>
      {text}
    </ButtonLink>
  );
}
