import { policyTemplateText as text } from "../../../text/policyTemplates.ts";
import type { PartDraft } from "./partDraft.ts";
import { blankPart, changeFact } from "./partDraft.ts";
import { unitOf } from "./quantities.ts";
import { blankRule, type RuleDraft } from "./ruleDraft.ts";

/** What the templates take from the user's own wallet. */
export interface TemplateContext {
  /** Numbers of the bound SecWares. */
  bound: readonly string[];
  sites: readonly string[];
  /** Minutes that the user's clock is ahead of UTC now. */
  aheadMinutes: number;
}
export interface Template {
  id: keyof typeof text.templates;
  make: (context: TemplateContext) => RuleDraft;
}

const part = (fact: PartDraft["fact"], given: Partial<PartDraft>): PartDraft => ({
  ...changeFact(blankPart, fact),
  ...given,
});
const rule = (id: Template["id"], given: Partial<RuleDraft>): RuleDraft => ({
  ...blankRule,
  name: text.templates[id].title,
  ...given,
});
const usdc = unitOf("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
const oneCoin = part("amount", { op: "gte", values: ["1"] });

/** Whole rules to begin with. Each fills the form; what only the user knows is left open there. */
export const templates: readonly Template[] = [
  {
    id: "unlimited",
    make: () =>
      rule("unlimited", {
        parts: [part("finding", { op: "in", values: ["unlimited-approval", "approval-for-all"] })],
      }),
  },
  {
    id: "daily",
    make: () =>
      rule("daily", {
        parts: [part("spent", { op: "gt", values: ["500"], unit: usdc })],
        delay: { count: "1", unit: "days" },
      }),
  },
  { id: "large", make: () => rule("large", { parts: [oneCoin], outcome: "hold" }) },
  {
    id: "answered",
    make: ({ bound }) =>
      rule("answered", {
        parts: [oneCoin, part("unanswered", { op: "in", values: bound.length < 2 ? [] : bound.slice(0, 2) })],
        unanswered: "block",
      }),
  },
  {
    id: "agree",
    make: () => rule("agree", { parts: [part("votes", { values: ["2"], level: "danger" })] }),
  },
  {
    id: "control",
    make: () =>
      rule("control", {
        parts: [part("action", { op: "in", values: ["control", "delegation", "operator"] })],
        unanswered: "hold",
      }),
  },
  {
    id: "connect",
    make: () => rule("connect", { parts: [part("kind", { op: "eq", values: ["site"] })] }),
  },
  {
    id: "trusted",
    make: ({ sites }) =>
      rule("trusted", { parts: [part("site", { op: "in", values: sites })], outcome: "allow" }),
  },
  {
    id: "night",
    make: ({ aheadMinutes }) =>
      rule("night", {
        parts: [part("time", { op: "in", values: [windowOf(22 * 60, 6 * 60, aheadMinutes)] })],
        outcome: "hold",
      }),
  },
];

function windowOf(from: number, until: number, aheadMinutes: number): string {
  return `${clockText(from - aheadMinutes)}-${clockText(until - aheadMinutes)}`;
}

/** Minutes of a day, also of the one before or after, as `HH:MM`. */
export function clockText(minutes: number): string {
  const within = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}
