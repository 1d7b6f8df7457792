import {
  type CombineMode,
  combineModes,
  type PolicyDocument,
} from "../../../../extension/domain/policyDocument.ts";
import { Group, RadioCards, Tick } from "../../../parts/Choice.tsx";
import { policyToolsText as text } from "../../../text/policyTools.ts";
import pageStyles from "../../pages.module.css";
import { type Choices, menuOf } from "../choices.ts";
import { NumberSetting } from "../fields/NumberSetting.tsx";
import styles from "../policy.module.css";
import { WeightFields } from "./WeightFields.tsx";

export interface DocumentCardProps {
  document: PolicyDocument;
  choices: Choices;
  onChange: (document: PolicyDocument) => void;
}

/** When SecWares together can block what one of them can only hold, and how long they are waited for. */
export function CombinePart({ document, choices, onChange }: DocumentCardProps) {
  const { combine } = document;
  return (
    <div className={styles["part"]}>
      <p className={pageStyles["faint"]}>{text.combineLead}</p>
      <RadioCards
        legend={text.combine}
        isLegendHidden
        value={combine.mode}
        onChange={(mode) =>
          onChange({ ...document, combine: { ...modeOf(mode, choices), ...vetoesOf(document) } })
        }
        options={combineModes.map((mode) => ({
          value: mode,
          title: text.mode[mode],
          text: text.modeMeaning[mode],
        }))}
      />
      {combine.mode === "quorum" ? (
        <NumberSetting
          label={text.k}
          value={combine.k}
          isFine={(k) => Number.isInteger(k) && k >= 2 && k <= 32}
          hint={text.kHint(choices.bound.length)}
          problem={text.badK}
          onChange={(k) => onChange({ ...document, combine: { ...combine, k } })}
        />
      ) : null}
      {combine.mode === "weights" ? (
        <WeightFields
          combine={combine}
          choices={choices}
          onChange={(next) => onChange({ ...document, combine: { ...next, ...vetoesOf(document) } })}
        />
      ) : null}
      <Vetoes document={document} choices={choices} onChange={onChange} />
      <NumberSetting
        label={text.budget}
        value={document.budgetMs / 1000}
        hint={text.budgetHint}
        isFine={(seconds) =>
          seconds >= 0.1 && seconds <= 30 && Number.isInteger(Math.round(seconds * 1e6) / 1000)
        }
        problem={text.badBudget}
        onChange={(seconds) => onChange({ ...document, budgetMs: Math.round(seconds * 1000) })}
      />
    </div>
  );
}

function modeOf(mode: CombineMode["mode"], { bound }: Choices): CombineMode {
  if (mode === "quorum") return { mode, k: 2 };
  if (mode !== "weights") return { mode };
  return {
    mode,
    weights: Object.fromEntries(bound.map((ware) => [ware, 1])),
    atLeast: Math.max(1, bound.length),
  };
}

function vetoesOf({ combine }: PolicyDocument): { vetoes?: readonly number[] } {
  return combine.vetoes === undefined ? {} : { vetoes: combine.vetoes };
}

function Vetoes({ document, choices, onChange }: DocumentCardProps) {
  const { vetoes = [], ...mode } = document.combine;
  const menu = menuOf("unanswered", choices, vetoes.map(String));
  const set = (next: readonly number[]): void =>
    onChange({ ...document, combine: next.length === 0 ? mode : { ...mode, vetoes: next } });
  return (
    <Group legend={text.vetoes}>
      <p className={pageStyles["faint"]}>{menu.length === 0 ? text.noServices : text.vetoesHint}</p>
      {menu.length === 0 ? null : (
        <div className={styles["picks"]}>
          {menu.map(({ value, label }) => (
            <Tick
              key={value}
              isOn={vetoes.includes(Number(value))}
              onChange={(isOn) =>
                set(isOn ? [...vetoes, Number(value)] : vetoes.filter((one) => one !== Number(value)))
              }
            >
              {label}
            </Tick>
          ))}
        </div>
      )}
    </Group>
  );
}
