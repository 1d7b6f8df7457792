import { expect, test } from "vitest";
import type { ParameterField } from "../../../extension/messages/views.ts";
import { readParameters, toParameterDrafts } from "./parameters.ts";

const field = (
  name: string,
  type: ParameterField["type"],
  start: ParameterField["default"],
): ParameterField => ({
  name,
  label: name,
  type,
  default: start,
  help: "",
});
const fields = [
  field("strict", "boolean", false),
  field("days", "number", 7),
  field("note", "text", ""),
  field("ignored", "list", []),
];

test("default: what is set wins over the manifest's default, and survives the form", () => {
  const set = { strict: true, days: 3, ignored: ["a", "b"] };
  expect(readParameters(fields, toParameterDrafts(fields, set))).toEqual({
    status: "complete",
    parameters: { ...set, note: "" },
  });
});

test("behavior: empty lines of a list are dropped", () => {
  const drafts = { ...toParameterDrafts(fields, {}), ignored: " a \n\n b" };
  expect(readParameters(fields, drafts)).toMatchObject({ parameters: { ignored: ["a", "b"] } });
});

test("error: a number that is none names its field", () => {
  expect(readParameters(fields, { ...toParameterDrafts(fields, {}), days: "some" })).toEqual({
    status: "incomplete",
    name: "days",
  });
});

test("behavior: a field named like an object's own property takes its default", () => {
  expect(toParameterDrafts([field("constructor", "text", "x")], {})).toEqual({ constructor: "x" });
});
