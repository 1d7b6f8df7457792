import { parseArgs } from "node:util";
import type { Address, Hex } from "../../../protocol/index.ts";
import { SdkError } from "../sdkError.ts";

/** Options of a command: a flag, or the variable of the same name in capitals with SECWARE_ before it. */
export interface CliOptions {
  text(name: string, fallback?: string): string;
  count(name: string, fallback?: number): number;
  /** Warning: keys come from variables only; a flag would stand in the process list. */
  key(name: string): Hex;
  address(name: string): Address;
}

/** Reads options from arguments and environment. Unknown flags are an error. */
export function readOptions(
  args: readonly string[],
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CliOptions {
  const flags = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  const { values } = parseFlags(args, flags);
  const find = (name: string) => values[name] ?? environment[variableOf(name)];
  const text = (name: string, fallback?: string): string => {
    const found = find(name) ?? fallback;
    if (found === undefined) throw new MissingOptionError(name);
    return found;
  };
  return {
    text,
    count(name, fallback) {
      const number = Number(text(name, fallback?.toString()));
      if (!Number.isSafeInteger(number) || number < 0) throw new MissingOptionError(name);
      return number;
    },
    key(name) {
      const found = environment[variableOf(name)];
      if (found === undefined || !/^0x[0-9a-f]{64}$/.test(found)) throw new MissingOptionError(name);
      return found as Hex;
    },
    address(name) {
      const found = text(name).toLowerCase();
      if (!/^0x[0-9a-f]{40}$/.test(found)) throw new MissingOptionError(name);
      return found as Address;
    },
  };
}

function parseFlags(args: readonly string[], options: Record<string, { type: "string" }>) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
  } catch {
    throw new MissingOptionError("flags");
  }
}

function variableOf(name: string): string {
  return `SECWARE_${name.replaceAll("-", "_").toUpperCase()}`;
}

/** A command lacks something that it needs, or has it in the wrong form. */
export class MissingOptionError extends SdkError {
  override readonly code = "secware.missing-option";
  constructor(option: string) {
    super("An option is missing or has the wrong form.", `give --${option}, or set ${variableOf(option)}.`, {
      option,
    });
  }
}
