import { toFunctionSelector } from "viem/utils";

/** Functions that many contracts have, by their selector. */
export const commonMethods: Readonly<Record<string, string>> = {
  "0xa9059cbb": "transfer(address,uint256)",
  "0x23b872dd": "transferFrom(address,address,uint256)",
  "0x42842e0e": "safeTransferFrom(address,address,uint256)",
  "0x095ea7b3": "approve(address,uint256)",
  "0x39509351": "increaseAllowance(address,uint256)",
  "0xa22cb465": "setApprovalForAll(address,bool)",
  "0xd505accf": "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
  "0x87517c45": "approve(address,address,uint160,uint48)",
  "0xd0e30db0": "deposit()",
  "0x2e1a7d4d": "withdraw(uint256)",
  "0xac9650d8": "multicall(bytes[])",
  "0x5ae401dc": "multicall(uint256,bytes[])",
  "0x3593564c": "execute(bytes,bytes[],uint256)",
  "0x38ed1739": "swapExactTokensForTokens(uint256,uint256,address[],address,uint256)",
  "0x7ff36ab5": "swapExactETHForTokens(uint256,address[],address,uint256)",
  "0x18cbafe5": "swapExactTokensForETH(uint256,uint256,address[],address,uint256)",
  "0x4e71d92d": "claim()",
  "0xf2fde38b": "transferOwnership(address)",
  "0x715018a6": "renounceOwnership()",
  "0x3659cfe6": "upgradeTo(address)",
  "0x4f1ef286": "upgradeToAndCall(address,bytes)",
};

/** A selector as typed, or of a function written out; null where the text is neither. */
export function toSelector(text: string): string | null {
  const typed = text.trim();
  if (/^0x[0-9a-fA-F]{8}$/.test(typed)) return typed.toLowerCase();
  if (!/^[A-Za-z_$][\w$]*\([^()]*(?:\([^()]*\)[^()]*)*\)$/.test(typed)) return null;
  try {
    return toFunctionSelector(typed);
  } catch {
    return null;
  }
}
