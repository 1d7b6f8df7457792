import type { Address } from "../../extension/domain/primitives.ts";
import { CopyableAddress } from "../parts/AddressText.tsx";
import { SelectField } from "../parts/Field.tsx";
import { Problem } from "../parts/Note.tsx";
import { useAct } from "../state/useAct.ts";
import { useSnapshot, useWallet } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import { homeText } from "../text/home.ts";
import styles from "./home.module.css";

/** Which account and network the wallet works with. */
export function Pickers() {
  const { client } = useWallet();
  const accounts = useSnapshot("accounts");
  const networks = useSnapshot("networks");
  const act = useAct();
  if (accounts === null || networks === null) return null;
  return (
    <>
      <div className={styles["pair"]}>
        <SelectField
          label={homeText.account}
          value={accounts.selected ?? ""}
          onChange={(address) =>
            act.run(async () => void (await client("selectAccount", { address: address as Address })))
          }
          options={accounts.list.map(({ address, name }) => ({ value: address as string, label: name }))}
        />
        <SelectField
          label={homeText.network}
          value={String(networks.selected)}
          onChange={(chainId) =>
            act.run(async () => void (await client("selectNetwork", { chainId: Number(chainId) })))
          }
          options={networks.list.map(({ chainId, name }) => ({ value: String(chainId), label: name }))}
        />
      </div>
      {accounts.selected === null ? null : (
        <CopyableAddress address={accounts.selected} what={approvalText.address} />
      )}
      <Problem text={act.problem} />
    </>
  );
}
