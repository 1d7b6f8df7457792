import { createSigner, decodeSubject, type Hex, subjectHash } from "../../../protocol/index.ts";
import * as sdk from "../index.ts";

const engine: sdk.Engine = {
  name: "my-secware",
  version: "1.0.0",
  kinds: ["address"],
  inspect(request) {
    const subject = decodeSubject(request.subject);
    if (subject?.kind !== "address") return { status: "declined", reason: "undecodable" };
    const isBad = subject.account.startsWith("0xbad");
    const why = { code: "LISTED", level: "critical", source: "my list", asOf: "2026-11-21" } as const;
    const found = isBad ? { level: why.level, reasons: [why] } : { level: "none" as const, reasons: [] };
    const content = { ...found, completeness: { verdict: "full" as const } };
    return { status: "answered", subjectHash: subjectHash(subject), content };
  },
};
const about = { name: "My SecWare", description: "Knows bad addresses.", category: "proactive" } as const;

/** `given.chain`: Market and Registry of the home chain, and its node; `key`: a signing key of the registered SecWare. */
export async function start(given: { ware: number; port: number; chain: Chain; key: Hex; folder: string }) {
  const { ware, port, chain, key, folder } = given;
  const shared = { clock: sdk.systemClock, logger: sdk.lineLogger };
  const named = { ware, domain: chain, origin: `http://localhost:${port}`, engine };
  const { curve } = sdk.loadCurve(shared.logger);
  const service = sdk.createSecWare({
    ...{ ...named, ...shared, curve, signer: createSigner(key, curve) },
    manifest: sdk.createManifest({ ...named, ...about, chains: [], retentionDays: 30 }),
    store: sdk.openSqliteStore({ path: `${folder}/calls.db`, ...shared }),
    purchases: sdk.createChainPurchaseIndex({ ...chain, ...shared, confirmations: 2 }),
  });
  return await sdk.serve(service, { port });
}
type Chain = { chainId: number; market: Hex; registry: Hex; rpcUrl: string };
