import type { Address, Hex } from "../../domain/primitives.ts";

/** One step of a small program that a node runs for us in one call. */
export type Step =
  /** Asks a contract for one word, without any effect. */
  | { kind: "word"; to: Address; data: Hex }
  | { kind: "coin"; of: Address }
  /** The hash of the code. */
  | { kind: "code"; of: Address }
  /** The block's number. */
  | { kind: "number" }
  | { kind: "call"; to: Address; value: bigint; data: Hex; gas: bigint };

export interface StepResult {
  isSuccess: boolean;
  /** Meaningless where it was no success, and after a call. */
  word: Hex;
}

/** What one reading may use, so that a contract that spends all it gets leaves enough to the others. */
export const gasOfStep = 200_000n;

/** A program that takes the steps one after the other and returns two words of each. It runs as init code and as code. */
export function programOf(steps: readonly Step[]): Hex {
  return `0x${bodyAt(steps, 0)}`;
}

/**
 * Code that stands in an account's place: called by itself with `marker` first it takes the steps; called by anybody else it
 * takes what it is given and answers as one who can receive tokens does.
 */
export function accountProgramOf(steps: readonly Step[], marker: Hex): Hex {
  // CALLER ADDRESS EQ, marker == first word, AND, JUMPI; else: the selector that was asked, returned as a word.
  const choice = `3330147f${marker.slice(2)}600035141660`;
  const answer = "63ffffffff60e01b6000351660005260206000f3";
  const start = (choice.length + 2 + 2 + answer.length) / 2;
  const head = `${choice}${start.toString(16).padStart(2, "0")}57${answer}5b`;
  return `0x${head}${bodyAt(steps, head.length / 2)}`;
}

/** Two words of each step; null where the answer is not what such a program returns. */
export function resultsIn(answer: Hex, count: number): readonly StepResult[] | null {
  if (answer.length !== 2 + count * 128) return null;
  return Array.from({ length: count }, (_, index) => {
    const at = 2 + index * 128;
    const isSuccess = BigInt(`0x${answer.slice(at, at + 64)}`) === 1n;
    return { isSuccess, word: `0x${answer.slice(at + 64, at + 128)}` };
  });
}

/** The instructions and behind them the data they copy; every push has a fixed size, so the length is known first. */
function bodyAt(steps: readonly Step[], start: number): string {
  const dataAt = start + instructions(steps, 0).length / 2;
  return `${instructions(steps, dataAt)}${steps.map(dataOf).join("")}`;
}

function instructions(steps: readonly Step[], dataAt: number): string {
  const scratch = steps.length * 64;
  let from = dataAt;
  const parts = steps.map((step, index) => {
    const part = instructionsOf(step, { scratch, from, out: index * 64 });
    from += dataOf(step).length / 2;
    return part;
  });
  // RETURN of all results.
  return `${parts.join("")}${push3(scratch)}6000f3`;
}

interface Spots {
  scratch: number;
  from: number;
  out: number;
}

function instructionsOf(step: Step, { scratch, from, out }: Spots): string {
  const length = dataOf(step).length / 2;
  const copy = `${push3(length)}${push3(from)}${push3(scratch)}39`;
  const store = `${push3(out)}52`;
  const storeWord = `${push3(out + 32)}52`;
  switch (step.kind) {
    case "word": {
      const ask = `6020${push3(out + 32)}${push3(length)}${push3(scratch)}73${step.to.slice(2)}${pushGas(gasOfStep)}fa`;
      // It counts where exactly one word came back.
      return `${copy}${ask}3d60201416${store}`;
    }
    case "coin":
      return `73${step.of.slice(2)}31${storeWord}6001${store}`;
    case "code":
      return `73${step.of.slice(2)}3f${storeWord}6001${store}`;
    case "number":
      return `43${storeWord}6001${store}`;
    default: {
      const value = `7f${step.value.toString(16).padStart(64, "0")}`;
      return `${copy}60006000${push3(length)}${push3(scratch)}${value}73${step.to.slice(2)}${pushGas(step.gas)}f1${store}`;
    }
  }
}

function dataOf(step: Step): string {
  return step.kind === "word" || step.kind === "call" ? step.data.slice(2) : "";
}

function push3(value: number): string {
  return `62${value.toString(16).padStart(6, "0")}`;
}

function pushGas(gas: bigint): string {
  return `67${gas.toString(16).padStart(16, "0")}`;
}
