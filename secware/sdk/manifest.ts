import {
  engineHashOf,
  type Hex,
  type Kind,
  type Manifest,
  readManifest,
  secwareIdOf,
  wireNeeds,
} from "../../protocol/index.ts";
import type { Engine } from "./engine.ts";
import { SdkError } from "./sdkError.ts";

export interface ManifestOptions {
  ware: number;
  domain: { chainId: number; market: Hex };
  origin: string;
  name: string;
  description: string;
  category: Manifest["category"];
  engine: Engine;
  /** Hashes of earlier engines whose verdicts are still shown. */
  earlierEngines?: readonly Hex[];
  /** CAIP-2; empty: any chain. */
  chains: readonly string[];
  /** What it wants to be told of each kind; by default everything that the protocol has a word for. */
  needs?: Partial<Record<Kind, readonly string[]>>;
  parameters?: Manifest["parameters"];
  retentionDays: number;
  documentation?: string;
}

/** The exact bytes that the SecWare serves and whose keccak goes into the registry. The same options give the same bytes. */
export function createManifest(options: ManifestOptions): Uint8Array {
  const { ware, domain, engine, earlierEngines = [], needs = {} } = options;
  const { origin, name, description, category, retentionDays, documentation } = options;
  const body = {
    v: 1,
    secwareId: secwareIdOf(ware),
    ...{ name, description, category },
    chainId: domain.chainId,
    market: domain.market,
    origin,
    kinds: engine.kinds,
    chains: options.chains,
    needs: Object.fromEntries(engine.kinds.map((kind) => [kind, needs[kind] ?? wireNeeds[kind]])),
    engines: [engineHashOf(engine), ...earlierEngines],
    parameters: options.parameters ?? [],
    retentionDays,
    ...(documentation === undefined ? {} : { documentation }),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  if (readManifest(bytes) === null) throw new BadManifestError();
  return bytes;
}

/** The options make a manifest that no client would read. */
class BadManifestError extends SdkError {
  override readonly code = "secware.bad-manifest";
  constructor() {
    super(
      "The manifest cannot be read back.",
      "compare lengths and shapes with the manifest of the protocol.",
    );
  }
}
