import type { ClaimFacts } from "../../../extension/chain/marketFacts.ts";

const daySeconds = 86_400;
/** `Windows.sol` says the same. */
const responseSeconds = 3 * daySeconds;
const votingSeconds = 3 * daySeconds;
const appealSeconds = 2 * daySeconds;
const executionSeconds = 7 * daySeconds;

export interface ClaimStep {
  step: "advance" | "tally" | "execute";
  /** Seconds. */
  from: number;
}

/** What anybody may do to take a claim on, and from when; null: it is others' turn, or over. */
export function nextStepOf({ state, since, outcome }: ClaimFacts): ClaimStep | null {
  switch (state) {
    case "open":
      return { step: "advance", from: since + responseSeconds };
    case "voting":
      return { step: "tally", from: since + votingSeconds };
    case "ruled":
      return {
        step: "execute",
        from: since + (outcome === "upheld" ? appealSeconds + executionSeconds : appealSeconds),
      };
    case "final":
      return { step: "execute", from: since + (outcome === "upheld" ? executionSeconds : 0) };
    default:
      return null;
  }
}
