import { encodeFunctionData, parseAbi } from "viem/utils";
import { shortAddress } from "../../../extension/domain/describe/formatAddress.ts";
import type { Call } from "../../../extension/domain/subject.ts";
import type { OwnAct } from "../hub/ownAsks.ts";
import { type Grant, permit2 } from "./readGrant.ts";

const abi = parseAbi([
  "function approve(address spender, uint256 amount)",
  "function setApprovalForAll(address operator, bool approved)",
]);
const permit2Abi = parseAbi([
  "function approve(address token, address spender, uint160 amount, uint48 expiration)",
]);

/** The call that takes a grant back, and the wallet's words for it. */
export function revocationOf(grant: Grant): Pick<OwnAct, "call" | "note"> {
  const who = shortAddress(grant.spender);
  return {
    call: callOf(grant),
    note: {
      title: "Revoke",
      sentence: `Takes back what lets ${who} take tokens of ${shortAddress(grant.token)} from this account.`,
    },
  };
}

function callOf({ kind, venue, token, spender }: Grant): Call {
  if (venue === "permit2") {
    const data = encodeFunctionData({
      ...{ abi: permit2Abi, functionName: "approve" },
      args: [token, spender, 0n, 0],
    });
    return { to: permit2, value: 0n, data };
  }
  const data =
    kind === "operator"
      ? encodeFunctionData({ abi, functionName: "setApprovalForAll", args: [spender, false] })
      : encodeFunctionData({ abi, functionName: "approve", args: [spender, 0n] });
  return { to: token, value: 0n, data };
}
