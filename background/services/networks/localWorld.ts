import * as v from "valibot";

const network = v.strictObject({
  chainId: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  name: v.pipe(v.string(), v.maxLength(60)),
  rpcUrl: v.pipe(v.string(), v.maxLength(300)),
  symbol: v.pipe(v.string(), v.maxLength(12)),
});
const localWorld = v.strictObject({
  v: v.literal(1),
  demo: v.boolean(),
  homeChainId: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  networks: v.pipe(v.array(network), v.minLength(1), v.maxLength(8)),
  faucetUrl: v.nullable(v.pipe(v.string(), v.maxLength(300))),
});

/** The local world beside the built files: chains, faucet, and whether this is a demo profile. */
export type LocalWorld = v.InferOutput<typeof localWorld>;

/**
 * Reads `local.json` of our own package; null where there is none, as in a store package.
 *
 * A file that is there and does not decode counts as none: the wallet then shows its ordinary networks, not half a world.
 */
export async function loadLocalWorld(fetchFrom: typeof fetch, url: string): Promise<LocalWorld | null> {
  try {
    const response = await fetchFrom(url);
    if (!response.ok) return null;
    const decoded = v.safeParse(localWorld, await response.json());
    return decoded.success ? decoded.output : null;
  } catch {
    return null;
  }
}
