import { factsNeeded } from "../../../extension/domain/checks/factsNeeded.ts";
import type { CodeState, InspectionContext, TokenFacts } from "../../../extension/domain/context.ts";
import type { ContractFacts, ReadAt } from "../../../extension/domain/contractFacts.ts";
import { coreTokenAt } from "../../../extension/domain/coreTokens.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import type { ChainFacts } from "./chainFacts.ts";
import type { ContractMemory } from "./contractMemory.ts";

export type ChainReading = Pick<
  InspectionContext,
  "codeAt" | "tokens" | "balances" | "allowances" | "contracts" | "remembered" | "readAt"
>;

export interface ReadChainDeps {
  chain: ChainFacts;
  /** Absent: nothing is remembered of contracts. */
  memory?: Pick<ContractMemory, "recall">;
}

/** Reads what the checks ask for. What is not there when `deadline` resolves stays unknown. Never throws. Effects: network, storage. */
export async function readChain(
  subject: Subject,
  { chain, memory }: ReadChainDeps,
  deadline: Promise<void>,
): Promise<ChainReading> {
  if (subject.kind === "site") return { codeAt: {}, tokens: {} };
  const account = "from" in subject ? subject.from : subject.account;
  const { chainId } = subject;
  const { code, tokens, contracts, balances, allowances } = factsNeeded(subject);
  const found = nothingFound();
  const set = (address: Address, facts: ContractFacts) => {
    found.contracts[address] = { ...found.contracts[address], ...facts };
  };
  const reads = [
    ...code.map(async (address) => {
      found.codeAt[address] = await chain.codeAt(chainId, address);
    }),
    ...tokens.map(async (address) => {
      const facts = await chain.tokenAt(chainId, address);
      if (facts !== null) found.tokens[address] = facts;
    }),
    chain.balanceOf(chainId, account).then((wei) => {
      if (wei !== null) found.balances.native = wei;
    }),
    chain.momentOf(chainId).then((moment) => {
      found.readAt = moment;
    }),
    ...[account, ...contracts].map(async (address) => set(address, await chain.contractAt(chainId, address))),
    chain.agesAt(chainId, contracts).then((ages) => {
      for (const [address, age] of ages) set(address, { age });
    }),
    chain.holdingsOf(chainId, account, { tokens: balances, allowances }).then((held) => {
      for (const [token, amount] of held?.balances ?? []) found.balances[token] = amount;
      found.allowances = held?.allowances ?? [];
    }),
    memory?.recall(chainId, contracts).then((remembered) => {
      found.remembered = remembered;
    }),
  ];
  await Promise.race([Promise.allSettled(reads), deadline]);
  return readingOf(found, chainId);
}

interface Found {
  codeAt: Record<Address, CodeState>;
  tokens: Record<Address, TokenFacts>;
  contracts: Record<Address, ContractFacts>;
  balances: Partial<Record<Address | "native", bigint>>;
  allowances: NonNullable<InspectionContext["allowances"]>;
  remembered: NonNullable<InspectionContext["remembered"]>;
  readAt: ReadAt | null;
}

function nothingFound(): Found {
  return {
    ...{ codeAt: {}, tokens: {}, contracts: {}, balances: {} },
    ...{ allowances: [], remembered: {}, readAt: null },
  };
}

/** Copies, so that a late answer does not change what has been judged and shown. */
function readingOf({ codeAt, tokens, balances, ...found }: Found, chainId: number): ChainReading {
  // A collection answers the same question with how many pieces, which is no amount.
  const isCounted = (token: string) =>
    token === "native" ||
    coreTokenAt(chainId, token as Address) !== null ||
    tokens[token as Address]?.standard === "erc20";
  const held = Object.entries(balances).filter(([token]) => isCounted(token));
  return {
    codeAt: { ...codeAt },
    tokens: { ...tokens },
    contracts: { ...found.contracts },
    ...(held.length === 0 ? {} : { balances: Object.fromEntries(held) }),
    allowances: found.allowances.filter(({ token }) => isCounted(token)),
    remembered: found.remembered,
    ...(found.readAt === null ? {} : { readAt: found.readAt }),
  };
}
