import { useState } from "react";
import { type Factor, factors } from "../../../../extension/domain/policyDocument.ts";
import { Group } from "../../../parts/Choice.tsx";
import { Disclosure } from "../../../parts/Disclosure.tsx";
import { SelectField, TextField } from "../../../parts/Field.tsx";
import { Note } from "../../../parts/Note.tsx";
import { useSnapshot } from "../../../state/wallet.ts";
import { policyText } from "../../../text/policy.ts";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import pageStyles from "../../pages.module.css";
import type { Fault } from "../draft/ruleDraft.ts";
import { SpanFields } from "../fields/SpanFields.tsx";
import styles from "../policy.module.css";
import type { OutcomeFieldsProps } from "./OutcomeFields.tsx";

/** The part of a rule that few need: its own waiting time, and what guards it. */
export function GuardFields(props: OutcomeFieldsProps & { fault: Fault | null }) {
  const { draft, document, fault, onChange } = props;
  const [hasExtras] = useState(draft.budget !== "" || draft.delay.count !== "" || draft.factor !== "");
  const isFaulty = fault?.field === "budget" || fault?.field === "delay";
  return (
    <Disclosure title={text.advanced} isOpen={hasExtras || isFaulty}>
      <div className={styles["part"]}>
        <TextField
          label={text.budget}
          value={draft.budget}
          onChange={(budget) => onChange({ ...draft, budget })}
          hint={text.budgetHint(policyText.budgetMs(document.budgetMs))}
          problem={fault?.field === "budget" ? fault.problem : null}
          inputMode="decimal"
        />
        {draft.outcome === "block" ? (
          <Guard {...props} />
        ) : (
          <p className={pageStyles["faint"]}>{text.guardOnlyBlock}</p>
        )}
      </div>
    </Disclosure>
  );
}

function Guard({ draft, fault, onChange }: OutcomeFieldsProps & { fault: Fault | null }) {
  return (
    <Group legend={text.guard}>
      <SpanFields
        label={text.delay}
        unitLabel={text.delayUnit}
        span={draft.delay}
        onChange={(delay) => onChange({ ...draft, delay })}
        hint={text.delayHint}
        problem={fault?.field === "delay" ? fault.problem : null}
      />
      <SelectField
        label={text.factor}
        value={draft.factor}
        onChange={(factor) => onChange({ ...draft, factor })}
        options={(["", ...factors] as const).map((factor) => ({
          value: factor,
          label: text.factors[factor],
        }))}
      />
      {draft.factor === "" ? null : <Missing factor={draft.factor} />}
    </Group>
  );
}

function Missing({ factor }: { factor: Factor }) {
  const set = useSnapshot("factors");
  const isSetUp = factor === "second-password" ? set?.secondPassword : set?.secondDevice;
  if (isSetUp !== false) return null;
  return (
    <Note tone="caution">
      {text.factorMissing} <a href="#/settings">{text.factorLink}</a>
    </Note>
  );
}
