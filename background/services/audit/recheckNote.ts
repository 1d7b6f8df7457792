import type { RecheckRow } from "../../../extension/storage/rechecks.ts";
import type { AuditNote } from "./audit.ts";

/** What the log writes of one thing that was checked again. */
export function recheckNote({ id, account, origin, text, signed, last }: RecheckRow): AuditNote {
  return {
    ...{ kind: "recheck", account, origin, text: `Checked again: ${text}` },
    level: last?.level ?? null,
    outcome: last?.outcome ?? null,
    fields: [
      { name: "item", value: id },
      { name: "when it was signed", value: `${signed.level}, ${signed.outcome}` },
      ...(last?.findings ?? []).map(({ code, level, text: said }) => ({
        name: `finding ${code}`,
        value: `${level}: ${said}`,
      })),
      ...(last?.gaps ?? []).map((value) => ({ name: "gap", value })),
    ],
  };
}
