import { TextField } from "../../../parts/Field.tsx";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import { needsDecimals, symbolOf } from "../draft/quantities.ts";
import { readAddress } from "../draft/readValue.ts";
import type { FieldProps } from "./fieldProps.ts";
import { TokenField } from "./TokenField.tsx";

/** An amount in whole units: the token first, then how much of it. */
export function AmountFields({ part, problem, onChange }: FieldProps) {
  const { unit, values, op } = part;
  const isAny = unit.token === "";
  const symbol = symbolOf(unit.token) ?? text.token;
  const isMany = op === "in";
  const isTokenFaulty = needsDecimals(unit.token) && readAddress(unit.token).status === "faulty";
  return (
    <>
      <TokenField
        unit={unit}
        onChange={(next) => onChange({ ...part, unit: next })}
        problem={isTokenFaulty ? problem : null}
        allowsAny
        asksDecimals
      />
      <TextField
        label={isAny ? text.amountSmallest : text.amount(symbol)}
        value={values.join("\n")}
        onChange={(typed) => onChange({ ...part, values: isMany ? typed.split("\n") : [typed] })}
        problem={isTokenFaulty ? null : problem}
        inputMode="decimal"
        isMultiline={isMany}
        {...(isAny ? {} : { hint: text.amountHint(symbol) })}
      />
    </>
  );
}
