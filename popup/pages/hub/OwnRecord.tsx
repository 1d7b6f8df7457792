import type { BindingView } from "../../../extension/messages/views.ts";
import { Rows } from "../../parts/Card.tsx";
import { formatCount, formatSec } from "../../text/amounts.ts";
import { hubText } from "../../text/hub.ts";
import styles from "../pages.module.css";

/** How this SecWare has done for this user, out of the user's own log; nothing here comes from the SecWare. */
export function OwnRecord({ record }: Pick<BindingView, "record">) {
  const { asked, answered, p50Ms, p95Ms, compared, agreed, falseAlarms, missed, spent } = record;
  return (
    <section aria-label={hubText.record} className={styles["block"]}>
      <h3>{hubText.record}</h3>
      <Rows
        rows={[
          { label: hubText.answered, value: hubText.shareOf(share(answered, asked), answered, asked) },
          {
            label: hubText.latency,
            value: p50Ms === null || p95Ms === null ? hubText.unmeasured : hubText.latencies(p50Ms, p95Ms),
          },
          { label: hubText.agreement, value: hubText.agreed(share(agreed, compared), agreed, compared) },
          { label: hubText.falseAlarms, value: hubText.markedCount(formatCount(falseAlarms)) },
          { label: hubText.missed, value: hubText.markedCount(formatCount(missed)) },
          { label: hubText.spent, value: formatSec(spent) },
        ]}
      />
    </section>
  );
}

/** A percentage of whole numbers, rounded down so that 100 % means all; null where there is nothing to share. */
export function share(part: number, whole: number): string | null {
  return whole === 0 ? null : `${Math.floor((part * 100) / whole)} %`;
}
