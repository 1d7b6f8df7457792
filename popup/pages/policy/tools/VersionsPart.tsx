import { useEffect, useState } from "react";
import { decodePolicyDocument } from "../../../../extension/domain/policy/decodePolicyDocument.ts";
import type { PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import type { ResponseOf } from "../../../../extension/messages/message.ts";
import type { Messages } from "../../../../extension/messages/table.ts";
import { Button } from "../../../parts/Button.tsx";
import { Unseen } from "../../../parts/Card.tsx";
import { Disclosure } from "../../../parts/Disclosure.tsx";
import { Note } from "../../../parts/Note.tsx";
import { useWallet } from "../../../state/wallet.ts";
import { policyToolsText as text } from "../../../text/policyTools.ts";
import { formatMoment } from "../../../text/times.ts";
import pageStyles from "../../pages.module.css";
import { changesOf } from "../changes.ts";
import type { Choices } from "../choices.ts";
import styles from "../policy.module.css";
import { ChangeList } from "../save/ChangeList.tsx";

type Version = ResponseOf<Messages["loadPolicyVersions"]>["versions"][number];

export interface VersionsPartProps {
  acting: PolicyDocument;
  choices: Choices;
  onRestore: (document: PolicyDocument) => void;
}

/** What has acted before, and the way back to it: by the draft, like every other change. */
export function VersionsPart({ acting, choices, onRestore }: VersionsPartProps) {
  const { client } = useWallet();
  const [versions, setVersions] = useState<readonly Version[] | "failed" | null>(null);
  useEffect(() => {
    let isGone = false;
    client("loadPolicyVersions", {}).then(
      (answer) => isGone || setVersions(answer.versions),
      () => isGone || setVersions("failed"),
    );
    return () => {
      isGone = true;
    };
  }, [client]);
  return (
    <div className={styles["part"]}>
      <p className={pageStyles["faint"]}>{text.versionsLead}</p>
      {versions === "failed" ? <Note tone="unknown">{text.versionsFailed}</Note> : null}
      {versions !== null && versions.length === 0 ? <p>{text.versionsEmpty}</p> : null}
      {versions === null || versions === "failed" ? null : (
        <ul className={pageStyles["lines"]}>
          {versions.map((version) => (
            <VersionLine
              key={`${version.version}-${version.at}`}
              version={version}
              acting={acting}
              choices={choices}
              onRestore={onRestore}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function VersionLine({ version, acting, choices, onRestore }: VersionsPartProps & { version: Version }) {
  const when = formatMoment(version.at);
  const reading = decodePolicyDocument(version.document);
  const changes = reading.status === "decoded" ? changesOf(acting, reading.document, choices) : [];
  return (
    <li className={pageStyles["split"]}>
      <div className={pageStyles["keep"]}>
        <strong>{text.versionOf(when)}</strong>
        <p className={pageStyles["faint"]}>
          {text.by[version.by]}
          {version.isActing ? ` · ${text.acting}` : ""}
        </p>
        {reading.status === "unreadable" ? <Note tone="unknown">{text.versionUnreadable}</Note> : null}
        {reading.status === "decoded" ? <p>{text.differences(changes.length)}</p> : null}
        {changes.length === 0 ? null : (
          <Disclosure title={text.differencesIf}>
            <ChangeList changes={changes} />
          </Disclosure>
        )}
      </div>
      {reading.status === "unreadable" || changes.length === 0 ? null : (
        <Button onPress={() => onRestore(reading.document)}>
          {text.restoreShort}
          <Unseen>{text.restoreOf(when)}</Unseen>
        </Button>
      )}
    </li>
  );
}
