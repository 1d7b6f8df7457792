import { useState } from "react";
import type { ResponseFor } from "../../../extension/messages/client.ts";
import type { PlanView, WareView } from "../../../extension/messages/views.ts";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { Actions, Card, Stack } from "../../parts/Card.tsx";
import { RadioCards } from "../../parts/Choice.tsx";
import { TextField } from "../../parts/Field.tsx";
import { Note, Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { formatCount, formatSec, formatUnits } from "../../text/amounts.ts";
import { catalogueText } from "../../text/catalogue.ts";
import { hubText } from "../../text/hub.ts";
import { kindWord } from "../../text/kinds.ts";
import { formatDuration } from "../../text/times.ts";
import { ConditionEditor } from "../hub/ConditionEditor.tsx";
import { ParameterEditor } from "../hub/ParameterEditor.tsx";
import { useWareSettings, type WareSettings } from "../hub/useWareSettings.ts";
import styles from "../pages.module.css";
import { Requested } from "../Requested.tsx";
import { plansOnSale, totalOf } from "./filter.ts";

export type BuyAnswer = ResponseFor<"buyPlan">;

/** Plan, terms, conditions, parameters and total on one screen; one transaction buys and binds. */
export function Purchase({ ware }: { ware: WareView }) {
  const hub = useSnapshot("hub");
  const plans = plansOnSale(ware);
  const [chosen, setChosen] = useState(() => String(plans[0]?.plan ?? ""));
  const plan = plans.find((other) => String(other.plan) === chosen);
  return (
    <Card title={catalogueText.choosePlan}>
      {ware.isBound ? <p>{catalogueText.boundHint}</p> : null}
      <RadioCards
        legend={catalogueText.plan}
        isLegendHidden
        value={chosen}
        onChange={setChosen}
        options={plans.map((other) => ({
          value: String(other.plan),
          title: `${planTitle(other)} · ${planPrice(other)}`,
          text: catalogueText.planKinds(other.kinds.map(kindWord).join(", ")),
        }))}
      />
      {hub?.status === "ready" ? null : <NeedsHub />}
      {plan === undefined || hub?.status !== "ready" ? null : <Order ware={ware} plan={plan} />}
    </Card>
  );
}

function NeedsHub() {
  return (
    <>
      <Note tone="unknown">{catalogueText.needsHub}</Note>
      <Actions>
        <ButtonLink href="#/hub">{catalogueText.createHub}</ButtonLink>
      </Actions>
    </>
  );
}

const planTitle = (plan: PlanView): string =>
  catalogueText.planTitle(formatCount(plan.calls), formatDuration(plan.durationSeconds));
const planPrice = (plan: PlanView): string =>
  BigInt(plan.price) === 0n ? catalogueText.planFree : formatSec(plan.price);

function Order({ ware, plan }: { ware: WareView; plan: PlanView }) {
  const { client } = useWallet();
  const act = useAct();
  const [quantity, setQuantity] = useState("1");
  const [answer, setAnswer] = useState<BuyAnswer | null>(null);
  const settings = useWareSettings({ fields: ware.parameterFields, conditions: [], parameters: {} });
  const isFree = BigInt(plan.price) === 0n;
  const total = isFree ? 0n : totalOf(plan, quantity);
  const buy = () => {
    if (total === null) return act.setProblem(catalogueText.badQuantity);
    if (settings.complete === null) return act.setProblem(hubText.fix);
    const order = {
      ware: ware.ware,
      plan: plan.plan,
      quantity: isFree ? 1 : Number(quantity),
      expectedTotal: total.toString(),
      planHash: plan.planHash,
      ...settings.complete,
    };
    act.run(async () => setAnswer(await client("buyPlan", order)));
  };
  return (
    <Stack>
      {isFree ? null : (
        <TextField
          label={catalogueText.quantity}
          value={quantity}
          onChange={setQuantity}
          inputMode="numeric"
        />
      )}
      <OrderSettings ware={ware} settings={settings} />
      <h3>{catalogueText.terms}</h3>
      <p>{catalogueText.termsText}</p>
      <div className={styles["split"]}>
        <span>{catalogueText.total}</span>
        <output className={styles["total"]}>{total === null ? "" : formatSec(total.toString())}</output>
      </div>
      <Button look="primary" isWide isBusy={act.isBusy} onPress={buy}>
        {isFree ? catalogueText.bind : catalogueText.buy}
      </Button>
      <Problem text={act.problem} />
      <OrderAnswer answer={answer} />
    </Stack>
  );
}

function OrderSettings({ ware, settings }: { ware: WareView; settings: WareSettings }) {
  return (
    <>
      <ConditionEditor
        drafts={settings.conditions}
        reading={settings.conditionsReading}
        onChange={settings.setConditions}
      />
      <ParameterEditor
        fields={ware.parameterFields}
        drafts={settings.parameters}
        faulty={settings.faulty}
        onChange={settings.setParameters}
      />
    </>
  );
}

/** What came of pressing the button: asked, a price that moved, or what is missing and where it comes from. */
export function OrderAnswer({ answer }: { answer: BuyAnswer | null }) {
  const faucetUrl = useSnapshot("session")?.faucetUrl ?? null;
  if (answer === null) return null;
  if (answer.status === "changed") {
    return (
      <Note tone="caution" role="alert">
        {catalogueText.changed(formatSec(answer.total))}
      </Note>
    );
  }
  if (answer.status !== "short") return <Requested asked={answer} />;
  const missing = [
    BigInt(answer.gasWei) === 0n ? "" : catalogueText.shortGas(formatUnits(answer.gasWei, 18)),
    BigInt(answer.sec) === 0n ? "" : catalogueText.shortSec(formatSec(answer.sec)),
  ].filter((text) => text !== "");
  return (
    <Note tone="caution" role="alert">
      <p>{catalogueText.short}</p>
      <ul>
        {missing.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {faucetUrl === null ? (
        <p>{catalogueText.shortDesk}</p>
      ) : (
        <a href={faucetUrl} target="_blank" rel="noopener">
          {catalogueText.shortFaucet}
        </a>
      )}
    </Note>
  );
}
