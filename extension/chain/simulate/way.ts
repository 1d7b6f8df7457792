import type { Address, Hex } from "../../domain/primitives.ts";
import type {
  CodeHash,
  CreatedContract,
  Run,
  SimulatedLog,
  Watched,
} from "../../domain/simulation/simulation.ts";
import type { ChainClient } from "../chainClients.ts";
import type { SimulationOrder } from "./simulator.ts";

/** The values that a simulated block has and a contract can see. */
export interface BlockValues {
  number: bigint;
  time: bigint;
  feeRecipient: Address;
  /** Null on chains without one. */
  baseFee: bigint | null;
  prevRandao: Hex;
  gasLimit: bigint;
}

/** Addresses that nobody can know of: two with code that answers for another's coin and code, and one that asks. */
interface Places {
  coinReader: Address;
  codeReader: Address;
  asker: Address;
}

/** What the simulated chain is like around the calls. */
export interface Surroundings {
  /** The newest block: what the run begins from. */
  base: bigint;
  values: BlockValues;
  places: Places;
  /** What the account is given instead of its own coin; null: its own. */
  coin: bigint | null;
}

export interface MeasureOptions {
  watched: readonly Watched[];
  /** Whose code is to be named by its hash, as it is before. */
  code: readonly Address[];
  /** Where the calls put new contracts; whether there is code afterwards is to be read. */
  created: readonly Address[];
}

export interface Measured extends Run {
  code: readonly CodeHash[];
  created: readonly CreatedContract[];
}

/** The calls were run once. */
interface Explored {
  /** What was told of, and who took part, as far as this way can say. */
  logs: readonly SimulatedLog[];
  touched: readonly Address[];
  /** A reading of each watched thing before and after. Null where an answer is none; throws what a refusal throws. Effects: network. */
  measure(options: MeasureOptions): Promise<Measured | null>;
}

/** One way of having a node run calls on a copy of its chain. */
export interface Way {
  name: "block" | "trace" | "call";
  /** False: this way has no means for such calls. */
  fits(order: SimulationOrder): boolean;
  /** Null where the node's answer is none, “unfit” where the node or the account is none for this way. Throws what the node's refusal throws. Effects: network. */
  explore(
    client: ChainClient,
    order: SimulationOrder,
    surroundings: Surroundings,
  ): Promise<Explored | "unfit" | null>;
}
