import type { AbiParameter } from "viem";
import type { Dice } from "../../evaluate/strata/dice.ts";
import { ScriptError } from "../../scriptError.ts";

const MOST_ENTRIES = 6;

/** Values for the arguments of a fuzz test: the edges of a type in a fifth of the draws, small and large ones else. */
export function drawArguments(inputs: readonly AbiParameter[], dice: Dice): unknown[] {
  return inputs.map((input) => draw(input, dice));
}

function draw(input: AbiParameter, dice: Dice): unknown {
  const list = /^(.*)\[(\d*)\]$/.exec(input.type);
  if (list !== null) {
    const [, type = "", length = ""] = list;
    const count = length === "" ? dice.below(MOST_ENTRIES) : Number(length);
    return Array.from({ length: count }, () => draw({ ...input, type }, dice));
  }
  if ("components" in input && Array.isArray(input.components)) {
    const parts: readonly AbiParameter[] = input.components;
    return Object.fromEntries(parts.map((part) => [part.name, draw(part, dice)]));
  }
  return drawWord(input.type, dice);
}

function drawWord(type: string, dice: Dice): unknown {
  const number = /^(u?int)(\d+)$/.exec(type);
  if (number !== null) return drawNumber(Number(number[2]), number[1] === "int", dice);
  const fixed = /^bytes(\d+)$/.exec(type);
  if (fixed !== null) return dice.bytes(Number(fixed[1]));
  if (type === "address") return dice.address();
  if (type === "bool") return dice.chance(0.5);
  if (type === "bytes") return dice.bytes(dice.below(70));
  if (type === "string") return dice.bytes(dice.below(20)).slice(2);
  throw new ScriptError("There is no draw for a type of a fuzz test.", { facts: { type } });
}

function drawNumber(bits: number, isSigned: boolean, dice: Dice): bigint {
  const most = 2n ** BigInt(isSigned ? bits - 1 : bits) - 1n;
  const edges = [0n, 1n, most, most - 1n];
  const width = dice.chance(0.5) ? bits : 1 + dice.below(bits);
  const any = BigInt(dice.bytes(bits / 8)) & (2n ** BigInt(isSigned ? width - 1 : width) - 1n);
  const value = dice.chance(0.2) ? dice.pick(edges) : any;
  return isSigned && dice.chance(0.5) ? -value : value;
}
