import { CopyableAddress } from "../parts/AddressText.tsx";
import { Card, Chips } from "../parts/Card.tsx";
import { toChecksumAddress } from "../parts/checksum.ts";
import { Waking } from "../parts/Empty.tsx";
import { QrCode } from "../parts/QrCode.tsx";
import { useSnapshot } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import { pageText } from "../text/page.ts";
import { Frame } from "./Frame.tsx";
import styles from "./pages.module.css";

/** The selected account's address, to read, to copy and to photograph. */
export function ReceivePage() {
  const accounts = useSnapshot("accounts");
  const networks = useSnapshot("networks");
  const account = accounts?.list.find(({ address }) => address === accounts.selected);
  return (
    <Frame route="/receive" title={pageText.receiveTitle} lead={pageText.receiveNote}>
      {account === undefined ? (
        <Waking />
      ) : (
        <Card title={account.name}>
          <QrCode
            text={toChecksumAddress(account.address)}
            label={pageText.receiveQr}
            className={styles["qr"] ?? ""}
          />
          <CopyableAddress address={account.address} what={approvalText.address} />
          <h3>{pageText.receiveNetworks}</h3>
          <Chips words={networks?.list.map(({ name }) => name) ?? []} />
        </Card>
      )}
    </Frame>
  );
}
