import { classes } from "../look/classes.ts";
import styles from "./mark.module.css";

export const markColours = ["teal", "violet", "amber", "rose", "sky"] as const;
export type MarkColour = (typeof markColours)[number];

/** The sign that the user chose; a page cannot know it, so a window without it is not ours. */
export function Mark({ symbol, colour, label }: { symbol: string; colour: string; label: string }) {
  return (
    <span className={classes(styles["symbol"], styles[colour])} role="img" aria-label={label}>
      {symbol}
    </span>
  );
}
