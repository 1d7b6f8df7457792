import type { WareParameters } from "../../../extension/messages/shapes.ts";
import type { ParameterField } from "../../../extension/messages/views.ts";

/** Parameters as typed: a tick for booleans, text for the rest. */
export type ParameterDrafts = Readonly<Record<string, string | boolean>>;
export type ParametersReading =
  | { status: "complete"; parameters: WareParameters }
  | { status: "incomplete"; name: string };

/** What is set, or the manifest's default, as the form shows it. */
export function toParameterDrafts(fields: readonly ParameterField[], set: WareParameters): ParameterDrafts {
  return Object.fromEntries(
    fields.map((field) => {
      const value = Object.hasOwn(set, field.name) ? set[field.name] : field.default;
      if (field.type === "boolean") return [field.name, value === true];
      return [field.name, Array.isArray(value) ? value.join("\n") : String(value ?? "")];
    }),
  );
}

/** Reads the form by the manifest's types. */
export function readParameters(
  fields: readonly ParameterField[],
  drafts: ParameterDrafts,
): ParametersReading {
  const parameters: WareParameters = {};
  for (const { name, type } of fields) {
    const draft = drafts[name] ?? "";
    if (type === "boolean") parameters[name] = draft === true;
    else if (type === "list") parameters[name] = String(draft).split("\n").map(trim).filter(Boolean);
    else if (type === "text") parameters[name] = String(draft).trim();
    else if (/^-?\d+(\.\d+)?$/.test(String(draft).trim())) parameters[name] = Number(draft);
    else return { status: "incomplete", name };
  }
  return { status: "complete", parameters };
}

const trim = (line: string): string => line.trim();
