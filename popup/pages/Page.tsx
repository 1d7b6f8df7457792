import { type ReactNode, useState } from "react";
import { Redirect, Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { Damaged } from "../home/Start.tsx";
import { Unlock } from "../home/Unlock.tsx";
import { Boundary } from "../parts/Boundary.tsx";
import { Waking } from "../parts/Empty.tsx";
import { Note } from "../parts/Note.tsx";
import { useSnapshot } from "../state/wallet.ts";
import { wordsText } from "../text/words.ts";
import { ActivityPage } from "./activity/ActivityPage.tsx";
import { AuditPage } from "./audit/AuditPage.tsx";
import { CataloguePage } from "./catalogue/CataloguePage.tsx";
import { WarePage } from "./catalogue/WarePage.tsx";
import { ConsolePage } from "./console/ConsolePage.tsx";
import { DisputesPage } from "./disputes/DisputesPage.tsx";
import { ExceptionsPage } from "./exceptions/ExceptionsPage.tsx";
import { GovernancePage } from "./governance/GovernancePage.tsx";
import { HubPage } from "./hub/HubPage.tsx";
import { Onboarding } from "./onboarding/Onboarding.tsx";
import { PolicyPage } from "./policy/PolicyPage.tsx";
import { PurchasesPage } from "./purchases/PurchasesPage.tsx";
import { ReceivePage } from "./ReceivePage.tsx";
import { RechecksPage } from "./rechecks/RechecksPage.tsx";
import { RestakingPage } from "./restaking/RestakingPage.tsx";
import { SendPage } from "./SendPage.tsx";
import { SitesPage } from "./SitesPage.tsx";
import { SettingsPage } from "./settings/SettingsPage.tsx";

/** The full page: onboarding while there is no vault, the password while it is locked, else the routes. */
export function Page() {
  const status = useSnapshot("session")?.status ?? "booting";
  const [isSettingUp, setSettingUp] = useState(false);
  if (status === "booting") {
    return (
      <main>
        <Waking />
      </main>
    );
  }
  if (status === "damaged") return <Damaged />;
  if (status === "empty" || isSettingUp) {
    return <Onboarding onBegin={() => setSettingUp(true)} onEnd={() => setSettingUp(false)} />;
  }
  return status === "locked" ? <Unlock /> : <Routes />;
}

function Routes() {
  const broken = (
    <main>
      <Note tone="critical" role="alert">
        {wordsText.failed}
      </Note>
    </main>
  );
  const guarded = (page: ReactNode): ReactNode => <Boundary fallback={broken}>{page}</Boundary>;
  return (
    <Router hook={useHashLocation}>
      <Switch>
        <Route path="/hub">{guarded(<HubPage />)}</Route>
        <Route path="/catalogue">{guarded(<CataloguePage />)}</Route>
        <Route path="/catalogue/:ware">
          {({ ware }) => guarded(<WarePage key={ware} ware={Number(ware)} />)}
        </Route>
        <Route path="/purchases">{guarded(<PurchasesPage />)}</Route>
        <Route path="/disputes">{guarded(<DisputesPage />)}</Route>
        <Route path="/governance">{guarded(<GovernancePage />)}</Route>
        <Route path="/restaking">{guarded(<RestakingPage />)}</Route>
        <Route path="/policy">{guarded(<PolicyPage />)}</Route>
        <Route path="/exceptions">{guarded(<ExceptionsPage />)}</Route>
        <Route path="/rechecks">{guarded(<RechecksPage />)}</Route>
        <Route path="/log">{guarded(<AuditPage />)}</Route>
        <Route path="/activity">{guarded(<ActivityPage />)}</Route>
        <Route path="/sites">{guarded(<SitesPage />)}</Route>
        <Route path="/send">{guarded(<SendPage />)}</Route>
        <Route path="/receive">{guarded(<ReceivePage />)}</Route>
        <Route path="/console">{guarded(<ConsolePage />)}</Route>
        <Route path="/settings">{guarded(<SettingsPage />)}</Route>
        <Route>
          <Redirect to="/hub" />
        </Route>
      </Switch>
    </Router>
  );
}
