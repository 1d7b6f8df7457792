import { Plus, Trash2 } from "../../../look/icons.ts";
import { Button, IconButton } from "../../../parts/Button.tsx";
import { Group } from "../../../parts/Choice.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { useNow } from "../../../state/wallet.ts";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import pageStyles from "../../pages.module.css";
import { localClock } from "../localClock.ts";
import styles from "../policy.module.css";
import type { FieldProps } from "./fieldProps.ts";

/** Times of day in UTC, with the user's own clock beside them. */
export function WindowFields({ part, problem, onChange }: FieldProps) {
  const { values } = part;
  const setAt = (at: number, value: string): void => onChange({ ...part, values: values.with(at, value) });
  return (
    <Group legend={text.values} problem={problem}>
      {values.map((value, at) => (
        <Window
          // biome-ignore lint/suspicious/noArrayIndexKey: a time has no name but its place.
          key={at}
          number={at + 1}
          value={value}
          onChange={(next) => setAt(at, next)}
          onRemove={values.length === 1 ? null : () => onChange({ ...part, values: values.toSpliced(at, 1) })}
        />
      ))}
      <div>
        <Button
          look="quiet"
          icon={Plus}
          onPress={() => onChange({ ...part, values: [...values, "12:00-13:00"] })}
        >
          {text.addWindow}
        </Button>
      </div>
    </Group>
  );
}

interface WindowProps {
  number: number;
  value: string;
  onChange: (value: string) => void;
  onRemove: (() => void) | null;
}

function Window({ number, value, onChange, onRemove }: WindowProps) {
  const now = useNow(60_000);
  const [from = "", until = ""] = value.split("-");
  const isWhole = from !== "" && until !== "";
  return (
    <div className={styles["part"]}>
      <div className={styles["row"]}>
        <TextField
          label={text.from(number)}
          type="time"
          value={from}
          onChange={(next) => onChange(`${next}-${until}`)}
        />
        <TextField
          label={text.until(number)}
          type="time"
          value={until}
          onChange={(next) => onChange(`${from}-${next}`)}
        />
        {onRemove === null ? null : (
          <IconButton label={text.removeWindow(number)} icon={Trash2} onPress={onRemove} />
        )}
      </div>
      {isWhole ? (
        <p className={pageStyles["faint"]}>{text.local(localClock(from, now), localClock(until, now))}</p>
      ) : null}
    </div>
  );
}
