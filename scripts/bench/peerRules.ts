import Engine from "@rabby-wallet/rabby-security-engine";
import { defaultRules } from "@rabby-wallet/rabby-security-engine/dist/rules";
import { ScriptError } from "../scriptError.ts";
import { time } from "./figure.ts";

/** Every fact that the peer's rules read, already fetched. */
const facts = {
  ...{
    id: "0x11",
    from: "0x22",
    to: "0x33",
    spender: "0x44",
    receiver: "0x33",
    chainId: "eth",
    url: "https://app.example",
  },
  ...{
    communityCount: 3,
    popularLevel: "medium",
    allowOrigins: ["https://app.example"],
    origin: "https://app.example",
  },
  ...{
    receiveTokenIsScam: false,
    receiveTokenIsFake: false,
    receiveTokenHasScam: false,
    receiveTokenHasFake: false,
  },
  ...{ receiveNFTIsScam: false, receiveNFTIsFake: false, slippageTolerance: 0.01, usdValuePercentage: 0.99 },
  ...{ usdValueChange: -10, receiverInWallet: false, hasTransfer: false, contract: { chains: ["eth"] } },
  ...{
    cex: { id: "cex", isDeposit: true, supportToken: true },
    isTokenContract: false,
    usedChainList: ["eth"],
  },
  ...{ onTransferWhitelist: false, receiverIsSpoofing: false, hasReceiverMnemonicInWallet: false },
  ...{
    hasReceiverPrivateKeyInWallet: false,
    isEOA: false,
    riskExposure: 20_000,
    deployDays: 200,
    isDanger: false,
  },
  ...{ specificBuyer: null, gasUsed: 30_000, hasReceiveAssets: true, receiverInWhitelist: true },
  ...{ title: "", desc: "", is_asset_changed: true, is_involving_privacy: false },
};

/** The peer has a list of four kinds; none of them names this request, so each is read to its end. */
const names = Array.from({ length: 20 }, (_, index) => `0x${String(index + 100)}`);
const contracts = names.map((address) => ({ chainId: "eth", address }));
const sites = names.map((name) => `https://${name}.example`);
const userData = {
  ...{
    originWhitelist: sites,
    originBlacklist: sites,
    contractWhitelist: contracts,
    contractBlacklist: contracts,
  },
  ...{ addressWhitelist: names, addressBlacklist: names },
};

/** Answers at once: what the peer would fetch is not measured. */
const fetched = {
  getOriginIsScam: async () => ({ is_scam: false }),
  isOriginVerified: async () => ({ is_verified: true }),
};

/** The peer's name and its milliseconds for all of its rules over facts already fetched. */
export async function measurePeerRules(
  rounds: number,
): Promise<{ name: string; readings: readonly number[] }> {
  const asked = new Set(defaultRules.flatMap(({ requires }) => requires));
  const context = { userData, ...Object.fromEntries([...asked].map((action) => [action, facts])) };
  const engine = new Engine(defaultRules, fetched);
  const failed = (await engine.run(context)).filter(({ level }) => String(level) === "error");
  if (failed.length > 0)
    throw new ScriptError(`The peer's rules ${failed.map(({ id }) => id).join(", ")} miss a fact.`);
  const readings = await time(rounds, () => engine.run(context));
  return { name: `${defaultRules.length} rules of @rabby-wallet/rabby-security-engine 2.0.10`, readings };
}
