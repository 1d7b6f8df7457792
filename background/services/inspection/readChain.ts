import { factsNeeded } from "../../../extension/domain/checks/factsNeeded.ts";
import type { CodeState, InspectionContext, TokenFacts } from "../../../extension/domain/context.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import type { ChainFacts } from "./chainFacts.ts";

export type ChainReading = Pick<InspectionContext, "codeAt" | "tokens" | "balances">;

/** Reads what the checks ask for. What is not there when `deadline` resolves stays unknown. Never throws. Effects: network. */
export async function readChain(
  subject: Subject,
  chain: ChainFacts,
  deadline: Promise<void>,
): Promise<ChainReading> {
  if (subject.kind === "site") return { codeAt: {}, tokens: {} };
  const account = "from" in subject ? subject.from : subject.account;
  const { code, tokens } = factsNeeded(subject);
  const codeAt: Record<Address, CodeState> = {};
  const known: Record<Address, TokenFacts> = {};
  let balance: bigint | null = null;
  const reads = [
    ...code.map(async (address) => {
      codeAt[address] = await chain.codeAt(subject.chainId, address);
    }),
    ...tokens.map(async (address) => {
      const facts = await chain.tokenAt(subject.chainId, address);
      if (facts !== null) known[address] = facts;
    }),
    chain.balanceOf(subject.chainId, account).then((wei) => {
      balance = wei;
    }),
  ];
  await Promise.race([Promise.allSettled(reads), deadline]);
  // Copies, so that a late answer does not change what has been judged and shown.
  const reading: ChainReading = { codeAt: { ...codeAt }, tokens: { ...known } };
  return balance === null ? reading : { ...reading, balances: { native: balance } };
}
