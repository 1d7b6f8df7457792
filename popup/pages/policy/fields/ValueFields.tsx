import { levels } from "../../../../extension/domain/level.ts";
import { SelectField, TextField } from "../../../parts/Field.tsx";
import { levelText } from "../../../text/levels.ts";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import { factTraits } from "../draft/factTraits.ts";
import { unitOf } from "../draft/quantities.ts";
import { AmountFields } from "./AmountFields.tsx";
import type { FieldProps } from "./fieldProps.ts";
import { PickFields } from "./PickFields.tsx";
import { SpanFields } from "./SpanFields.tsx";
import { TextFields } from "./TextFields.tsx";
import { TokenField } from "./TokenField.tsx";
import { VerdictFields } from "./VerdictFields.tsx";
import { WindowFields } from "./WindowFields.tsx";

/** The fields that fit a part's fact, and the time that it looks back. */
export function ValueFields(props: FieldProps) {
  const { part, onChange } = props;
  return (
    <>
      <MainFields {...props} />
      {factTraits[part.fact].hasWithin === true ? (
        <SpanFields
          label={text.within}
          unitLabel={text.withinUnit}
          span={part.within}
          onChange={(within) => onChange({ ...part, within })}
        />
      ) : null}
    </>
  );
}

function MainFields(props: FieldProps) {
  const { part, problem, onChange } = props;
  switch (factTraits[part.fact].field) {
    case "pick":
    case "method":
      return <PickFields {...props} />;
    case "amount":
      return <AmountFields {...props} />;
    case "window":
      return <WindowFields {...props} />;
    case "verdict":
      return <VerdictFields {...props} />;
    case "money":
    case "number":
      return <NumberFields {...props} />;
    case "token":
      return part.op === "eq" && part.values[0]?.startsWith("@") !== true ? (
        <TokenField
          unit={unitOf(part.values[0] === "" || part.values[0] === undefined ? "native" : part.values[0])}
          onChange={({ token }) => onChange({ ...part, values: [token] })}
          problem={problem}
        />
      ) : (
        <TextFields {...props} />
      );
    default:
      return <TextFields {...props} />;
  }
}

function NumberFields({ part, problem, onChange }: FieldProps) {
  const isMoney = factTraits[part.fact].field === "money";
  const label = isMoney ? text.money : part.fact === "votes" ? text.votes : text.count;
  return (
    <>
      <TextField
        label={label}
        value={part.values[0] ?? ""}
        onChange={(value) => onChange({ ...part, values: [value] })}
        problem={problem}
        inputMode={isMoney ? "decimal" : "numeric"}
        {...(isMoney ? { hint: text.moneyHint } : {})}
      />
      {part.fact === "votes" ? (
        <SelectField
          label={text.votesLevel}
          value={part.level}
          onChange={(level) => onChange({ ...part, level })}
          options={levels
            .filter((level) => level !== "none")
            .map((one) => ({ value: one, label: levelText[one] }))}
        />
      ) : null}
    </>
  );
}
