import type { Hex } from "../primitives.ts";
import { max160, max256 } from "./amounts.ts";
import { controlFunctions } from "./controlFunctions.ts";
import { rightFunctions } from "./rightFunctions.ts";
import { allow, entry, grant, operator, sendToken, type WordFunction } from "./wordFunction.ts";

/** Names from standards and from the contracts everybody uses: ERC-20, 721, 777, 1155, 6909, 2612, Permit2, WETH, EIP-1967. */
export const wordFunctions: ReadonlyMap<Hex, WordFunction> = new Map([
  ...controlFunctions,
  ...rightFunctions,
  entry("0xa9059cbb", "transfer(address,uint256)", (w, c) =>
    sendToken(c, c.actor, w.address(0), w.amount(1)),
  ),
  entry("0x23b872dd", "transferFrom(address,address,uint256)", (w, c) =>
    sendToken(c, w.address(0), w.address(1), w.amount(2)),
  ),
  entry("0x42842e0e", "safeTransferFrom(address,address,uint256)", (w, c) => ({
    kind: "send",
    asset: { kind: "nft", token: c.contract, tokenId: w.amount(2), amount: 1n },
    from: w.address(0),
    to: w.address(1),
    actor: c.actor,
  })),
  entry("0x095ea7b3", "approve(address,uint256)", allow("set")),
  entry("0x39509351", "increaseAllowance(address,uint256)", allow("increase")),
  entry("0xd73dd623", "increaseApproval(address,uint256)", allow("increase")),
  entry("0xa457c2d7", "decreaseAllowance(address,uint256)", allow("decrease")),
  entry("0x66188463", "decreaseApproval(address,uint256)", allow("decrease")),
  entry("0x426a8493", "approve(address,uint256,uint256)", (w, c) => grant(c, w.address(0), w.amount(2))),
  entry("0xd505accf", "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)", (w, c) => ({
    ...grant(c, w.address(1), w.amount(2)),
    owner: w.address(0),
    form: "relayed",
  })),
  entry("0x8fcbaf0c", "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)", (w, c) => ({
    ...grant(c, w.address(1), w.amount(4) === 0n ? 0n : max256),
    owner: w.address(0),
    form: "relayed",
  })),
  entry("0x87517c45", "approve(address,address,uint160,uint48)", (w, c) => ({
    ...grant(c, w.address(1), w.amount(2)),
    token: w.address(0),
    most: max160,
    endsAt: w.amount(3),
  })),
  entry("0x36c78516", "transferFrom(address,address,uint160,address)", (w, c) => ({
    kind: "send",
    asset: { kind: "erc20", token: w.address(3), amount: w.amount(2) },
    from: w.address(0),
    to: w.address(1),
    actor: c.actor,
  })),
  entry("0xa22cb465", "setApprovalForAll(address,bool)", (w, c) =>
    operator(c, w.address(0), w.amount(1) !== 0n),
  ),
  entry("0x558a7297", "setOperator(address,bool)", (w, c) => operator(c, w.address(0), w.amount(1) !== 0n)),
  entry("0x959b8c3f", "authorizeOperator(address)", (w, c) => operator(c, w.address(0), true)),
  entry("0xfad8b32a", "revokeOperator(address)", (w, c) => operator(c, w.address(0), false)),
  entry("0xd0e30db0", "deposit()", (_, c) => ({ kind: "wrap", token: c.contract, amount: c.value })),
  entry("0x2e1a7d4d", "withdraw(uint256)", (w, c) => ({
    kind: "unwrap",
    token: c.contract,
    amount: w.amount(0),
  })),
]);
