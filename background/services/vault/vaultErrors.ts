import { BaseError } from "../../../extension/errors/baseError.ts";

/** A key was needed while the wallet was locked. */
export class VaultLockedError extends BaseError {
  override readonly code = "vault.locked";

  constructor() {
    super("The wallet is locked.", { hint: "Unlock it and try again." });
  }
}

/** A new wallet was to be made where there is one, or what is left of one. */
export class VaultExistsError extends BaseError {
  override readonly code = "vault.exists";

  constructor(status: string) {
    super("There is already a wallet here.", {
      hint: "Unlock it; to replace it, remove the extension's data first.",
      facts: { status },
    });
  }
}

/** A signature or root was asked for an account the vault does not hold. */
export class VaultUnknownAccountError extends BaseError {
  override readonly code = "vault.unknown-account";

  constructor(address: string) {
    super("The wallet does not hold this account.", {
      hint: "Select one of the wallet's accounts.",
      facts: { address },
    });
  }
}

/** The wallet was made from a private key; there are no words to derive more accounts from. */
export class VaultWithoutWordsError extends BaseError {
  override readonly code = "vault.without-words";

  constructor() {
    super("This wallet has no words to derive an account from.", {
      hint: "Import another private key instead.",
    });
  }
}
