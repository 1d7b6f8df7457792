import { readOptions } from "../../sdk/cli/options.ts";
import { runModule } from "../../sdk/cli/runModule.ts";
import { lineLogger, SdkError } from "../../sdk/index.ts";
import { type AntiScam, startAntiScam } from "./startAntiScam.ts";

const NAMES = [
  ...["port", "host-name", "rpc-url", "chain-id", "market", "registry"],
  ...["ware", "feed", "data-folder", "settle-every-ms"],
];

/** Starts the SecWare out of flags and variables: `--rpc-url` or SECWARE_RPC_URL; keys only as variables. */
async function start(): Promise<AntiScam> {
  const options = readOptions(process.argv.slice(2), NAMES, process.env);
  const service = await startAntiScam({
    port: options.count("port"),
    hostName: options.text("host-name"),
    homeRpcUrl: options.text("rpc-url"),
    deployment: {
      chainId: options.count("chain-id"),
      market: options.address("market"),
      registry: options.address("registry"),
    },
    ware: options.count("ware"),
    signingKey: options.key("signing-key"),
    developerKey: options.key("developer-key"),
    feed: options.text("feed"),
    dataFolder: options.text("data-folder"),
    settleEveryMs: options.count("settle-every-ms", 3_600_000),
    logger: lineLogger,
  });
  lineLogger.note("started", { origin: service.origin, manifestHash: service.manifestHash });
  return service;
}

try {
  await runModule(async () => ({ start }));
} catch (cause) {
  console.error(cause instanceof SdkError ? cause.message : cause);
  process.exitCode = 1;
}
