import type { Address } from "../../../extension/domain/primitives.ts";
import type { SelfCheckView } from "../../../extension/messages/views.policy.ts";
import type { AuditNote } from "../audit/audit.ts";

/** What the log writes of one run. */
export function selfCheckNote(account: Address, last: NonNullable<SelfCheckView["last"]>): AuditNote {
  const { why, total, unexpected, changed, changes } = last;
  const found =
    unexpected.length === 0
      ? `all ${total} as they must be`
      : `${unexpected.length} of ${total} not as they must be`;
  const words =
    changes === 1 ? "1 is decided otherwise than before" : `${changes} are decided otherwise than before`;
  return {
    kind: "self-check",
    account,
    level: unexpected.length === 0 ? null : "danger",
    text: `The built-in requests were decided again, because ${why.join(", and ")}: ${found}; ${words}.`,
    fields: [
      ...unexpected.map(({ title, outcome }) => ({
        name: "not as it must be",
        value: `${title}: ${outcome}`,
      })),
      ...changed.map(({ title, before, after }) => ({
        name: "changed",
        value: `${title}: ${before}, now ${after}`,
      })),
    ],
  };
}
