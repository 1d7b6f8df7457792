import { encodeFunctionData, erc20Abi } from "viem";
import type { Address } from "../../extension/domain/primitives.ts";
import type { Call } from "../../extension/domain/subject.ts";
import { BaseError } from "../../extension/errors/baseError.ts";
import type { Handler } from "../handler.ts";

/** Asks the user for a transfer of coin or token from the selected account. Effects: storage, prompt to the user. */
export const sendTransfer: Handler<"sendTransfer"> = async ({ chainId, to, amount, token }, { services }) => {
  const from = services.accounts.selected();
  if (from === null) throw new NoAccountError();
  const call = token === undefined ? coinCall(to, amount) : tokenCall(token, to, amount);
  const { id } = await services.requests.start({
    key: `wallet:${crypto.randomUUID()}`,
    source: { kind: "wallet", action: "sendTransfer" },
    subject: { kind: "transaction", chainId, from, ...call, wishes: {} },
    account: from,
    chainId,
  });
  return { status: "requested", id };
};

function coinCall(to: Address, amount: string): Call {
  return { to, value: BigInt(amount), data: "0x" };
}

function tokenCall(token: Address, to: Address, amount: string): Call {
  const args = [to, BigInt(amount)] as const;
  return {
    to: token,
    value: 0n,
    data: encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args }),
  };
}

/** There is no account to send from: the wallet is locked or empty. */
class NoAccountError extends BaseError {
  override readonly code = "requests.no-account";

  constructor() {
    super("There is no account to send from.", { hint: "Unlock the wallet, or create an account." });
  }
}
