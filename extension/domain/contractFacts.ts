import type { Address } from "./primitives.ts";

/** What an address holds, as far as the node said. */
export type CodeState = "none" | "contract" | "unknown";

/** Whether the published source of a contract compiles to its code, as a service that the user chose says. */
export type VerifiedSource = "verified" | "unverified" | "unknown";

export type ProxyKind = "eip1967" | "beacon" | "eip1822" | "zeppelinos" | "minimal" | "safe";

/** A contract that hands its calls on to another one's code. */
export interface ProxyCode {
  kind: ProxyKind;
  implementation: Address;
  /** What stands at the implementation. */
  code: CodeState;
}

/** What is read of an address beside whether there is code. Absent: not read, which says nothing. */
export interface ContractFacts {
  /** Whose code an account has put in its own place (EIP-7702); whoever holds the account's key still acts for it. */
  delegate?: Address;
  /** Null: none of a known make. */
  proxy?: ProxyCode | null;
  age?: ContractAge;
}

/** Whether there was code at an earlier block. */
export interface ContractAge {
  isOlder: boolean;
  /** Of that block, milliseconds. */
  than: number;
}

/** A proxy as it was when the account last signed for it. */
export interface RememberedProxy {
  implementation: Address;
  /** Milliseconds. */
  seenAt: number;
  /** Something was allowed to it by this wallet. */
  hasGrant: boolean;
}

/** The block that facts were read at. */
export interface ReadAt {
  block: number;
  /** Of that block, milliseconds. */
  at: number;
}
