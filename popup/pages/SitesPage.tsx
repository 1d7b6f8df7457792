import { useState } from "react";
import type { SitesView } from "../../extension/messages/views.ts";
import { Globe, Unplug } from "../look/icons.ts";
import { AddressText } from "../parts/AddressText.tsx";
import { Button } from "../parts/Button.tsx";
import { Actions, Card, Rows } from "../parts/Card.tsx";
import { Empty, Waking } from "../parts/Empty.tsx";
import { TextField } from "../parts/Field.tsx";
import { Problem } from "../parts/Note.tsx";
import { useAct } from "../state/useAct.ts";
import { useSnapshot, useWallet } from "../state/wallet.ts";
import { pageText } from "../text/page.ts";
import { formatDay } from "../text/times.ts";
import { Frame } from "./Frame.tsx";
import styles from "./pages.module.css";

type Site = SitesView["list"][number];

/** Which sites see which accounts, and how many paid calls each may cause. */
export function SitesPage() {
  const sites = useSnapshot("sites");
  return (
    <Frame route="/sites" title={pageText.sitesTitle}>
      {sites === null ? <Waking /> : null}
      {sites?.list.length === 0 ? (
        <Empty icon={Globe}>
          <p>{pageText.sitesEmpty}</p>
        </Empty>
      ) : null}
      {sites?.list.map((site) => (
        <SiteCard key={site.origin} site={site} />
      ))}
    </Frame>
  );
}

function SiteCard({ site }: { site: Site }) {
  const { client } = useWallet();
  const act = useAct();
  const used = site.callBudget.usedThisHour;
  return (
    <Card
      title={site.origin}
      aside={
        <Button
          icon={Unplug}
          isBusy={act.isBusy}
          onPress={() => act.run(async () => void (await client("disconnectSite", { origin: site.origin })))}
        >
          {pageText.disconnect}
        </Button>
      }
    >
      <p className={styles["faint"]}>{pageText.siteSince(formatDay(site.connectedAt))}</p>
      <Rows
        rows={[
          {
            label: pageText.siteAccounts,
            value: site.accounts.map((address) => <AddressLine key={address} address={address} />),
          },
          { label: pageText.siteChain, value: String(site.chainId) },
          { label: pageText.siteBudget, value: pageText.siteBudgetUsed(used, site.callBudget.perHour) },
        ]}
      />
      <BudgetForm site={site} />
      <Problem text={act.problem} />
    </Card>
  );
}

function AddressLine({ address }: { address: Site["accounts"][number] }) {
  return (
    <div>
      <AddressText address={address} />
    </div>
  );
}

function BudgetForm({ site }: { site: Site }) {
  const { client } = useWallet();
  const act = useAct();
  const [perHour, setPerHour] = useState(String(site.callBudget.perHour));
  const [before, setBefore] = useState(String(site.callBudget.beforeFirstAct));
  const [isSaved, setSaved] = useState(false);
  const save = () => {
    setSaved(false);
    const budget = { perHour: toCount(perHour), beforeFirstAct: toCount(before) };
    if (budget.perHour === null || budget.beforeFirstAct === null) return act.setProblem(pageText.badCount);
    const { perHour: hourly, beforeFirstAct } = {
      perHour: budget.perHour,
      beforeFirstAct: budget.beforeFirstAct,
    };
    act.run(async () => {
      await client("setCallBudget", { origin: site.origin, perHour: hourly, beforeFirstAct });
      setSaved(true);
    });
  };
  return (
    <>
      <div className={styles["pair"]}>
        <TextField label={pageText.perHour} value={perHour} onChange={setPerHour} inputMode="numeric" />
        <TextField label={pageText.beforeFirstAct} value={before} onChange={setBefore} inputMode="numeric" />
      </div>
      <p className={styles["faint"]}>{pageText.siteBudgetHint}</p>
      <Problem text={act.problem} />
      <Actions>
        <Button isBusy={act.isBusy} onPress={save}>
          {pageText.saveBudget}
        </Button>
        <span role="status">{isSaved ? pageText.saved : ""}</span>
      </Actions>
    </>
  );
}

/** A whole number from 0 to 1000, or null. */
export function toCount(text: string): number | null {
  const count = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return count <= 1000 ? count : null;
}
