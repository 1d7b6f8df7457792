import { Button } from "../../../parts/Button.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import pageStyles from "../../pages.module.css";
import { suggestionsFor } from "../choices.ts";
import { factTraits } from "../draft/factTraits.ts";
import styles from "../policy.module.css";
import type { FieldProps } from "./fieldProps.ts";

const hints: Readonly<Record<string, string>> = text.hint;

/** Addresses, sites, networks, tokens: typed, one on each line, or added from what the wallet knows. */
export function TextFields({ part, choices, problem, onChange }: FieldProps) {
  const hint = hints[factTraits[part.fact].field];
  const isMany = part.op === "in";
  const suggestions = suggestionsFor(part.fact, choices).filter(({ value }) => !part.values.includes(value));
  const include = (value: string): void =>
    onChange({ ...part, values: isMany ? [...part.values.filter((one) => one !== ""), value] : [value] });
  return (
    <>
      <TextField
        label={isMany ? text.values : text.value}
        value={part.values.join("\n")}
        onChange={(typed) => onChange({ ...part, values: isMany ? typed.split("\n") : [typed] })}
        problem={problem}
        hint={[isMany ? text.valuesHint : "", hint ?? ""].join(" ").trim()}
        isMultiline={isMany}
        isCode
      />
      {suggestions.length === 0 ? null : (
        <div className={styles["chips"]}>
          <span className={pageStyles["faint"]}>{text.suggestions}</span>
          {suggestions.slice(0, 12).map(({ value, label }) => (
            <Button key={value} look="quiet" onPress={() => include(value)}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
