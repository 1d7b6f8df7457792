#!/usr/bin/env node
import type { Hex } from "../../protocol/index.ts";
import { createClaimer } from "./claimer.ts";
import { type CliOptions, MissingOptionError, readOptions } from "./cli/options.ts";
import { type RunnableModule, runModule } from "./cli/runModule.ts";
import { systemClock } from "./clock.ts";
import { lineLogger } from "./logger.ts";
import { SdkError } from "./sdkError.ts";
import { openSqliteStore } from "./store/sqliteStore.ts";

const HELP = `secware <command>
  run     --module FILE                              starts what FILE exports as start(): Promise<{ stop(): Promise<void> }>
  settle  --store FILE --rpc-url URL --chain-id N --market 0x…    brings the newest vouchers to the chain
  usage   --store FILE                               lists callers whose vouchers wait to be settled
Each flag can be a variable instead: --rpc-url is SECWARE_RPC_URL. The developer's key is SECWARE_DEVELOPER_KEY, never a flag.`;

const commands: Readonly<
  Record<string, { names: readonly string[]; run(options: CliOptions): Promise<void> }>
> = {
  run: {
    names: ["module"],
    run: (options) =>
      runModule(async () => {
        const url = new URL(options.text("module"), `file://${process.cwd()}/`);
        return (await import(url.href)) as RunnableModule;
      }),
  },
  settle: { names: ["store", "rpc-url", "chain-id", "market"], run: settle },
  usage: { names: ["store"], run: listDue },
};

async function settle(options: CliOptions): Promise<void> {
  const store = openSqliteStore({ path: options.text("store"), clock: systemClock });
  const claimer = createClaimer({
    ...{ rpcUrl: options.text("rpc-url"), store, logger: lineLogger, everyMs: 0 },
    domain: { chainId: options.count("chain-id"), market: options.address("market") },
    developerKey: options.key("developer-key"),
  });
  try {
    console.log(JSON.stringify(await claimer.settle()));
  } finally {
    await claimer.stop();
    await store.close();
  }
}

async function listDue(options: CliOptions): Promise<void> {
  const store = openSqliteStore({ path: options.text("store"), clock: systemClock });
  for (const { purchaseId, caller, seq, settled } of await store.dueVouchers(1_000))
    console.log(JSON.stringify({ purchaseId: shorten(purchaseId), caller: shorten(caller), seq, settled }));
  await store.close();
}

const shorten = (hex: Hex): string => `${hex.slice(0, 10)}…`;

async function main([name = "help", ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined || args.includes("--help")) {
    console.log(HELP);
    return name === "help" || command !== undefined ? 0 : 2;
  }
  try {
    await command.run(readOptions(args, command.names, process.env));
    return 0;
  } catch (cause) {
    console.error(cause instanceof SdkError ? cause.message : cause);
    return cause instanceof MissingOptionError ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
