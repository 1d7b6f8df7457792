import { decodeAbiParameters, encodeAbiParameters, parseAbiItem } from "viem/utils";
import type { Hex } from "../../primitives.ts";

type Inputs = Parameters<typeof decodeAbiParameters>[0];

/** What a signature reads of a call. */
interface ReadCall {
  /** By name, or by place where there is none. */
  values: Readonly<Record<string, unknown>>;
  /** Bytes behind the arguments, of which the signature says nothing. */
  bytesBehind: number;
}

/**
 * The arguments of a call, or null where they are not encoded exactly as the signature has it. Bytes behind them are counted:
 * applications add marks of their own there, which contracts do not read as arguments.
 */
export function decodeCall(signature: string, data: Hex): ReadCall | null {
  try {
    // Widened on purpose: the type of a signature that is only known at run time is any item.
    const text: string = `function ${signature}`;
    const item = parseAbiItem(text);
    const inputs = ("inputs" in item ? item.inputs : []) as Inputs;
    const body: Hex = `0x${data.slice(10)}`;
    const values = inputs.length === 0 ? [] : decodeAbiParameters(inputs, body);
    const exact = inputs.length === 0 ? "0x" : encodeAbiParameters(inputs, values);
    if (!body.startsWith(exact)) return null;
    return {
      values: Object.fromEntries(inputs.map(({ name }, index) => [name || String(index), values[index]])),
      bytesBehind: Math.ceil((body.length - exact.length) / 2),
    };
  } catch {
    return null;
  }
}
