import { useId } from "react";
import type { RecheckView } from "../../extension/messages/views.policy.ts";
import { markOf, turnedBad } from "../pages/rechecks/badness.ts";
import { Revoke } from "../pages/rechecks/Revoke.tsx";
import { ButtonLink } from "../parts/Button.tsx";
import { Card, Stack } from "../parts/Card.tsx";
import { LevelMark } from "../parts/LevelMark.tsx";
import { useSnapshot } from "../state/wallet.ts";
import { recheckText } from "../text/rechecks.ts";
import styles from "./home.module.css";

const shownAtOnce = 2;

/** What was signed and turned bad since: before everything else, with the way out beside it. */
export function BadNews() {
  const bad = turnedBad(useSnapshot("rechecks")?.items ?? []);
  if (bad.length === 0) return null;
  const rest = bad.length - shownAtOnce;
  return (
    <div className={styles["bad"]}>
      <Card title={recheckText.alert(bad.length)}>
        {bad.slice(0, shownAtOnce).map((item) => (
          <BadItem key={item.id} item={item} />
        ))}
        {rest > 0 ? (
          <a href="page.html#/rechecks" target="_blank" rel="noopener">
            {recheckText.more(rest)}
          </a>
        ) : null}
      </Card>
    </div>
  );
}

function BadItem({ item }: { item: RecheckView }) {
  const id = useId();
  return (
    <div className={styles["badItem"]}>
      <Stack>
        <LevelMark {...markOf(item)} />
        <p id={id}>
          <bdi>{item.text}</bdi>
        </p>
        {item.findings.slice(0, shownAtOnce).map(({ who, text }) => (
          <p key={`${who} ${text}`} className={styles["faint"]}>
            <bdi>{recheckText.says(who, text)}</bdi>
          </p>
        ))}
      </Stack>
      <Revoke item={item} look="primary" describedBy={id}>
        <ButtonLink href="page.html#/rechecks" look="quiet" isNewTab>
          {recheckText.details}
        </ButtonLink>
      </Revoke>
    </div>
  );
}
