import { type ParseArgsConfig, parseArgs } from "node:util";
import { BaseError } from "../../extension/errors/baseError.ts";

/** What a command says of itself for `--help`. */
export interface CommandHelp {
  name: string;
  does: string;
  options?: Record<string, CommandOption>;
}

/** One option; `help` is its line. */
export interface CommandOption {
  type: "boolean" | "string";
  help?: string;
}

type Values = Record<string, string | boolean | undefined>;

/**
 * Runs one command of package.json: prints help, turns coded errors into one clear line with the remedy, and sets the exit
 * status. A bug keeps its stack.
 */
export async function runCommand(
  help: CommandHelp,
  work: (values: Values) => Promise<number>,
): Promise<void> {
  try {
    const options: NonNullable<ParseArgsConfig["options"]> = { help: { type: "boolean", short: "h" } };
    for (const [name, { type }] of Object.entries(help.options ?? {})) options[name] = { type };
    const values = parseArgs({ options, allowPositionals: false }).values as Values;
    process.exitCode = values["help"] === true ? printHelp(help) : await work(values);
  } catch (error) {
    if (error instanceof BaseError) console.error(error.message);
    else if (isUsageError(error)) console.error(`${error.message}\nTry: npm run ${help.name} -- --help`);
    else console.error(error);
    process.exitCode = 1;
  }
}

function printHelp({ name, does, options = {} }: CommandHelp): number {
  console.log(`npm run ${name}\n\n${does}\n`);
  for (const [option, { help, type }] of Object.entries(options)) {
    console.log(`  --${option}${type === "string" ? " VALUE" : ""}  ${help ?? ""}`);
  }
  return 0;
}

function isUsageError(error: unknown): error is Error {
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
