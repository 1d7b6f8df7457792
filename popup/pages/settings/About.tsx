import { Card, Rows } from "../../parts/Card.tsx";
import { useWallet } from "../../state/wallet.ts";
import { settingsText } from "../../text/settings.ts";

/** What this is. */
export function About() {
  const { version } = useWallet();
  return (
    <Card title={settingsText.about}>
      <Rows
        rows={[
          { label: settingsText.version, value: version },
          { label: settingsText.licence, value: settingsText.licenceName },
        ]}
      />
    </Card>
  );
}
