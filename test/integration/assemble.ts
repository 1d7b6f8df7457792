import type { Hex } from "../../extension/domain/primitives.ts";

const opcodes: Readonly<Record<string, string>> = {
  STOP: "00",
  ADD: "01",
  MUL: "02",
  SUB: "03",
  LT: "10",
  GT: "11",
  EQ: "14",
  ISZERO: "15",
  SHR: "1c",
  BALANCE: "31",
  ORIGIN: "32",
  CALLER: "33",
  CALLVALUE: "34",
  CALLDATALOAD: "35",
  GASPRICE: "3a",
  COINBASE: "41",
  TIMESTAMP: "42",
  NUMBER: "43",
  PREVRANDAO: "44",
  BASEFEE: "48",
  POP: "50",
  MSTORE: "52",
  MSTORE8: "53",
  SLOAD: "54",
  SSTORE: "55",
  JUMP: "56",
  JUMPI: "57",
  GAS: "5a",
  JUMPDEST: "5b",
  DUP1: "80",
  DUP2: "81",
  SWAP1: "90",
  LOG0: "a0",
  LOG3: "a3",
  CALL: "f1",
  RETURN: "f3",
  REVERT: "fd",
  SELFDESTRUCT: "ff",
};

/** Turns words into a program: opcodes by name, `0x…` pushes bytes, `name:` marks a place, `@name` pushes it. */
export function assemble(source: string): Hex {
  const parts = source.trim().split(/\s+/).map(toPart);
  const places = new Map<string, number>();
  let length = 0;
  for (const part of parts) {
    if (part.name !== undefined && part.isPlace) places.set(part.name, length);
    length += part.code.length / 2;
  }
  const code = parts.map((part) => {
    if (part.name === undefined || part.isPlace) return part.code;
    const at = places.get(part.name);
    if (at === undefined) throw new TypeError(`no place ${part.name}`);
    return `61${at.toString(16).padStart(4, "0")}`;
  });
  return `0x${code.join("")}`;
}

function toPart(text: string): { code: string; name?: string; isPlace?: boolean } {
  if (text.endsWith(":")) return { code: opcodes["JUMPDEST"] ?? "", name: text.slice(0, -1), isPlace: true };
  if (text.startsWith("@")) return { code: "610000", name: text.slice(1) };
  if (text.startsWith("0x")) {
    const bytes = text.slice(2).padStart(text.length + (text.length % 2) - 2, "0");
    return { code: (0x5f + bytes.length / 2).toString(16) + bytes };
  }
  const code = opcodes[text];
  if (code === undefined) throw new TypeError(`no opcode ${text}`);
  return { code };
}

const select = (selector: string, place: string) => `DUP1 ${selector} EQ @${place} JUMPI`;
const returnTop = "0x00 MSTORE 0x20 0x00 RETURN";
/** Takes the amount in the first argument's next word from the caller and gives it to the first argument. */
const move = `0x24 CALLDATALOAD CALLER SLOAD SUB CALLER SSTORE
  0x04 CALLDATALOAD SLOAD 0x24 CALLDATALOAD ADD 0x04 CALLDATALOAD SSTORE`;
const tellOfTransfer = `0x24 CALLDATALOAD 0x00 MSTORE 0x04 CALLDATALOAD CALLER
  0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef 0x20 0x00 LOG3`;

/** A token whose balances stand at the holder's own slot and allowances at the sum of both addresses. */
export function tokenProgram({
  transfer = `${move} ${tellOfTransfer}`,
  other = "0x00 0x00 REVERT",
} = {}): Hex {
  return assemble(`0x00 CALLDATALOAD 0xe0 SHR
    ${select("0x70a08231", "balanceOf")} ${select("0xdd62ed3e", "allowance")}
    ${select("0x095ea7b3", "approve")} ${select("0xa9059cbb", "transfer")} @other JUMP
    balanceOf: 0x04 CALLDATALOAD SLOAD ${returnTop}
    allowance: 0x04 CALLDATALOAD 0x24 CALLDATALOAD ADD SLOAD ${returnTop}
    approve: 0x24 CALLDATALOAD CALLER 0x04 CALLDATALOAD ADD SSTORE 0x01 ${returnTop}
    transfer: ${transfer} 0x01 ${returnTop}
    other: ${other} STOP`);
}

/** Parts of `tokenProgram`: only the events, only the change. */
export const tokenParts = { move, tellOfTransfer };
