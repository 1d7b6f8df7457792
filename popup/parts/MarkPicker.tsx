import { useId } from "react";
import { markSymbols, settingsText } from "../text/settings.ts";
import fieldStyles from "./field.module.css";
import { Mark, type MarkColour, markColours } from "./Mark.tsx";
import styles from "./mark.module.css";

export interface MarkChoice {
  symbol: string;
  colour: MarkColour;
}
export interface MarkPickerProps {
  mark: MarkChoice;
  onChange: (mark: MarkChoice) => void;
}

/** A sign and a colour. */
export function MarkPicker({ mark, onChange }: MarkPickerProps) {
  return (
    <>
      <Swatches
        legend={settingsText.markSymbol}
        value={mark.symbol}
        options={markSymbols.map((symbol) => ({ value: symbol, label: symbol, symbol, colour: mark.colour }))}
        onChange={(symbol) => onChange({ ...mark, symbol })}
      />
      <Swatches
        legend={settingsText.markColour}
        value={mark.colour}
        options={markColours.map((colour) => ({
          value: colour,
          label: settingsText.colour[colour],
          symbol: mark.symbol,
          colour,
        }))}
        onChange={(colour) => onChange({ ...mark, colour })}
      />
    </>
  );
}

interface SwatchesProps<T extends string> {
  legend: string;
  value: T;
  options: readonly { value: T; label: string; symbol: string; colour: MarkColour }[];
  onChange: (value: T) => void;
}

function Swatches<T extends string>({ legend, value, options, onChange }: SwatchesProps<T>) {
  const name = useId();
  return (
    <fieldset className={fieldStyles["fieldset"]}>
      <legend>{legend}</legend>
      <div className={styles["swatches"]}>
        {options.map((option) => (
          <label key={option.value} className={styles["swatch"]}>
            <input
              type="radio"
              name={name}
              aria-label={option.label}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span aria-hidden>
              <Mark symbol={option.symbol} colour={option.colour} label={option.label} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The stored mark, as far as it is one of ours. */
export function toMarkChoice({ symbol, colour }: { symbol: string; colour: string }): MarkChoice {
  return { symbol, colour: markColours.find((known) => known === colour) ?? "teal" };
}
