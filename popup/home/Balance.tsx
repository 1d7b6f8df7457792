import { useEffect } from "react";
import type { BalancesView, NetworksView } from "../../extension/messages/views.ts";
import { RefreshCw } from "../look/icons.ts";
import { IconButton } from "../parts/Button.tsx";
import { Note } from "../parts/Note.tsx";
import { useAct } from "../state/useAct.ts";
import { useNow, useSnapshot, useWallet } from "../state/wallet.ts";
import { formatUnits } from "../text/amounts.ts";
import { homeText } from "../text/home.ts";
import { formatAge } from "../text/times.ts";
import styles from "./home.module.css";

/** What the selected account holds on the selected network, and how old that knowledge is. */
export function Balance() {
  const { client } = useWallet();
  const balances = useSnapshot("balances");
  // The window was opened to look at it: what stands here should be of now.
  useEffect(() => void client("refreshBalances", {}).catch(() => undefined), [client]);
  const networks = useSnapshot("networks");
  const network = networks?.list.find(({ chainId }) => chainId === balances?.chainId);
  if (balances === null || networks === null) return null;
  return (
    <section className={styles["balance"]} aria-label={homeText.balance}>
      {balances.wei === null && balances.problem === null ? <p>{homeText.balanceUnread}</p> : null}
      <Amounts balances={balances} network={network} />
      {balances.problem === null ? null : (
        <Note tone="unknown">{homeText.balanceUnknown(balances.problem)}</Note>
      )}
      <BalanceAge readAt={balances.readAt} />
    </section>
  );
}

interface AmountsProps {
  balances: BalancesView;
  network: NetworksView["list"][number] | undefined;
}

function Amounts({ balances, network }: AmountsProps) {
  return (
    <>
      {balances.wei === null ? null : (
        <p className={styles["amount"]}>
          {formatUnits(balances.wei, 18)} <span className={styles["unit"]}>{network?.symbol}</span>
        </p>
      )}
      {balances.sec === null ? null : (
        <p className={styles["second"]}>
          {formatUnits(balances.sec, 18)} {homeText.sec}
        </p>
      )}
    </>
  );
}

function BalanceAge({ readAt }: { readAt: number | null }) {
  const now = useNow();
  const { client } = useWallet();
  const act = useAct();
  return (
    <div className={styles["age"]}>
      {readAt === null ? null : homeText.readAt(formatAge(readAt, now))}
      <IconButton
        label={homeText.refresh}
        icon={RefreshCw}
        onPress={() => act.run(async () => void (await client("refreshBalances", {})))}
      />
    </div>
  );
}
