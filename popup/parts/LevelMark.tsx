import type { Level } from "../../extension/domain/level.ts";
import { classes } from "../look/classes.ts";
import { CircleAlert, CircleDashed, OctagonAlert, SearchCheck, TriangleAlert } from "../look/icons.ts";
import { levelText } from "../text/levels.ts";
import type { Icon } from "./Button.tsx";
import styles from "./parts.module.css";

export type Tone = Level | "unknown";

/** A shape of its own per level, so that colour is never the only sign. */
export const toneIcons: Readonly<Record<Tone, Icon>> = {
  none: SearchCheck,
  caution: CircleAlert,
  danger: TriangleAlert,
  critical: OctagonAlert,
  unknown: CircleDashed,
};

const marks: Readonly<Record<Tone, string>> = {
  none: "markNone",
  caution: "markCaution",
  danger: "markDanger",
  critical: "markCritical",
  unknown: "markUnknown",
};

/** Level as shape, word and colour. */
export function LevelMark({ level, word = levelText[level] }: { level: Tone; word?: string }) {
  const Shape = toneIcons[level];
  return (
    <span className={classes(styles["mark"], styles[marks[level]])}>
      <Shape size={16} aria-hidden />
      {word}
    </span>
  );
}
