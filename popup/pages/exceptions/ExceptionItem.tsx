import { useId, useState } from "react";
import type { OverrideView } from "../../../extension/messages/views.policy.ts";
import { describeEnd } from "../../approval/exceptionWords.ts";
import { AddressText } from "../../parts/AddressText.tsx";
import { Button } from "../../parts/Button.tsx";
import { Actions, Rows, Stack } from "../../parts/Card.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { LevelMark, type Tone } from "../../parts/LevelMark.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { exceptionText } from "../../text/exceptions.ts";
import { formatMoment } from "../../text/times.ts";
import { wordsText } from "../../text/words.ts";
import styles from "../pages.module.css";
import { limitText } from "./limitText.ts";

const tones: Readonly<Record<OverrideView["state"], Tone>> = {
  waiting: "unknown",
  // In force is nothing good in itself: something is let through that a rule or a SecWare refuses.
  active: "caution",
  ended: "unknown",
};

/** One exception; while it waits or is in force it can be ended. */
export function ExceptionItem({ exception }: { exception: OverrideView }) {
  const id = useId();
  const { state, sentence } = exception;
  return (
    <li>
      <Stack>
        <div className={styles["split"]}>
          <p id={id} className={styles["claim"]}>
            <bdi>{sentence}</bdi>
          </p>
          <LevelMark level={tones[state]} word={exceptionText.state[state]} />
        </div>
        <Facts exception={exception} />
        {state === "ended" ? null : <EndNow exception={exception} describedBy={id} />}
      </Stack>
    </li>
  );
}

function Facts({ exception }: { exception: OverrideView }) {
  const names = useSnapshot("accounts")?.list ?? [];
  const { account, reason, createdAt, usesLeft, uses, limit, state, what } = exception;
  const name = names.find(({ address }) => address === account)?.name;
  return (
    <Rows
      rows={[
        { label: exceptionText.reason, value: <bdi>{reason}</bdi> },
        {
          label: exceptionText.forAccount,
          value: account === null ? exceptionText.allOfThem : (name ?? <AddressText address={account} />),
        },
        { label: exceptionText.made, value: formatMoment(createdAt) },
        ...(state === "waiting"
          ? [{ label: exceptionText.starts, value: formatMoment(exception.startsAt) }]
          : []),
        ...(exception.endedBy === null
          ? []
          : [{ label: exceptionText.whyEnded, value: exceptionText.endedBy(exception.endedBy) }]),
        ...(state === "ended" ? [] : [{ label: exceptionText.ends, value: describeEnd(exception) }]),
        ...(state === "ended"
          ? []
          : [
              {
                label: exceptionText.usesLeft,
                value: usesLeft === null ? exceptionText.usesAny : String(usesLeft),
              },
            ]),
        { label: exceptionText.used, value: exceptionText.usedCount(uses) },
        ...(limit === null ? [] : [{ label: exceptionText.limit, value: limitText({ what, limit }) }]),
      ]}
    />
  );
}

function EndNow({ exception, describedBy }: { exception: OverrideView; describedBy: string }) {
  const { client } = useWallet();
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  const end = (): void =>
    act.run(async () => {
      await client("endOverride", { id: exception.id });
      setAsking(false);
    });
  return (
    <>
      <Actions>
        <Button describedBy={describedBy} onPress={() => setAsking(true)}>
          {exceptionText.endNow}
        </Button>
      </Actions>
      <Dialog title={exceptionText.endTitle} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>
          <bdi>{exception.sentence}</bdi>
        </p>
        <p>{exceptionText.endText}</p>
        <Problem text={act.problem} />
        <Actions>
          <Button onPress={() => setAsking(false)}>{wordsText.cancel}</Button>
          <Button look="primary" isBusy={act.isBusy} onPress={end}>
            {exceptionText.endNow}
          </Button>
        </Actions>
      </Dialog>
    </>
  );
}
