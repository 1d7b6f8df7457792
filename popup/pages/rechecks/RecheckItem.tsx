import { useId } from "react";
import type { RecheckView } from "../../../extension/messages/views.policy.ts";
import { AddressText } from "../../parts/AddressText.tsx";
import { Rows, Stack } from "../../parts/Card.tsx";
import { Disclosure } from "../../parts/Disclosure.tsx";
import { LevelMark } from "../../parts/LevelMark.tsx";
import { Note } from "../../parts/Note.tsx";
import { recheckText } from "../../text/rechecks.ts";
import { formatDay, formatMoment } from "../../text/times.ts";
import styles from "../pages.module.css";
import { markOf } from "./badness.ts";
import { Revoke } from "./Revoke.tsx";

/** One thing in force: what it allows, what is said of it now, and what could not be known. */
export function RecheckItem({ item }: { item: RecheckView }) {
  const id = useId();
  const { text, findings, gaps, state, checkedAt } = item;
  const mark = markOf(item);
  return (
    <li>
      <Stack>
        <div className={styles["split"]}>
          <p id={id} className={styles["claim"]}>
            <bdi>{text}</bdi>
          </p>
          <LevelMark {...mark} />
        </div>
        <p className={styles["faint"]}>
          {recheckText.kindAndCheck(
            recheckText.kind[item.kind],
            checkedAt === null ? null : formatMoment(checkedAt),
          )}
        </p>
        {item.turnedBad ? (
          <Note tone={mark.level}>
            <p>{recheckText.turnedBad}</p>
            <Said findings={findings} />
          </Note>
        ) : (
          <Said findings={findings} />
        )}
        {gaps.map((gap) => (
          <Note key={gap} tone="unknown">
            {recheckText.gap(gap)}
          </Note>
        ))}
        {state === "open" ? <Revoke item={item} describedBy={id} /> : <p>{recheckText.state[state]}</p>}
        <div className={styles["more"]}>
          <Disclosure title={recheckText.details}>
            <Rows rows={detailRows(item)} />
          </Disclosure>
        </div>
      </Stack>
    </li>
  );
}

function Said({ findings }: Pick<RecheckView, "findings">) {
  return findings.map(({ who, text }) => (
    <p key={`${who} ${text}`}>
      <bdi>{recheckText.says(who, text)}</bdi>
    </p>
  ));
}

function detailRows({ since, chainId, spender, token, origin }: RecheckView) {
  return [
    { label: recheckText.since, value: formatDay(since) },
    ...(origin === null ? [] : [{ label: recheckText.site, value: <bdi>{origin}</bdi> }]),
    ...(token === null ? [] : [{ label: recheckText.token, value: <AddressText address={token} /> }]),
    ...(spender === null ? [] : [{ label: recheckText.spender, value: <AddressText address={spender} /> }]),
    { label: recheckText.chain, value: String(chainId) },
  ];
}
