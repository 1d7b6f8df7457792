import type { Address, Hex } from "../primitives.ts";

/** Something of an account's that is read before and after in one simulated block. */
export type Watched =
  | { kind: "coin" }
  /** What `balanceOf` says: an amount, or how many of a collection. */
  | { kind: "token"; token: Address }
  /** One numbered piece of a collection: 1 where the account owns it. */
  | { kind: "piece"; token: Address; id: bigint }
  | { kind: "edition"; token: Address; id: bigint }
  | { kind: "allowance"; token: Address; spender: Address }
  /** 1 where the operator may take everything. */
  | { kind: "operator"; token: Address; operator: Address };

/** One thing that is not the same afterwards. Of the coin, the network's fee is left out. */
export interface Difference {
  of: Watched;
  before: bigint;
  after: bigint;
}

/** What running a request against a copy of the chain showed. It can be deceived: nothing in it lowers a level. */
export type Simulation =
  /** The node offers no simulation, or none of this. Stated, and not a gap. */
  | { status: "absent"; text: string }
  /** There is one and it gave nothing that can be believed: a gap. */
  | { status: "failed"; text: string }
  | SimulationDone;

export interface CodeHash {
  address: Address;
  hash: Hex;
}

/** A contract that the request creates, and whether any code stays there: a constructor can destroy what it made. */
export interface CreatedContract {
  address: Address;
  hasCode: boolean;
}

/** What one run showed. */
export interface Run {
  /** At least one call would be reverted. */
  isReverted: boolean;
  differences: readonly Difference[];
}

export interface SimulationDone extends Run {
  status: "done";
  /** The newest block it was run on. */
  block: number;
  /** The same under other block values and with more coin in the account; null: the node did not run it. */
  second: Run | null;
  /** The hashes of the code that was called, and of what stands behind a proxy. */
  code: readonly CodeHash[];
  /** Whose code is not what it was when the request was first simulated. */
  changedCode: readonly Address[];
  /** What the network may take for itself, as it is shown. */
  mostFee: bigint;
  /** Present where something is created. */
  created?: readonly CreatedContract[];
  /** Present where code stood in the account's place while it ran: a contract can notice that, and behave. */
  isNoticeable?: true;
  /** Present where it could not be run again since, and why: what it found still counts, and that is a gap beside it. */
  notRunAgain?: string;
}

/** A log as a simulated block has it. */
export interface SimulatedLog {
  address: Address;
  topics: readonly Hex[];
  data: Hex;
}

/** The name of what is watched, the same for the same. */
export function keyOf(watched: Watched): string {
  switch (watched.kind) {
    case "coin":
      return "coin";
    case "token":
      return `token ${watched.token}`;
    case "allowance":
      return `allowance ${watched.token} ${watched.spender}`;
    case "operator":
      return `operator ${watched.token} ${watched.operator}`;
    default:
      return `${watched.kind} ${watched.token} ${watched.id}`;
  }
}
