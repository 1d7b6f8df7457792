import { useState } from "react";
import { sentenceOf } from "../../../extension/domain/policy/sentenceOf.ts";
import {
  type PolicyDocument,
  type Preset,
  presets,
  type Rule,
} from "../../../extension/domain/policyDocument.ts";
import type { PolicyView } from "../../../extension/messages/views.ts";
import { Trash2 } from "../../look/icons.ts";
import { IconButton } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { RadioCards } from "../../parts/Choice.tsx";
import { Waking } from "../../parts/Empty.tsx";
import { Note } from "../../parts/Note.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { policyText } from "../../text/policy.ts";
import { Frame } from "../Frame.tsx";
import styles from "../pages.module.css";
import { OnChain } from "./OnChain.tsx";
import { RuleEditor } from "./RuleEditor.tsx";
import { SavePolicy } from "./SavePolicy.tsx";

/** Preset and rules: draft, what the draft does, password. */
export function PolicyPage() {
  const policy = useSnapshot("policy");
  // Stands here because the body starts anew with each version, and a save makes one.
  const [saved, setSaved] = useState<string | null>(null);
  return (
    <Frame route="/policy" title={policyText.title} lead={policyText.lead}>
      {policy === null ? (
        <Waking />
      ) : (
        <PolicyBody key={policy.version} policy={policy} saved={saved} onSaved={setSaved} />
      )}
    </Frame>
  );
}

interface PolicyBodyProps {
  policy: PolicyView;
  saved: string | null;
  onSaved: (text: string) => void;
}

function PolicyBody({ policy, saved, onSaved }: PolicyBodyProps) {
  const [draft, setDraft] = useState<PolicyDocument>(policy.document);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(policy.document);
  const setRules = (rules: readonly Rule[]): void => setDraft({ ...draft, rules });
  return (
    <>
      {policy.problem === null ? null : (
        <Note tone="critical" role="alert">
          {policyText.unreadable(policy.problem)}
        </Note>
      )}
      <PresetCard preset={draft.preset} onChange={(preset) => setDraft({ ...draft, preset })} />
      <RuleList
        rules={draft.rules}
        onRemove={(id) => setRules(draft.rules.filter((rule) => rule.id !== id))}
      />
      <RuleEditor document={draft} onAdd={(rule) => setRules([...draft.rules, rule])} />
      {isChanged ? (
        <SavePolicy
          before={policy.document}
          draft={draft}
          onSaved={onSaved}
          onDiscard={() => setDraft(policy.document)}
        />
      ) : null}
      {isChanged || saved === null ? null : (
        <Note tone="none" role="status">
          {saved}
        </Note>
      )}
      <OnChain policy={policy} />
    </>
  );
}

function PresetCard({ preset, onChange }: { preset: Preset; onChange: (preset: Preset) => void }) {
  return (
    <Card title={policyText.preset}>
      <PresetChoice preset={preset} onChange={onChange} />
    </Card>
  );
}

/** The three presets with what each does to the same three requests; onboarding asks the same. */
export function PresetChoice({ preset, onChange }: { preset: Preset; onChange: (preset: Preset) => void }) {
  return (
    <RadioCards
      legend={policyText.preset}
      isLegendHidden
      value={preset}
      onChange={onChange}
      options={presets.map((value) => ({
        value,
        title: policyText.presetName[value],
        text: policyText.presetExample[value],
      }))}
    />
  );
}

function RuleList({ rules, onRemove }: { rules: readonly Rule[]; onRemove: (id: string) => void }) {
  return (
    <Card title={policyText.rules}>
      {rules.length === 0 ? (
        <p>{policyText.noRules}</p>
      ) : (
        <ul className={styles["lines"]}>
          {rules.map((rule) => (
            <li key={rule.id} className={styles["split"]}>
              <div className={styles["keep"]}>
                <strong>{rule.id}</strong>
                <p>{sentenceOf(rule)}</p>
              </div>
              <IconButton
                label={policyText.removeRule(rule.id)}
                icon={Trash2}
                onPress={() => onRemove(rule.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
