import type { ChainClients } from "../../../extension/chain/chainClients.ts";
import type { VerifiedSource } from "../../../extension/domain/contractFacts.ts";
import type { ContractInterface } from "../../../extension/domain/contractInterface.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { SourceRepository, SourceRow } from "../../../extension/storage/ownSources.ts";
import { askSource } from "./askSource.ts";
import { type CodeThere, readCode } from "./readCode.ts";

const DAY_MS = 86_400_000;
const rowsAtMost = 400;

export interface SourcesDeps {
  repository: SourceRepository;
  clients: ChainClients;
  fetchFrom: typeof fetch;
  now: () => number;
  timeoutMs?: number;
}

interface Place {
  chainId: number;
  address: Address;
}

/** What is known of the source of what stands at an address. */
export interface SourceFound {
  status: VerifiedSource;
  /** Null: nothing is published, or the answer did not come. */
  declared: ContractInterface | null;
}

interface Asking extends Place {
  server: string;
  tell: (asked: Address) => void;
}

export interface Sources {
  /** Null: no contract stands there, or the node did not say; then nobody is asked. `tell` hears of each question before it leaves. */
  read(server: string, place: Place, tell: (asked: Address) => void): Promise<SourceFound | null>;
}

/** Answers are kept by the hash of the code: "published" for ever, "not published" for a day. Effects: network, storage. */
export function createSources(deps: SourcesDeps): Sources {
  const { clients, repository, fetchFrom, now, timeoutMs = 2500 } = deps;
  const rowOf = async (asking: Asking, code: CodeThere): Promise<SourceRow | null> => {
    const { server, chainId, address, tell } = asking;
    const id = `${server} ${chainId} ${address} ${code.hash}`;
    const known = await repository.load(id);
    if (known !== undefined && (known.status === "verified" || now() - known.askedAt < DAY_MS)) return known;
    tell(address);
    const answer = await askSource(server, { chainId, address }, { fetchFrom, timeoutMs });
    if (answer.status === "unknown") return null;
    const functions = answer.status === "verified" ? answer.functions : {};
    const row = { id, status: answer.status, functions, askedAt: now() };
    await repository.save(row, rowsAtMost);
    return row;
  };
  const behindOf = async (asking: Asking): Promise<SourceRow | null> => {
    const code = await readCode(clients, asking.chainId, asking.address);
    return code === null ? null : rowOf(asking, code);
  };
  return {
    async read(server, { chainId, address }, tell) {
      const code = await readCode(clients, chainId, address);
      if (code === null) return null;
      const asking = { server, chainId, tell };
      if (code.behind === null) return foundIn(server, await rowOf({ ...asking, address }, code), address);
      const [own, acting] = await Promise.all([
        // A minimal copy is known by its bytes, so that there is nothing to ask of it.
        code.isCopy ? null : rowOf({ ...asking, address }, code),
        behindOf({ ...asking, address: code.behind }),
      ]);
      const actingFound = foundIn(server, acting, code.behind);
      return code.isCopy ? actingFound : joined(foundIn(server, own, address), actingFound);
    },
  };
}

function foundIn(server: string, row: SourceRow | null, address: Address): SourceFound {
  if (row === null) return { status: "unknown", declared: null };
  if (row.status === "unverified") return { status: "unverified", declared: null };
  return { status: "verified", declared: declaredBy(server, row, address) };
}

/** Of a proxy both must be published: its own code says which code acts. */
function joined(own: SourceFound, acting: SourceFound): SourceFound {
  const statuses = [own.status, acting.status];
  const status = (["unverified", "unknown"] as const).find((one) => statuses.includes(one)) ?? "verified";
  if (acting.declared === null) return { status, declared: own.declared };
  const functions = { ...own.declared?.functions, ...acting.declared.functions };
  return { status, declared: { ...acting.declared, functions } };
}

function declaredBy(server: string, { functions, askedAt }: SourceRow, of: Address): ContractInterface {
  return { source: new URL(server).host, askedAt, of, functions };
}
