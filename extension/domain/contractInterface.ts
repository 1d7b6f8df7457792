import * as v from "valibot";
import { toFunctionSelector } from "viem/utils";
import type { Address, Hex } from "./primitives.ts";

/** A parameter as an ABI declares it. */
export interface AbiParameter {
  name: string;
  type: string;
  components?: readonly AbiParameter[] | undefined;
}

export interface AbiFunction {
  name: string;
  inputs: readonly AbiParameter[];
}

/** What the published source of a contract declares, as a service of the user's choice says. Words for the screen, never an input to a check or a rule. */
export interface ContractInterface {
  /** The host of the service. */
  source: string;
  /** When it was asked, milliseconds. */
  askedAt: number;
  /** Whose interface it is: the contract's own, or that of the code behind it. */
  of: Address;
  functions: Readonly<Record<Hex, AbiFunction>>;
}

/** Functions whose first four bytes are the same, one of which may be meant. */
export interface SelectorGuess {
  signatures: readonly string[];
  /** The host that said so; null: this wallet's own table. */
  source: string | null;
}

const mostFunctions = 1000;
const deepest = 6;
const identifier = v.pipe(v.string(), v.regex(/^[A-Za-z_$][\w$]{0,79}$/));
const parameterName = v.union([v.literal(""), identifier]);
const bits = Array.from({ length: 32 }, (_, index) => 8 * (index + 1)).join("|");
const plainType = new RegExp(
  `^(address|bool|string|function|bytes([1-9]|[12]\\d|3[0-2])?|u?int(${bits}))(\\[\\d{0,6}\\]){0,4}$`,
);
const groupType = /^tuple(\[\d{0,6}\]){0,4}$/;

const parameter: v.GenericSchema<unknown, AbiParameter> = v.union([
  v.object({ name: parameterName, type: v.pipe(v.string(), v.maxLength(60), v.regex(plainType)) }),
  v.object({
    name: parameterName,
    type: v.pipe(v.string(), v.maxLength(60), v.regex(groupType)),
    components: v.pipe(v.array(v.lazy(() => parameter)), v.maxLength(64)),
  }),
]);
const functionItem = v.object({
  type: v.literal("function"),
  name: identifier,
  inputs: v.pipe(v.array(parameter), v.maxLength(64)),
});

/** The functions of a JSON ABI by selector; null: it is no ABI. What is not well formed in it is left out. Never throws. */
export function functionsOf(abi: unknown): Readonly<Record<Hex, AbiFunction>> | null {
  if (!Array.isArray(abi) || abi.length > 4 * mostFunctions) return null;
  const functions: Record<Hex, AbiFunction> = {};
  for (const item of abi.slice(0, mostFunctions)) {
    if (isTooDeep(item, 0)) continue;
    const read = v.safeParse(functionItem, item);
    if (!read.success) continue;
    const { name, inputs } = read.output;
    functions[toFunctionSelector(`function ${name}(${inputs.map(typeText).join(",")})`)] = { name, inputs };
  }
  return functions;
}

/** "transfer(address to, uint256 amount)". */
export function signatureText({ name, inputs }: AbiFunction): string {
  return `${name}(${inputs.map((input) => `${typeText(input)} ${input.name}`.trim()).join(", ")})`;
}

/** The type as a selector counts it: groups in brackets, no names. */
function typeText({ type, components }: AbiParameter): string {
  if (components === undefined) return type;
  return `(${components.map(typeText).join(",")})${type.slice("tuple".length)}`;
}

/** Looked at before the decoder, which recurses. */
function isTooDeep(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth > 2 * deepest || Object.values(value).some((member) => isTooDeep(member, depth + 1));
}
