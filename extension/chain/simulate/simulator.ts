import type { Action } from "../../domain/decode/action.ts";
import type { Address } from "../../domain/primitives.ts";
import type { Simulation } from "../../domain/simulation/simulation.ts";
import type { Call } from "../../domain/subject.ts";
import type { Fees } from "../transaction.ts";

/** One call as it will be sent: a contract may behave otherwise with another amount of gas. */
export interface SimulatedCall extends Call {
  gas: bigint;
  fees: Fees;
  /** The number it will be sent with; where a contract is created its address follows from it. */
  nonce: number;
}

export interface SimulationOrder {
  chainId: number;
  from: Address;
  /** One after the other, each on what the one before left. */
  calls: readonly SimulatedCall[];
  /** What decoding found: it says what to look at. */
  actions: readonly Action[];
}

/** Runs requests against a copy of the chain, on the user's own node. */
export interface Simulator {
  /** Never throws. Bounds no time: race it against a deadline. Effects: network. */
  simulate(order: SimulationOrder): Promise<Simulation>;
  /** Null where the node does not say. Never throws. Effects: network. */
  newestBlock(chainId: number): Promise<number | null>;
}
