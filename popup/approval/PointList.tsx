import { useId, useState } from "react";
import { classes } from "../look/classes.ts";
import { ChevronRight } from "../look/icons.ts";
import { Rows } from "../parts/Card.tsx";
import { toneIcons } from "../parts/LevelMark.tsx";
import partStyles from "../parts/parts.module.css";
import { approvalText } from "../text/approval.ts";
import { formatMoment } from "../text/times.ts";
import styles from "./approval.module.css";
import type { Point } from "./points.ts";

export interface PointListProps {
  points: readonly Point[];
  opened: ReadonlySet<string>;
  onOpen: (point: string) => void;
}

/** Points that open: a button each, so that "opened" is an act of the user and nothing else. */
export function PointList({ points, opened, onOpen }: PointListProps) {
  return (
    <ul className={styles["points"]}>
      {points.map((point) => (
        <PointLine key={point.id} point={point} wasOpened={opened.has(point.id)} onOpen={onOpen} />
      ))}
    </ul>
  );
}

const shapes: Readonly<Record<Point["tone"], string>> = {
  none: "markNone",
  caution: "markCaution",
  danger: "markDanger",
  critical: "markCritical",
  unknown: "markUnknown",
};

interface PointLineProps {
  point: Point;
  wasOpened: boolean;
  onOpen: (point: string) => void;
}

function PointLine({ point, wasOpened, onOpen }: PointLineProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const Shape = toneIcons[point.tone];
  return (
    <li className={styles["point"]}>
      <button
        type="button"
        className={styles["pointHead"]}
        aria-expanded={isOpen}
        aria-controls={id}
        data-opened={wasOpened || undefined}
        onClick={() => {
          setOpen(!isOpen);
          onOpen(point.id);
        }}
      >
        <Shape size={18} className={partStyles[shapes[point.tone]] ?? ""} aria-hidden />
        <span>
          <span className={styles["pointWord"]}>{point.word}</span>
          <bdi>{point.text}</bdi>
        </span>
        <ChevronRight size={16} className={classes(styles["chevron"])} aria-hidden />
      </button>
      <div id={id} className={styles["pointBody"]} hidden={!isOpen}>
        <Rows rows={pointRows(point)} />
      </div>
    </li>
  );
}

function pointRows({ source, at, remedy, code }: Point) {
  const dated = at === null ? [] : [{ label: approvalText.when, value: formatMoment(at) }];
  const named = code === null ? [] : [{ label: approvalText.code, value: code }];
  const helped = remedy === null ? [] : [{ label: approvalText.whatToDo, value: remedy }];
  return [...helped, { label: approvalText.whoSays, value: source }, ...dated, ...named];
}
