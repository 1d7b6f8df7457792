import { Plus } from "../../look/icons.ts";
import { Button } from "../../parts/Button.tsx";
import { Group } from "../../parts/Choice.tsx";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { hubText } from "../../text/hub.ts";
import { wordsText } from "../../text/words.ts";
import styles from "../pages.module.css";
import {
  blankCondition,
  type ConditionDraft,
  type ConditionField,
  type ConditionsReading,
  knownMethods,
} from "./conditions.ts";

export interface ConditionEditorProps {
  drafts: readonly ConditionDraft[];
  reading: ConditionsReading;
  onChange: (drafts: readonly ConditionDraft[]) => void;
}

const mostConditions = 8;

/** When a SecWare is asked: contract, method, chain, amount and time of day, all of them optional. */
export function ConditionEditor({ drafts, reading, onChange }: ConditionEditorProps) {
  const change = (at: number, draft: ConditionDraft): void => onChange(drafts.with(at, draft));
  return (
    <Group legend={hubText.conditions}>
      <p className={styles["faint"]}>{hubText.conditionsHint}</p>
      {drafts.map((draft, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a draft has no name but its place.
        <Group key={at} legend={hubText.conditionNumber(at + 1)} isFramed>
          <ConditionFields
            draft={draft}
            fault={reading.status === "incomplete" && reading.at === at ? reading : null}
            onChange={(next) => change(at, next)}
          />
          <div>
            <Button look="quiet" onPress={() => onChange(drafts.toSpliced(at, 1))}>
              {hubText.removeCondition(at + 1)}
            </Button>
          </div>
        </Group>
      ))}
      <div>
        <Button
          icon={Plus}
          isInert={drafts.length >= mostConditions}
          onPress={() => onChange([...drafts, blankCondition])}
        >
          {hubText.addCondition}
        </Button>
      </div>
    </Group>
  );
}

interface ConditionFieldsProps {
  draft: ConditionDraft;
  fault: { field: ConditionField; problem: string } | null;
  onChange: (draft: ConditionDraft) => void;
}

function ConditionFields({ draft, fault, onChange }: ConditionFieldsProps) {
  const networks = useSnapshot("networks")?.list ?? [];
  const traits = (field: ConditionField) => ({
    value: draft[field],
    onChange: (value: string) => onChange({ ...draft, [field]: value.trim() }),
    problem: fault?.field === field ? fault.problem : null,
  });
  return (
    <>
      <TextField label={hubText.target} isCode placeholder={wordsText.any} {...traits("target")} />
      <div className={styles["pair"]}>
        <MethodField draft={draft} problem={traits("selector").problem} onChange={onChange} />
        <SelectField
          label={hubText.chain}
          {...traits("chain")}
          options={[
            { value: "", label: hubText.anyChain },
            ...networks.map(({ chainId, name }) => ({ value: String(chainId), label: name })),
          ]}
        />
      </div>
      <TextField
        label={hubText.minAmount}
        inputMode="numeric"
        placeholder={wordsText.any}
        hint={hubText.minAmountHint}
        {...traits("minAmount")}
      />
      <div className={styles["pair"]}>
        <TextField label={hubText.from} placeholder={wordsText.any} {...traits("from")} />
        <TextField label={hubText.until} placeholder={wordsText.any} {...traits("until")} />
      </div>
    </>
  );
}

const other = "0x";

interface MethodFieldProps {
  draft: ConditionDraft;
  problem: string | null;
  onChange: (draft: ConditionDraft) => void;
}

function MethodField({ draft, problem, onChange }: MethodFieldProps) {
  const isKnown = draft.selector === "" || knownMethods.some(({ selector }) => selector === draft.selector);
  const set = (selector: string): void => onChange({ ...draft, selector: selector.trim().toLowerCase() });
  return (
    <>
      <SelectField
        label={hubText.method}
        value={isKnown ? draft.selector : other}
        onChange={set}
        options={[
          { value: "", label: hubText.anyMethod },
          ...knownMethods.map(({ selector, name }) => ({ value: selector as string, label: name })),
          { value: other, label: hubText.otherMethod },
        ]}
      />
      {isKnown ? null : (
        <TextField label={hubText.selector} isCode value={draft.selector} onChange={set} problem={problem} />
      )}
    </>
  );
}
