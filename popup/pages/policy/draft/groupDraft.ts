import type { PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { policyRuleText } from "../../../text/policyRule.ts";
import { policyToolsText as text } from "../../../text/policyTools.ts";
import { readAddress, readSite } from "./readValue.ts";

export interface GroupDraft {
  name: string;
  kind: "sites" | "addresses";
  /** One on each line. */
  members: string;
}
export type GroupReading =
  | { status: "complete"; document: PolicyDocument }
  | { status: "incomplete"; field: "name" | "members"; problem: string };

export const blankGroup: GroupDraft = { name: "", kind: "sites", members: "" };

export function groupDraftOf(name: string, members: readonly string[]): GroupDraft {
  const kind = members.every((member) => member.startsWith("0x")) ? "addresses" : "sites";
  return { name, kind, members: members.join("\n") };
}

/** The document with the group in it. `original` is the name of the group that is changed; its name stays. */
export function readGroup(
  draft: GroupDraft,
  document: PolicyDocument,
  original: string | null,
): GroupReading {
  const name = original ?? draft.name.trim();
  if (!/^[\p{L}\p{N} _-]{1,32}$/u.test(name))
    return { status: "incomplete", field: "name", problem: text.badGroupName };
  if (original === null && Object.hasOwn(document.groups ?? {}, name)) {
    return { status: "incomplete", field: "name", problem: text.usedGroupName };
  }
  const members: string[] = [];
  for (const line of draft.members.split("\n").filter((one) => one.trim() !== "")) {
    const reading = draft.kind === "sites" ? readSite(line.trim()) : readAddress(line.trim());
    if (reading.status === "faulty") {
      const problem = policyRuleText.inValue(line.trim(), reading.problem);
      return { status: "incomplete", field: "members", problem };
    }
    if (!members.includes(String(reading.value))) members.push(String(reading.value));
  }
  if (members.length === 0) return { status: "incomplete", field: "members", problem: text.badMembers };
  return { status: "complete", document: { ...document, groups: { ...document.groups, [name]: members } } };
}

/** The document without the group; the key goes with the last one. */
export function withoutGroup(document: PolicyDocument, name: string): PolicyDocument {
  const { groups = {}, ...rest } = document;
  const { [name]: _gone, ...kept } = groups;
  return Object.keys(kept).length === 0 ? rest : { ...rest, groups: kept };
}

/** The rules that name the group. */
export function rulesNaming(document: PolicyDocument, name: string): readonly string[] {
  const names = (value: unknown): boolean =>
    Array.isArray(value) ? value.some(names) : value === `@${name}`;
  return document.rules.filter(({ when }) => when.some(({ value }) => names(value))).map(({ id }) => id);
}
