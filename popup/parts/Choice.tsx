import { type ReactNode, useId } from "react";
import styles from "./parts.module.css";

export interface TickProps {
  children: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** A check box whose whole line can be pressed. */
export function Tick({ children, isOn, onChange }: TickProps) {
  return (
    <label className={styles["tick"]}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}

export interface RadioCardsProps<T extends string> {
  legend: string;
  value: T | null;
  onChange: (value: T) => void;
  options: readonly { value: T; title: string; text?: ReactNode }[];
}

/** A few exclusive choices, each with room for what it means. */
export function RadioCards<T extends string>({ legend, value, onChange, options }: RadioCardsProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles["fieldset"]}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles["choice"]}>
          <input
            type="radio"
            name={name}
            aria-label={option.title}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span className={styles["field"]}>
            <span className={styles["label"]}>{option.title}</span>
            {option.text === undefined ? null : <span className={styles["hint"]}>{option.text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
