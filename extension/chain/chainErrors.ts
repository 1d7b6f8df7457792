import { BaseError, type Facts } from "../errors/baseError.ts";

/** The wallet knows no node for this chain. */
export class ChainUnknownError extends BaseError {
  override readonly code = "chain.unknown";

  constructor(chainId: number) {
    super("The wallet has no node for this chain.", {
      hint: "Add the network in the settings.",
      facts: { chainId },
    });
  }
}

/** SecHub's contracts are not known to stand on this chain. */
export class DeploymentMissingError extends BaseError {
  override readonly code = "chain.no-deployment";

  constructor(chainId: number) {
    super("SecHub is not deployed on this chain.", {
      hint: "Choose a home chain where SecHub is deployed.",
      facts: { chainId },
    });
  }
}

/** The node did not answer in time, or not in a form or size that can be read. */
export class NodeSilentError extends BaseError {
  override readonly code = "chain.node-silent";
  override readonly retryable = true;

  constructor(facts: Facts, cause?: unknown) {
    super("The network's node gave no usable answer.", {
      hint: "Try again, or choose another node for this network.",
      facts,
      cause,
    });
  }
}

/** The node serves another chain than the one it stands for; nothing may be signed by what it says. */
export class WrongChainError extends BaseError {
  override readonly code = "chain.wrong-chain";

  constructor(facts: { host: string; expected: number; actual: number }) {
    super("The network's node serves another chain.", {
      hint: "Correct the node's address in the settings.",
      facts,
    });
  }
}

/** The node refused. Its own words stay out: they may hold a request's values, and are foreign text. */
export class NodeRefusedError extends BaseError {
  override readonly code = "chain.refused";

  constructor(shortMessage: string, facts: Facts, cause?: unknown) {
    super(shortMessage, { hint: "Correct what the message names, then try again.", facts, cause });
  }
}

/** The node named a fee that no honest network asks. */
export class AbsurdFeeError extends BaseError {
  override readonly code = "chain.absurd-fee";

  constructor(facts: Facts) {
    super("The network's node names an absurd fee.", {
      hint: "Choose another node for this network.",
      facts,
    });
  }
}

/** A contract answered with one of its own errors; the arguments are facts. */
export class ContractRevertError extends BaseError {
  override readonly code: string;

  constructor(code: string, facts: Facts, cause?: unknown) {
    super("The contract refused the call.", {
      hint: "Read what the code means; what was to be done was not done.",
      facts,
      cause,
    });
    this.code = code;
  }
}

/** A contract reverted with something that none of our contracts says. */
export class UnknownRevertError extends BaseError {
  override readonly code = "contract.unknown-revert";

  constructor(facts: Facts, cause?: unknown) {
    super("The contract refused the call and gave no reason that the wallet knows.", {
      hint: "Read the chain again; if it persists, report it.",
      facts,
      cause,
    });
  }
}
