import type { VerdictMark } from "../../../extension/messages/views.policy.ts";
import { auditMarkField } from "../../../extension/messages/views.policy.ts";
import type { AuditNote } from "./audit.ts";

const texts = {
  "false-alarm": "You marked this SecWare's warning as a false alarm.",
  missed: "You marked that this SecWare missed something.",
  none: "You took your mark on this SecWare's verdict back.",
} as const;

/** The user's own word on a verdict. Taking it back is written too: nothing in the log is undone. */
export function markNote(request: string, ware: number, mark: VerdictMark | null): AuditNote {
  const value = mark ?? "none";
  return { kind: "mark", request, ware, text: texts[value], fields: [{ name: auditMarkField, value }] };
}
