import { useRef } from "react";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { classes } from "../look/classes.ts";
import { LoaderCircle } from "../look/icons.ts";
import { Meter, Unseen } from "../parts/Card.tsx";
import { type Tone, toneIcons } from "../parts/LevelMark.tsx";
import partStyles from "../parts/parts.module.css";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";
import { bandOf } from "./band.ts";

const ladder: readonly Tone[] = ["unknown", "none", "caution", "danger", "critical"];

/** One word, one sentence, who answered. Its room is kept from the start, so nothing below moves when answers come. */
export function VerdictBand({ view }: { view: RequestView }) {
  const band = bandOf(view);
  const isWorking = ["checking", "checking-again", "signing", "sending"].includes(band.state);
  const isChecking = band.state === "checking" || band.state === "checking-again";
  const Shape = isWorking ? LoaderCircle : toneIcons[band.tone];
  const asked = view.services.filter(({ status }) => status !== "not-asked");
  const answered = asked.filter(({ status }) => status !== "asking").length;
  return (
    <div className={classes(styles["band"], styles[band.tone])}>
      <span className={styles["bandShape"]}>
        <Shape size={24} className={isWorking ? (partStyles["spin"] ?? "") : ""} aria-hidden />
      </span>
      <div>
        <h1>{band.word}</h1>
        <p className={styles["bandText"]}>{band.text}</p>
        {band.text === view.servicesText ? null : <p className={styles["bandMeta"]}>{view.servicesText}</p>}
        {isChecking && asked.length > 0 ? (
          <Meter label={approvalText.band.checking} value={answered} max={asked.length} />
        ) : null}
      </div>
      <Announcement tone={band.tone} isSettled={!isWorking} text={`${band.word}. ${band.text}`} />
    </div>
  );
}

/** Says the settled verdict once, at once only where the level rose; says nothing while answers still come. */
function Announcement({ tone, isSettled, text }: { tone: Tone; isSettled: boolean; text: string }) {
  const highest = useRef<Tone>("unknown");
  const isRise = ladder.indexOf(tone) > ladder.indexOf(highest.current) && highest.current !== "unknown";
  if (isSettled && ladder.indexOf(tone) > ladder.indexOf(highest.current)) highest.current = tone;
  return (
    <Unseen>
      <span aria-live={isRise ? "assertive" : "polite"}>{isSettled ? text : ""}</span>
    </Unseen>
  );
}
