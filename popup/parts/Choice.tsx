import { type ReactNode, useId } from "react";
import { classes } from "../look/classes.ts";
import { CircleAlert } from "../look/icons.ts";
import styles from "./field.module.css";
import partStyles from "./parts.module.css";

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

export interface GroupProps {
  legend: string;
  children: ReactNode;
  /** Set apart by a frame. */
  isFramed?: boolean;
  /** What is wrong with the group as a whole. */
  problem?: string | null;
}

/** Fields that belong together, under their own name. */
export function Group({ legend, children, isFramed, problem }: GroupProps) {
  const id = useId();
  return (
    <fieldset
      className={classes(styles["fieldset"], isFramed === true && styles["fieldsetBlock"])}
      aria-describedby={problem ? id : undefined}
      data-faulty={problem ? true : undefined}
    >
      <legend>{legend}</legend>
      {children}
      {problem ? (
        <p className={styles["problem"]} id={id} role="alert">
          <CircleAlert size={16} aria-hidden />
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}

export interface RadioCardsProps<T extends string> {
  legend: string;
  /** Where a title above says the same. */
  isLegendHidden?: boolean;
  value: T | null;
  onChange: (value: T) => void;
  options: readonly { value: T; title: string; text?: ReactNode }[];
}

/** A few exclusive choices, each with room for what it means. */
export function RadioCards<T extends string>({
  legend,
  value,
  onChange,
  options,
  ...props
}: RadioCardsProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles["fieldset"]}>
      <legend className={props.isLegendHidden === true ? partStyles["hidden"] : undefined}>{legend}</legend>
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
