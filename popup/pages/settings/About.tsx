import packageFile from "../../../package.json" with { type: "json" };
import { Card, Rows } from "../../parts/Card.tsx";
import { settingsText } from "../../text/settings.ts";

/** What this is. */
export function About() {
  return (
    <Card title={settingsText.about}>
      <Rows
        rows={[
          { label: settingsText.version, value: packageFile.version },
          { label: settingsText.licence, value: settingsText.licenceName },
        ]}
      />
    </Card>
  );
}
