import type { Override } from "../../extension/domain/override.ts";
import type { PolicyFacts } from "../../extension/domain/policy/policyFacts.ts";

/** Whether an exception is about this request, now. */
export function covers(exception: Override, facts: PolicyFacts): boolean {
  const { account, startsAt, endsAt, usesLeft } = exception;
  return (
    startsAt <= facts.now &&
    (endsAt === null || (facts.isClockTrusted && facts.now < endsAt)) &&
    (usesLeft === null || usesLeft > 0) &&
    (account === null || account === facts.account) &&
    isInScope(exception, facts) &&
    isInLimit(exception, facts)
  );
}

function isInScope({ what }: Override, facts: PolicyFacts): boolean {
  switch (what.kind) {
    case "request":
      return facts.subjectHash === what.subjectHash;
    case "site":
      return facts.site === what.origin;
    case "function":
      return (
        facts.chain === what.chain &&
        facts.calls.length > 0 &&
        facts.calls.every(({ to, selector }) => to === what.contract && selector === what.selector)
      );
    case "contract": {
      const contracts = facts.calls.map(({ to }) => to);
      if (facts.kind === "typedData") contracts.push(facts.verifyingContract);
      return (
        facts.chain === what.chain && contracts.length > 0 && contracts.every((one) => one === what.contract)
      );
    }
  }
}

/** A limit is about one token: whatever else the request gives away, or may, is outside of it. */
function isInLimit({ limit }: Override, facts: PolicyFacts): boolean {
  if (limit === null) return true;
  const boundless = ["operator", "control", "delegation"];
  if (!facts.isUnderstood || facts.actions.some((action) => boundless.includes(action))) return false;
  const single = facts.movements.filter(({ isSum }) => !isSum);
  if (single.length === 0 || single.some(({ token }) => token !== limit.token)) return false;
  let total = limit.used;
  for (const { amount } of single) {
    if (amount === null) return false;
    total += amount;
  }
  return total <= limit.amount;
}
