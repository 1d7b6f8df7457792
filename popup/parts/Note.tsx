import type { ReactNode } from "react";
import { classes } from "../look/classes.ts";
import { type Tone, toneIcons } from "./LevelMark.tsx";
import styles from "./parts.module.css";

const tones: Readonly<Record<Tone, string>> = {
  none: "toneNone",
  caution: "toneCaution",
  danger: "toneDanger",
  critical: "toneCritical",
  unknown: "toneUnknown",
};

export interface NoteProps {
  tone: Tone;
  children: ReactNode;
  /** `status` speaks when the reader is idle, `alert` at once. */
  role?: "status" | "alert";
}

/** A sentence set apart, with the shape of its tone. */
export function Note({ tone, children, role }: NoteProps) {
  const Shape = toneIcons[tone];
  return (
    <div className={classes(styles["note"], styles[tones[tone]])} role={role}>
      <Shape size={18} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

/** Room for the problem of an act; nothing while there is none. */
export function Problem({ text }: { text: string | null }) {
  return text === null ? null : (
    <Note tone="critical" role="alert">
      {text}
    </Note>
  );
}
