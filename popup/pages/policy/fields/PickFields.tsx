import { useState } from "react";
import { Button } from "../../../parts/Button.tsx";
import { Group, Tick } from "../../../parts/Choice.tsx";
import { SelectField, TextField } from "../../../parts/Field.tsx";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import pageStyles from "../../pages.module.css";
import { menuOf } from "../choices.ts";
import { readValue } from "../draft/readValue.ts";
import styles from "../policy.module.css";
import type { FieldProps } from "./fieldProps.ts";

/** A value from a menu, or several ticked in a list. What stands in no menu may be written below it. */
export function PickFields(props: FieldProps) {
  const { part, choices, problem, onChange } = props;
  const menu = menuOf(part.fact, choices, part.values);
  const isOpen = part.fact === "finding" || part.fact === "method";
  return (
    <>
      {part.op === "in" ? (
        <PickList {...props} menu={menu} />
      ) : (
        <SelectField
          label={text.value}
          value={part.values[0] ?? ""}
          onChange={(value) => onChange({ ...part, values: [value] })}
          problem={problem}
          options={(part.values[0] ?? "") === "" ? [{ value: "", label: text.choose }, ...menu] : menu}
        />
      )}
      {isOpen ? <OtherValue {...props} /> : null}
    </>
  );
}

function PickList({ part, problem, onChange, menu }: FieldProps & { menu: ReturnType<typeof menuOf> }) {
  if (menu.length === 0) return <p className={pageStyles["faint"]}>{text.noServices}</p>;
  return (
    <Group legend={text.values} problem={problem}>
      <div className={styles["picks"]}>
        {menu.map(({ value, label }) => (
          <Tick
            key={value}
            isOn={part.values.includes(value)}
            onChange={(isOn) =>
              onChange({
                ...part,
                values: isOn ? [...part.values, value] : part.values.filter((one) => one !== value),
              })
            }
          >
            {label}
          </Tick>
        ))}
      </div>
    </Group>
  );
}

function OtherValue({ part, onChange }: FieldProps) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const isMethod = part.fact === "method";
  const include = (): void => {
    const reading = readValue(part.fact, typed, "0");
    setProblem(reading.status === "faulty" ? reading.problem : null);
    if (reading.status === "faulty") return;
    const value = String(reading.value);
    const kept = part.values.filter((one) => one !== value && one !== "");
    onChange({ ...part, values: part.op === "in" ? [...kept, value] : [value] });
    setTyped("");
  };
  return (
    <div className={styles["beside"]}>
      <TextField
        label={isMethod ? text.otherMethod : text.otherCode}
        value={typed}
        onChange={setTyped}
        hint={isMethod ? text.otherMethodHint : text.otherCodeHint}
        problem={problem}
        isCode
      />
      <div>
        <Button look="quiet" onPress={include}>
          {text.include}
        </Button>
      </div>
    </div>
  );
}
