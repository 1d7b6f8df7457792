import type { Simulator } from "../../../extension/chain/simulate/simulator.ts";
import type { Transactions } from "../../../extension/chain/transaction.ts";
import type { Override } from "../../../extension/domain/override.ts";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import type { PastSpend } from "../../../extension/domain/policy/policyFacts.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { EvidenceRepository } from "../../../extension/storage/activity.ts";
import type { RequestRow } from "../../../extension/storage/requests.ts";
import type { CallBudgets } from "../budget/budget.ts";
import type { ContractInfo } from "../contractInfo/contractInfo.ts";
import type { ChainFacts } from "./chainFacts.ts";
import type { ContractMemory } from "./contractMemory.ts";
import type { InspectionState } from "./inspection.ts";
import type { LocalKnowledge } from "./localContext.ts";
import type { AskServices, BoundService, ServiceAnswer } from "./services.ts";

/** What inspections are made with. */
export interface InspectionDeps {
  knowledge: LocalKnowledge;
  /** Read again for every decision. */
  readPolicy: (account: Address | null) => PolicyReading;
  /** What the account signed for lately, without the request that asks. Read again for every decision. */
  readHistory: (account: Address | null, exceptRequest: string) => readonly PastSpend[];
  /** The account's exceptions, without the uses of the request that asks. Read again for every decision. */
  readOverrides: (account: Address | null, exceptRequest: string) => readonly Override[];
  /** The SecWares bound by an account's SecHub whose state allows asking them. */
  boundServices: (account: Address | null) => Promise<readonly BoundService[]>;
  askServices: AskServices;
  budgets: Pick<CallBudgets, "reserve" | "release">;
  chain: ChainFacts;
  /** What stood behind proxies before. Absent: nothing is remembered. */
  memory?: Pick<ContractMemory, "recall">;
  simulator: Simulator;
  /** What servers of the user's choice publish of contracts; absent: nobody is asked. */
  contractInfo?: Pick<ContractInfo, "read">;
  /** Has the clock compared with a chain's newest block, some time. Never throws. Effects: network. */
  observeTime: (chainId: number) => void;
  transactions: Pick<Transactions, "prepare">;
  leastNonceOf: (account: Address, chainId: number) => number;
  rpcUrlOf: (chainId: number) => string | null;
  evidence: EvidenceRepository;
  /** Resolves after so many milliseconds. */
  after: (ms: number) => Promise<void>;
  /** A SecWare answered or is a gap. Never throws. */
  onAnswer: (row: RequestRow, answer: ServiceAnswer) => void;
  /** A verdict came after the request had ended; `state` counts it. */
  onLate: (row: RequestRow, state: InspectionState) => void;
}
