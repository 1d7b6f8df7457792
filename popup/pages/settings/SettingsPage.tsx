import { Waking } from "../../parts/Empty.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { settingsText } from "../../text/settings.ts";
import { Frame } from "../Frame.tsx";
import { About } from "./About.tsx";
import { AccountsCard } from "./AccountsCard.tsx";
import { ContractInfoCard } from "./ContractInfoCard.tsx";
import { DescriptorsCard } from "./DescriptorsCard.tsx";
import { FactorsCard } from "./FactorsCard.tsx";
import { FeedsCard } from "./FeedsCard.tsx";
import { ImportCard } from "./ImportCard.tsx";
import { MarkCard } from "./MarkCard.tsx";
import { NetworksCard } from "./NetworksCard.tsx";
import { RevealCard } from "./RevealCard.tsx";
import { SecurityCard } from "./SecurityCard.tsx";
import { SelfCheckCard } from "./SelfCheckCard.tsx";

/** Accounts, networks, lock time, lists and other sources of the user's own, second factors, mark, recovery words. */
export function SettingsPage() {
  const session = useSnapshot("session");
  return (
    <Frame route="/settings" title={settingsText.title}>
      {session === null ? (
        <Waking />
      ) : (
        <>
          <AccountsCard />
          <ImportCard />
          <NetworksCard />
          <SecurityCard autoLockMinutes={session.autoLockMinutes} />
          <FeedsCard />
          <DescriptorsCard />
          <ContractInfoCard />
          <SelfCheckCard />
          <FactorsCard />
          <MarkCard mark={session.mark} />
          <RevealCard />
          <About />
        </>
      )}
    </Frame>
  );
}
