import { SelectField, TextField } from "../../../parts/Field.tsx";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import { knownTokens, needsDecimals, smallestUnit, type Unit, unitOf } from "../draft/quantities.ts";
import styles from "../policy.module.css";

export interface TokenFieldProps {
  unit: Unit;
  onChange: (unit: Unit) => void;
  /** Whether “any token” may be chosen. */
  allowsAny?: boolean;
  /** Where amounts are counted in it. */
  asksDecimals?: boolean;
  problem?: string | null;
}

/** A token by name; one that the wallet does not know by its address and decimals. */
export function TokenField({ unit, onChange, allowsAny, asksDecimals, problem }: TokenFieldProps) {
  const isOther = needsDecimals(unit.token);
  return (
    <>
      <SelectField
        label={text.token}
        value={isOther ? "other" : unit.token}
        onChange={(token) => onChange(chosen(token))}
        options={[
          { value: "native", label: text.coin },
          ...knownTokens.map(({ address, symbol }) => ({ value: address, label: symbol })),
          { value: "other", label: text.otherToken },
          ...(allowsAny === true ? [{ value: "", label: text.anyToken }] : []),
        ]}
      />
      {isOther ? (
        <div className={styles["pair"]}>
          <TextField
            label={text.tokenAddress}
            value={unit.token === "0x" ? "" : unit.token}
            onChange={(token) => onChange({ ...unit, token: token === "" ? "0x" : token.trim() })}
            problem={problem ?? null}
            isCode
          />
          {asksDecimals === true ? (
            <TextField
              label={text.decimals}
              value={unit.decimals}
              onChange={(decimals) => onChange({ ...unit, decimals })}
              hint={text.decimalsHint}
              inputMode="numeric"
            />
          ) : null}
        </div>
      ) : null}
    </>
  );
}

function chosen(token: string): Unit {
  if (token === "") return smallestUnit;
  return token === "other" ? { token: "0x", decimals: "18" } : unitOf(token);
}
