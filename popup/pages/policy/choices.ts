import { localChecks } from "../../../extension/domain/checks/table.ts";
import type { FactName, PolicyDocument } from "../../../extension/domain/policyDocument.ts";
import { useSnapshot } from "../../state/wallet.ts";
import { levelText } from "../../text/levels.ts";
import { policyFactsText } from "../../text/policyFacts.ts";
import { policyRuleText } from "../../text/policyRule.ts";
import { closedSetOf } from "./draft/factTraits.ts";
import { commonMethods } from "./draft/methods.ts";

export interface Choice {
  value: string;
  label: string;
}
/** What the wallet knows and a rule may name: the menus and suggestions of the editor. */
export interface Choices {
  wares: readonly Choice[];
  wareNames: ReadonlyMap<number, string>;
  /** The numbers of those that are bound. */
  bound: readonly string[];
  chains: readonly Choice[];
  sites: readonly Choice[];
  accounts: readonly Choice[];
  groups: readonly Choice[];
}

/** Reads the snapshots; what has not arrived yet offers nothing. */
export function useChoices(document: PolicyDocument): Choices {
  const bindings = useSnapshot("hub")?.bindings ?? [];
  const listed = useSnapshot("catalogue")?.wares ?? [];
  const networks = useSnapshot("networks")?.list ?? [];
  const sites = useSnapshot("sites")?.list ?? [];
  const accounts = useSnapshot("accounts")?.list ?? [];
  const names = new Map([...listed, ...bindings].map(({ ware, name }) => [ware, name]));
  const same = (value: string): Choice => ({ value, label: value });
  return {
    wareNames: names,
    wares: [...names].map(([ware, name]) => ({
      value: String(ware),
      label: policyRuleText.wareNamed(name, ware),
    })),
    bound: bindings.filter(({ state }) => state !== "unbound").map(({ ware }) => String(ware)),
    chains: networks.map(({ chainId, name }) => ({
      value: String(chainId),
      label: policyRuleText.chainNamed(name, chainId),
    })),
    sites: sites.map(({ origin }) => same(origin)),
    accounts: accounts.map(({ address, name }) => ({ value: address, label: name })),
    groups: Object.keys(document.groups ?? {}).map((name) => ({
      value: `@${name}`,
      label: policyRuleText.group(name),
    })),
  };
}

/** The menu of a fact whose values are chosen; values that are there already and unknown here are kept in it. */
export function menuOf(fact: FactName, choices: Choices, present: readonly string[]): readonly Choice[] {
  const menu = knownMenuOf(fact, choices);
  const missing = present.filter((value) => value !== "" && !menu.some((choice) => choice.value === value));
  return [...menu, ...missing.map((value) => ({ value, label: labelOf(fact, value) }))];
}

function knownMenuOf(fact: FactName, choices: Choices): readonly Choice[] {
  if (fact === "unanswered" || fact === "verdict") return choices.wares;
  if (fact === "method") {
    return Object.keys(commonMethods).map((value) => ({ value, label: labelOf(fact, value) }));
  }
  const values = fact === "finding" ? localChecks.map(({ code }) => code) : (closedSetOf(fact) ?? []);
  return values.map((value) => ({ value, label: labelOf(fact, value) }));
}

function labelOf(fact: FactName, value: string): string {
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    level: levelText,
    kind: policyFactsText.kind,
    method: policyFactsText.method,
    action: policyFactsText.action,
    finding: policyFactsText.finding,
  };
  if (fact === "unanswered" || fact === "verdict") return policyRuleText.wareNumbered(value);
  const words = names[fact];
  return words !== undefined && Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}

/** What may be added to a field by one press. */
export function suggestionsFor(fact: FactName, choices: Choices): readonly Choice[] {
  if (fact === "chain") return choices.chains;
  if (fact === "site") return [...choices.sites, ...choices.groups];
  if (fact === "account") return [...choices.accounts, ...choices.groups];
  return fact === "target" || fact === "spender" || fact === "token" ? choices.groups : [];
}
