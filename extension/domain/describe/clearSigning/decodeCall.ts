import { decodeAbiParameters, encodeAbiParameters, parseAbiItem } from "viem/utils";
import type { Hex } from "../../primitives.ts";

type Inputs = Parameters<typeof decodeAbiParameters>[0];

/** The arguments of a call by name, or null where the signature does not read every byte of it exactly as written. */
export function decodeCall(signature: string, data: Hex): Readonly<Record<string, unknown>> | null {
  try {
    // Widened on purpose: the type of a signature that is only known at run time is any item.
    const text: string = `function ${signature}`;
    const item = parseAbiItem(text);
    const inputs = ("inputs" in item ? item.inputs : []) as Inputs;
    const body: Hex = `0x${data.slice(10)}`;
    if (inputs.length === 0) return body === "0x" ? {} : null;
    const values = decodeAbiParameters(inputs, body);
    if (encodeAbiParameters(inputs, values) !== body) return null;
    return Object.fromEntries(inputs.map(({ name }, index) => [name || String(index), values[index]]));
  } catch {
    return null;
  }
}
