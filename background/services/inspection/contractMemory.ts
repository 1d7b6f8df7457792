import { granteesOf } from "../../../extension/domain/checks/parties.ts";
import type { RememberedProxy } from "../../../extension/domain/contractFacts.ts";
import { readSubject } from "../../../extension/domain/decode/readSubject.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import { type ContractRepository, contractRowId } from "../../../extension/storage/contracts.ts";
import type { RequestRow } from "../../../extension/storage/requests.ts";
import type { RequestTrace } from "../requests/trace.ts";
import { createQueue } from "../vault/queue.ts";
import { judgedSubject } from "./conclude.ts";
import type { InspectionState } from "./inspection.ts";

const mostRows = 1000;

/** What stood behind proxies when something was signed for them. Never leaves the device. */
export interface ContractMemory {
  /** Of those that are remembered. Effects: storage, read only. */
  recall(chainId: number, addresses: readonly Address[]): Promise<Readonly<Record<Address, RememberedProxy>>>;
  /** Resolves when all that was told so far is written. */
  settled(): Promise<void>;
  trace: RequestTrace;
}

export interface ContractMemoryDeps {
  repository: ContractRepository;
  now: () => number;
}

/**
 * Remembers each proxy of an approved request as it was read for it: who approves has seen what was said of a change. A row that
 * cannot be written is a change that will not be told, and keeps nothing back.
 */
export function createContractMemory({ repository, now }: ContractMemoryDeps): ContractMemory {
  const inTurn = createQueue();
  return {
    async recall(chainId, addresses) {
      const rows = await Promise.all(
        addresses.map(async (address) => [address, await repository.load(chainId, address)] as const),
      );
      return Object.fromEntries(
        rows.flatMap(([address, row]) => {
          if (row === null) return [];
          const { implementation, seenAt, hasGrant } = row;
          return [[address, { implementation, seenAt, hasGrant }]];
        }),
      );
    },
    settled: () => inTurn(async () => undefined),
    trace: {
      asked: () => undefined,
      answered: () => undefined,
      approved: (row, state) =>
        void inTurn(() => remember(repository, row, { state, seenAt: now() })).catch(() => undefined),
      ended: () => undefined,
    },
  };
}

interface Seen {
  state: InspectionState;
  seenAt: number;
}

async function remember(
  repository: ContractRepository,
  row: RequestRow,
  { state, seenAt }: Seen,
): Promise<void> {
  const subject = judgedSubject(row);
  if (subject.kind === "site") return;
  const { chainId } = subject;
  const grantees = new Set(granteesOf(readSubject(subject)).map(({ party }) => party));
  for (const address of Object.keys(state.context.contracts ?? {}) as Address[]) {
    const proxy = state.context.contracts?.[address]?.proxy;
    if (proxy === undefined || proxy === null) continue;
    const before = await repository.load(chainId, address);
    await repository.save({
      id: contractRowId(chainId, address),
      implementation: proxy.implementation,
      seenAt,
      hasGrant: grantees.has(address) || before?.hasGrant === true,
    });
  }
  await repository.prune(mostRows);
}
