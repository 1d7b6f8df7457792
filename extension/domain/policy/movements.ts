import type { Action, Asset, DelegationTerms, Reading } from "../decode/action.ts";
import { mostSpent } from "../decode/delegationTerms.ts";
import { fieldsOf } from "../decode/typedFields.ts";
import type { Address } from "../primitives.ts";
import type { Subject } from "../subject.ts";

/** Something of value that leaves, or that somebody is allowed to take. */
export interface Movement {
  token: Address | "native";
  /** Null: it could not be known how much. */
  amount: bigint | null;
  /** The whole batch together rather than one call. */
  isSum: boolean;
}

/** What rules about amounts and tokens look at: every movement, and for batches their sums per token. */
export function movementsOf(reading: Reading): readonly Movement[] {
  const single = reading.actions.flatMap(movementsOfAction);
  const sums = new Map<Movement["token"], bigint | null>();
  for (const { token, amount } of single) {
    const sum = sums.has(token) ? (sums.get(token) ?? null) : 0n;
    sums.set(token, sum === null || amount === null ? null : sum + amount);
  }
  return [...single, ...[...sums].map(([token, amount]) => ({ token, amount, isSum: true }))];
}

/** Who gains by an action: the recipient, spender, operator or contract. Null: nobody that can be named. */
export function partyOf(action: Action): Address | null {
  switch (action.kind) {
    case "send":
      return action.to;
    case "allow":
      return action.spender;
    case "operator":
      return action.operator;
    case "control":
    case "delegation":
      return action.kind === "control" ? action.party : action.to;
    case "call":
      return action.to;
    case "wrap":
    case "unwrap":
      return action.token;
    case "order":
      return action.taker ?? action.market;
    default:
      return null;
  }
}

/** The contracts that a subject calls, or that its typed data is for. */
export function contractsOf(subject: Subject): readonly Address[] {
  if (subject.kind === "transaction") return subject.to === null ? [] : [subject.to];
  if (subject.kind === "calls") return subject.calls.flatMap(({ to }) => to ?? []);
  const contract = verifyingContractOf(subject);
  return contract === null ? [] : [contract];
}

/** The contract that typed data is for, where its domain names one. */
export function verifyingContractOf(subject: Subject): Address | null {
  if (subject.kind !== "typedData") return null;
  const { types, domain } = subject.typedData;
  return fieldsOf(types, "EIP712Domain", domain).address("verifyingContract");
}

function movementsOfAction(action: Action): readonly Movement[] {
  switch (action.kind) {
    case "send":
      return [movementOf(action.asset)];
    case "allow":
      return [{ token: action.token, amount: action.amount, isSum: false }];
    case "operator":
      return action.isApproved ? [{ token: action.token, amount: null, isSum: false }] : [];
    case "wrap":
      return [{ token: "native", amount: action.amount, isSum: false }];
    case "unwrap":
      return [{ token: action.token, amount: action.amount, isSum: false }];
    case "create":
      return action.value > 0n ? [{ token: "native", amount: action.value, isSum: false }] : [];
    case "order":
      return action.gives.map(movementOf);
    case "call":
      return (action.effects?.gives ?? []).flatMap(({ token, amount }) =>
        // What is sent along is a movement by itself, and what nobody can name is part of the gap.
        token === null || token === "coin" ? [] : [{ token, amount, isSum: false }],
      );
    case "delegation":
      return action.terms === undefined ? [] : delegatedBy(action.terms);
    default:
      return [];
  }
}

/** What somebody may move later without asking counts as moved, as an allowance does. */
function delegatedBy(terms: DelegationTerms): readonly Movement[] {
  const named = terms.spends.map((spend) => {
    const most = mostSpent(spend, terms);
    return { ...movementOf(spend.asset), ...(spend.asset.kind === "nft" ? {} : { amount: most }) };
  });
  // Beside what is named, calls of any kind may move anything.
  return terms.isOnlySpending && named.length > 0
    ? named
    : [...named, { token: "native", amount: null, isSum: false }];
}

function movementOf(asset: Asset): Movement {
  if (asset.kind === "coin") return { token: "native", amount: asset.amount, isSum: false };
  // How much an NFT is worth cannot be known, so its count is not an amount to compare.
  return { token: asset.token, amount: asset.kind === "erc20" ? asset.amount : null, isSum: false };
}
