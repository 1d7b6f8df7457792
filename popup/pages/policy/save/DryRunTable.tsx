import { useState } from "react";
import type { ResponseOf } from "../../../../extension/messages/message.ts";
import type { Messages } from "../../../../extension/messages/table.ts";
import { Button } from "../../../parts/Button.tsx";
import { outcomeText } from "../../../text/levels.ts";
import { policyDraftText as text } from "../../../text/policyDraft.ts";
import { formatMoment } from "../../../text/times.ts";
import pageStyles from "../../pages.module.css";
import styles from "../policy.module.css";

/** What a dry run found: of the user's own past requests, and of the built-in ones. */
export type DryRunResult = Extract<ResponseOf<Messages["dryRunPolicy"]>, { status: "done" }>;
type Part = DryRunResult["own"];

export interface DryRunTableProps {
  title: string;
  part: Part;
  /** Whether its rows stand in the activity too. */
  hasActivity?: boolean;
}

/** What would be decided differently; a row opens to its reason. */
export function DryRunTable({ title, part, hasActivity }: DryRunTableProps) {
  const { rows } = part;
  return (
    <div className={styles["part"]}>
      <h4>{title}</h4>
      <p>
        {part.total === 0 ? text.none : text.summary(part.total, part.moreBlocks, part.fewerBlocks)}{" "}
        {part.total === 0 ? null : text.prompts(part.morePrompts, part.fewerPrompts, part.newlyAllowed)}
      </p>
      {part.total > 0 && rows.length === 0 ? <p className={pageStyles["faint"]}>{text.same}</p> : null}
      {rows.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section className={styles["scroll"]} tabIndex={0} aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.columnRequest}</th>
                <th scope="col">{text.columnBefore}</th>
                <th scope="col">{text.columnAfter}</th>
                {hasActivity === true ? <th scope="col">{text.columnWhen}</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} hasActivity={hasActivity === true} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function Row({ row, hasActivity }: { row: Part["rows"][number]; hasActivity: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr>
        <td>
          <Button look="quiet" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {row.title}
          </Button>
        </td>
        <td>{outcomeText[row.before]}</td>
        <td>
          <strong>{outcomeText[row.after]}</strong>
        </td>
        {hasActivity ? <td>{formatMoment(row.at)}</td> : null}
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={hasActivity ? 4 : 3}>
            {text.because(row.text)} {hasActivity ? <a href="#/activity">{text.activity}</a> : null}
          </td>
        </tr>
      ) : null}
    </>
  );
}
