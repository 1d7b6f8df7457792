import { useState } from "react";
import type { BindingView } from "../../../extension/messages/views.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card, Chips, Meter, Rows } from "../../parts/Card.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { Disclosure } from "../../parts/Disclosure.tsx";
import { LevelMark, type Tone } from "../../parts/LevelMark.tsx";
import { Note, Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useNow, useSnapshot, useWallet } from "../../state/wallet.ts";
import { formatCount, formatSec } from "../../text/amounts.ts";
import { hubText } from "../../text/hub.ts";
import { kindWord } from "../../text/kinds.ts";
import { formatDay, formatUntil } from "../../text/times.ts";
import { wordsText } from "../../text/words.ts";
import styles from "../pages.module.css";
import { type Asked, Requested } from "../Requested.tsx";
import { ConditionEditor } from "./ConditionEditor.tsx";
import { phraseOf } from "./conditions.ts";
import { OwnRecord } from "./OwnRecord.tsx";
import { ParameterEditor } from "./ParameterEditor.tsx";
import { useWareSettings } from "./useWareSettings.ts";

const stateTones: Readonly<Record<BindingView["state"], Tone>> = {
  activating: "unknown",
  active: "none",
  exhausted: "caution",
  expired: "caution",
  stalled: "caution",
  unbound: "unknown",
  "manifest-mismatch": "danger",
};

/** One bound SecWare: what is left, what it is asked and sent, when, and how it has done so far. */
export function BindingCard({ binding }: { binding: BindingView }) {
  return (
    <Card
      title={binding.name}
      aside={<LevelMark level={stateTones[binding.state]} word={hubText.state[binding.state]} />}
    >
      {binding.state === "active" || binding.stateText === "" ? null : (
        <Note tone={stateTones[binding.state]}>{binding.stateText}</Note>
      )}
      <Quota binding={binding} />
      <BindingFacts binding={binding} />
      <OwnRecord record={binding.record} />
      <Configure key={JSON.stringify([binding.conditions, binding.parameters])} binding={binding} />
      {binding.state === "unbound" ? null : <Unbind binding={binding} />}
    </Card>
  );
}

function Quota({ binding }: { binding: BindingView }) {
  const left = hubText.callsOf(formatCount(binding.callsLeft), formatCount(binding.calls));
  return (
    <div className={styles["quota"]}>
      <Rows rows={[{ label: hubText.callsLeft, value: <strong>{left}</strong> }]} />
      <Meter label={hubText.callsLeft} value={binding.callsLeft} max={binding.calls} />
    </div>
  );
}

function BindingFacts({ binding }: { binding: BindingView }) {
  const now = useNow(30_000);
  const { health } = binding;
  const stake = useSnapshot("catalogue")?.wares.find(({ ware }) => ware === binding.ware)?.stake;
  const conditions = binding.conditions.length === 0 ? [hubText.always] : binding.conditions.map(phraseOf);
  return (
    <Rows
      rows={[
        {
          label: hubText.expires,
          value: `${formatUntil(binding.expiresAt, now)} (${formatDay(binding.expiresAt)})`,
        },
        { label: hubText.pricePerCall, value: formatSec(binding.pricePerCall) },
        ...(stake === undefined ? [] : [{ label: hubText.stake, value: formatSec(stake) }]),
        { label: hubText.askedAbout, value: <Chips words={binding.kinds.map(kindWord)} /> },
        { label: hubText.sent, value: <SentFields needs={binding.needs} /> },
        { label: hubText.conditions, value: conditions.join("; ") },
        ...(health.lastProblem === null ? [] : [{ label: hubText.lastProblem, value: health.lastProblem }]),
      ]}
    />
  );
}

/** The fields that leave this device, kind by kind. */
export function SentFields({ needs }: { needs: BindingView["needs"] }) {
  const kinds = Object.entries(needs);
  if (kinds.length === 0) return hubText.sentUnknown;
  return kinds.map(([kind, fields]) => (
    <div key={kind}>
      {hubText.sentFor(kindWord(kind), fields.length === 0 ? hubText.nothingSent : fields.join(", "))}
    </div>
  ));
}

function Configure({ binding }: { binding: BindingView }) {
  const { client } = useWallet();
  const act = useAct();
  const [asked, setAsked] = useState<Asked>(null);
  const settings = useWareSettings({ ...binding, fields: binding.parameterFields });
  const { complete } = settings;
  const save = () => {
    if (complete === null) return act.setProblem(hubText.fix);
    act.run(async () => setAsked(await client("configureWare", { ware: binding.ware, ...complete })));
  };
  return (
    <Disclosure title={hubText.configure}>
      <ConditionEditor
        drafts={settings.conditions}
        reading={settings.conditionsReading}
        onChange={settings.setConditions}
      />
      <ParameterEditor
        fields={binding.parameterFields}
        drafts={settings.parameters}
        faulty={settings.faulty}
        onChange={settings.setParameters}
      />
      <Problem text={act.problem} />
      <Requested asked={asked} />
      <Actions>
        <Button look="primary" isBusy={act.isBusy} onPress={save}>
          {hubText.saveSettings}
        </Button>
      </Actions>
    </Disclosure>
  );
}

function Unbind({ binding }: { binding: BindingView }) {
  const { client } = useWallet();
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  const [asked, setAsked] = useState<Asked>(null);
  const unbind = (): void =>
    act.run(async () => {
      setAsked(await client("unbindWare", { ware: binding.ware }));
      setAsking(false);
    });
  return (
    <>
      <Actions>
        <Button onPress={() => setAsking(true)}>{hubText.unbind}</Button>
      </Actions>
      <Requested asked={asked} />
      <Dialog title={hubText.unbindTitle(binding.name)} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{hubText.unbindText}</p>
        <Problem text={act.problem} />
        <Actions>
          <Button onPress={() => setAsking(false)}>{wordsText.cancel}</Button>
          <Button look="primary" isBusy={act.isBusy} onPress={unbind}>
            {hubText.unbind}
          </Button>
        </Actions>
      </Dialog>
    </>
  );
}
