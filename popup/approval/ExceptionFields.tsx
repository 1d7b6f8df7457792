import { type FormEvent, useState } from "react";
import type { OverrideDraft } from "../../extension/messages/table.policy.ts";
import type { ExceptionOffer } from "../../extension/messages/views.policy.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { Button } from "../parts/Button.tsx";
import { RadioCards } from "../parts/Choice.tsx";
import { SelectField, TextField } from "../parts/Field.tsx";
import { Problem } from "../parts/Note.tsx";
import { useAct } from "../state/useAct.ts";
import { useWallet } from "../state/wallet.ts";
import { exceptionText } from "../text/exceptions.ts";
import { wordsText } from "../text/words.ts";
import styles from "./approval.module.css";
import type { Preview } from "./ExceptionPreview.tsx";
import { durations, type ExceptionForm, ownAmountOf, readForm } from "./exceptionDraft.ts";
import { targetWords, unitOf } from "./exceptionWords.ts";

interface FieldsProps {
  view: RequestView;
  offer: ExceptionOffer;
  form: ExceptionForm;
  onChange: (form: ExceptionForm) => void;
}

export interface ExceptionFieldsProps extends FieldsProps {
  onStated: (draft: OverrideDraft, preview: Preview) => void;
}

/** What, for whom, which check, how long, up to which amount, and why. Effects of "Go on": asks for the restatement. */
export function ExceptionFields({ onStated, ...fields }: ExceptionFieldsProps) {
  const { client } = useWallet();
  const act = useAct();
  const [wasTried, setTried] = useState(false);
  const { view, offer, form, onChange } = fields;
  const reading = readForm(form, offer, view.id);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (reading.status === "incomplete") return focusFault(event.currentTarget);
    const { draft } = reading;
    act.run(async () => {
      const answer = await client("previewOverride", draft);
      if (answer.status === "refused") return act.setProblem(exceptionText.refused(answer.reason));
      onStated(draft, answer);
    });
  };
  const faults = wasTried && reading.status === "incomplete" ? reading : { amount: false, reason: false };
  return (
    <form className={styles["form"]} onSubmit={submit} noValidate>
      <p className={styles["faint"]}>{exceptionText.formLead}</p>
      <Scope {...fields} />
      <Limit {...fields} isFaulty={faults.amount} />
      <TextField
        label={exceptionText.reason}
        value={form.reason}
        onChange={(reason) => onChange({ ...form, reason })}
        hint={exceptionText.reasonHint}
        problem={faults.reason ? exceptionText.reasonMissing : null}
        maxLength={280}
        isMultiline
        isRequired
      />
      <Problem text={act.problem} />
      <Button type="submit" look="primary" isWide isBusy={act.isBusy}>
        {wordsText.continue}
      </Button>
    </form>
  );
}

/** The first field that cannot be read takes the focus, once it is marked. */
function focusFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}

function Scope({ view, offer, form, onChange }: FieldsProps) {
  return (
    <>
      <RadioCards
        legend={exceptionText.what}
        value={String(form.what)}
        onChange={(what) => onChange({ ...form, what: Number(what) })}
        options={offer.scopes.map(({ text }, at) => ({ value: String(at), title: text }))}
      />
      <SelectField
        label={exceptionText.whom}
        value={form.forAllAccounts ? "all" : "this"}
        onChange={(whom) => onChange({ ...form, forAllAccounts: whom === "all" })}
        options={[
          { value: "this", label: exceptionText.thisAccount(view.accountName) },
          { value: "all", label: exceptionText.allAccounts },
        ]}
      />
      <RadioCards
        legend={exceptionText.which}
        value={String(form.which)}
        onChange={(which) => onChange({ ...form, which: Number(which) })}
        options={offer.targets.map((target, at) => ({ value: String(at), ...targetWords(target, view) }))}
      />
      {offer.targets.length > 2 ? <p className={styles["faint"]}>{exceptionText.whichHint}</p> : null}
      <SelectField
        label={exceptionText.how}
        value={form.how}
        onChange={(how) => onChange({ ...form, how })}
        options={durations.map((value) => ({ value, label: exceptionText.howName[value] }))}
      />
    </>
  );
}

function Limit({ offer, form, onChange, isFaulty }: FieldsProps & { isFaulty: boolean }) {
  const { moved } = offer;
  if (moved.length === 0) return null;
  const limited = form.limited === null ? undefined : moved[form.limited];
  const choose = (place: string): void => {
    const at = place === "" ? null : Number(place);
    const token = at === null ? undefined : moved[at];
    onChange({ ...form, limited: at, amount: token === undefined ? "" : (ownAmountOf(token) ?? "") });
  };
  return (
    <>
      <SelectField
        label={exceptionText.limit}
        value={form.limited === null ? "" : String(form.limited)}
        onChange={choose}
        options={[
          ...moved.map((token, at) => ({ value: String(at), label: exceptionText.limitOn(unitOf(token)) })),
          { value: "", label: exceptionText.limitNone },
        ]}
        {...(moved.every((token) => ownAmountOf(token) === null) ? { hint: exceptionText.limitUnknown } : {})}
      />
      {limited === undefined ? null : (
        <TextField
          label={exceptionText.amountIn(unitOf(limited))}
          value={form.amount}
          onChange={(amount) => onChange({ ...form, amount })}
          inputMode="decimal"
          hint={exceptionText.limitHint}
          problem={isFaulty ? exceptionText.badAmount : null}
        />
      )}
    </>
  );
}
