import type { Run, Simulation } from "../../simulation/simulation.ts";
import { type CorpusEntry, call, friend, shop, transaction, usdc } from "./corpusWorld.ts";

/** Requests whose simulation says more than they do, or notices that it is one. */
export function simulatedEntries(): readonly CorpusEntry[] {
  const send = transaction(usdc, call("0xa9059cbb", friend, 5n));
  const open = transaction(shop, "0x12345678");
  return [
    stopped("J01", "A transfer that takes all under other block values", send, done(lost(5n), lost(900n))),
    stopped("J06", "A transfer that takes more than it says", send, done(lost(900n), lost(900n))),
    stopped("J06", "A call that says nothing and takes a token", open, done(lost(900n), lost(900n))),
    {
      ...{ name: "A transfer that takes what it says", subject: send, expected: "passes" },
      context: { simulation: done(lost(5n), lost(5n)) },
    },
  ];
}

function stopped(
  attack: string,
  name: string,
  subject: CorpusEntry["subject"],
  simulation: Simulation,
): CorpusEntry {
  return { attack, name, subject, context: { simulation }, expected: "stopped" };
}

function lost(amount: bigint): Run {
  return {
    isReverted: false,
    differences: [{ of: { kind: "token", token: usdc }, before: 1000n, after: 1000n - amount }],
  };
}

function done(first: Run, second: Run): Simulation {
  return { status: "done", block: 9, ...first, second, code: [], changedCode: [], mostFee: 0n };
}
