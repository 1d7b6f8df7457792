import { type ReactNode, useId, useState } from "react";
import { classes } from "../look/classes.ts";
import { CircleAlert, Eye, EyeOff } from "../look/icons.ts";
import { wordsText } from "../text/words.ts";
import { IconButton } from "./Button.tsx";
import styles from "./field.module.css";

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  problem?: string | null;
  autoComplete?: string;
  isRequired?: boolean;
}
export interface TextFieldProps extends FieldProps {
  placeholder?: string;
  inputMode?: "text" | "decimal" | "numeric" | "url";
  /** `time`: the browser's own field, its value `HH:MM`. */
  type?: "text" | "time";
  /** Of a field with several lines. */
  rows?: number;
  isCode?: boolean;
  isMultiline?: boolean;
  maxLength?: number;
}

/** Label above, hint and problem below, tied to the input for screen readers. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const shared = {
    ...inputProps(id, props),
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    spellCheck: false,
    autoCapitalize: "off",
  };
  return (
    <Frame id={id} {...props}>
      {props.isMultiline === true ? (
        <textarea
          {...shared}
          className={classes(styles["input"], props.isCode === true && styles["code"])}
          rows={props.rows ?? 3}
          onChange={(event) => props.onChange(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          type={props.type ?? "text"}
          inputMode={props.inputMode}
          className={classes(styles["input"], props.isCode === true && styles["code"])}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Frame>
  );
}

/** A password: paste and managers allowed, shown on demand. */
export function PasswordField(props: FieldProps & { name?: string }) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  return (
    <Frame id={id} {...props}>
      <span className={styles["withButton"]}>
        <input
          {...inputProps(id, props)}
          type={isShown ? "text" : "password"}
          spellCheck={false}
          onChange={(event) => props.onChange(event.target.value)}
        />
        <IconButton
          label={isShown ? wordsText.hideCharacters : wordsText.showCharacters}
          icon={isShown ? EyeOff : Eye}
          onPress={() => setShown(!isShown)}
        />
      </span>
    </Frame>
  );
}

export interface SelectFieldProps<T extends string> extends Omit<FieldProps, "value" | "onChange"> {
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
}

/** The browser's own menu. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const id = useId();
  return (
    <Frame id={id} {...props}>
      <select {...inputProps(id, props)} onChange={(event) => props.onChange(event.target.value as T)}>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

interface InputTraits {
  value: string;
  hint?: ReactNode;
  problem?: string | null;
  autoComplete?: string;
  isRequired?: boolean;
}

function inputProps(id: string, { value, hint, problem, autoComplete, isRequired }: InputTraits) {
  const describedBy = [problem ? `${id}-problem` : "", hint === undefined ? "" : `${id}-hint`]
    .join(" ")
    .trim();
  return {
    id,
    value,
    className: styles["input"],
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": describedBy === "" ? undefined : describedBy,
    autoComplete: autoComplete ?? "off",
    required: isRequired,
  };
}

interface FrameProps {
  id: string;
  label: string;
  hint?: ReactNode;
  problem?: string | null;
  children: ReactNode;
}

function Frame({ id, label, hint, problem, children }: FrameProps) {
  return (
    <div className={styles["field"]}>
      <label className={styles["label"]} htmlFor={id}>
        {label}
      </label>
      {children}
      {problem ? (
        <p className={styles["problem"]} id={`${id}-problem`} role="alert">
          <CircleAlert size={16} aria-hidden />
          {problem}
        </p>
      ) : null}
      {hint === undefined ? null : (
        <p className={styles["hint"]} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
