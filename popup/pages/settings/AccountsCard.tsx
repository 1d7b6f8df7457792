import { useState } from "react";
import type { AccountsView } from "../../../extension/messages/views.ts";
import { Plus } from "../../look/icons.ts";
import { CopyableAddress } from "../../parts/AddressText.tsx";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card } from "../../parts/Card.tsx";
import { TextField } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { approvalText } from "../../text/approval.ts";
import { settingsText } from "../../text/settings.ts";
import styles from "../pages.module.css";

type Account = AccountsView["list"][number];

/** The accounts: which one is used, what they are called, one more. */
export function AccountsCard() {
  const { client } = useWallet();
  const accounts = useSnapshot("accounts");
  const act = useAct();
  return (
    <Card title={settingsText.accounts}>
      <ul className={styles["lines"]}>
        {accounts?.list.map((account) => (
          <li key={account.address}>
            <AccountLine account={account} isSelected={account.address === accounts.selected} />
          </li>
        ))}
      </ul>
      <Actions>
        <Button
          icon={Plus}
          isBusy={act.isBusy}
          onPress={() => act.run(async () => void (await client("addAccount", {})))}
        >
          {settingsText.addAccount}
        </Button>
        <span className={styles["faint"]}>{settingsText.addHint}</span>
      </Actions>
      <Problem text={act.problem} />
    </Card>
  );
}

function AccountLine({ account, isSelected }: { account: Account; isSelected: boolean }) {
  const { client } = useWallet();
  const act = useAct();
  const [name, setName] = useState(account.name);
  const { address } = account;
  return (
    <div className={styles["block"]}>
      <CopyableAddress address={address} what={approvalText.address} />
      <p className={styles["faint"]}>
        {account.kind === "derived" ? settingsText.derived : settingsText.imported}
      </p>
      <TextField label={settingsText.nameOf(account.name)} value={name} onChange={setName} maxLength={40} />
      <Actions>
        <Button onPress={() => act.run(async () => void (await client("renameAccount", { address, name })))}>
          {settingsText.rename(account.name)}
        </Button>
        {isSelected ? (
          <strong>{settingsText.selected}</strong>
        ) : (
          <Button onPress={() => act.run(async () => void (await client("selectAccount", { address })))}>
            {settingsText.select(account.name)}
          </Button>
        )}
      </Actions>
      <Problem text={act.problem} />
    </div>
  );
}
