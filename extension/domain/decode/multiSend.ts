import type { Address, Hex } from "../primitives.ts";
import type { Deed } from "./action.ts";
import type { DynamicReading, InnerCall } from "./dynamic.ts";
import type { CallContext } from "./wordFunction.ts";

/** Takes apart the packed list of Safe's `multiSend`: operation, recipient, value, length, data. Null where it does not add up. */
export function readMultiSend(packed: Hex, call: CallContext): DynamicReading | null {
  const digits = packed.slice(2);
  const calls: InnerCall[] = [];
  const deeds: Deed[] = [];
  let at = 0;
  while (at < digits.length) {
    if (digits.length < at + 170) return null;
    const length = Number(BigInt(`0x${digits.slice(at + 106, at + 170)}`));
    const end = at + 170 + length * 2;
    if (end > digits.length) return null;
    const to: Address = `0x${digits.slice(at + 2, at + 42)}`;
    if (digits.slice(at, at + 2) !== "00") {
      deeds.push({ kind: "control", what: "delegatecall", contract: call.contract, party: to });
    }
    calls.push({
      to,
      value: BigInt(`0x${digits.slice(at + 42, at + 106)}`),
      data: `0x${digits.slice(at + 170, end)}`,
    });
    at = end;
  }
  return { deeds, calls };
}
