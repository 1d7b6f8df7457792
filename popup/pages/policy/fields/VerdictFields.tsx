import { levels } from "../../../../extension/domain/level.ts";
import { Plus, Trash2 } from "../../../look/icons.ts";
import { Button, IconButton } from "../../../parts/Button.tsx";
import { Group } from "../../../parts/Choice.tsx";
import { SelectField } from "../../../parts/Field.tsx";
import { levelText } from "../../../text/levels.ts";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import { menuOf } from "../choices.ts";
import styles from "../policy.module.css";
import type { FieldProps } from "./fieldProps.ts";

/** A service and the level that it states, by name; several when the comparison takes several. */
export function VerdictFields({ part, choices, problem, onChange }: FieldProps) {
  const values = part.values.length === 0 ? [""] : part.values;
  const menu = menuOf(
    "verdict",
    choices,
    values.map((value) => value.split(":")[0] ?? ""),
  );
  const setAt = (at: number, ware: string, level: string): void =>
    onChange({ ...part, values: values.with(at, ware === "" ? "" : `${ware}:${level}`) });
  return (
    <Group legend={text.values} problem={problem}>
      {values.map((value, at) => {
        const [ware = "", level = "danger"] = value.split(":");
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place.
          <div key={at} className={styles["row"]}>
            <SelectField
              label={text.service}
              value={ware}
              onChange={(next) => setAt(at, next, level)}
              options={[{ value: "", label: text.choose }, ...menu]}
            />
            <SelectField
              label={text.serviceLevel}
              value={level}
              onChange={(next) => setAt(at, ware, next)}
              options={levels.map((one) => ({ value: one as string, label: levelText[one] }))}
            />
            {values.length === 1 ? null : (
              <IconButton
                label={text.removeVerdict(at + 1)}
                icon={Trash2}
                onPress={() => onChange({ ...part, values: values.toSpliced(at, 1) })}
              />
            )}
          </div>
        );
      })}
      {part.op === "in" ? (
        <div>
          <Button look="quiet" icon={Plus} onPress={() => onChange({ ...part, values: [...values, ""] })}>
            {text.addVerdict}
          </Button>
        </div>
      ) : null}
    </Group>
  );
}
