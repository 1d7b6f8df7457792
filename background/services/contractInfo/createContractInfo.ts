import * as v from "valibot";
import type { VerifiedSource } from "../../../extension/domain/contractFacts.ts";
import type { ContractInterface, SelectorGuess } from "../../../extension/domain/contractInterface.ts";
import { guessOf } from "../../../extension/domain/describe/selectors.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import type { SettingRepository } from "../../../extension/storage/settings.ts";
import type { AuditService } from "../audit/audit.ts";
import { isRpcUrl } from "../networks/rpcUrl.ts";
import { askSignatures } from "./askSignatures.ts";
import type { ContractInfo, ContractReading, ContractServers } from "./contractInfo.ts";
import { contractsOf, selectorsOf } from "./contractsOf.ts";
import { createSources, type Sources, type SourcesDeps } from "./createSources.ts";
import { askedNote, guessNote } from "./infoNotes.ts";

const settingName = "contractInformation";
const stored = v.strictObject({
  sources: v.pipe(v.string(), v.maxLength(300)),
  signatures: v.pipe(v.string(), v.maxLength(300)),
});
const none: ContractServers = { sources: "", signatures: "" };

export interface ContractInfoDeps extends SourcesDeps {
  settings: SettingRepository;
  note: AuditService["note"];
}

/** Effects: storage. */
export async function createContractInfo(deps: ContractInfoDeps): Promise<ContractInfo> {
  const listeners = new Set<() => void>();
  const decoded = v.safeParse(stored, await deps.settings.load(settingName));
  let servers: ContractServers = decoded.success ? decoded.output : none;
  const sources = createSources(deps);
  return {
    view: () => ({ ...servers }),
    async change(next) {
      const trimmed = { sources: baseOf(next.sources), signatures: baseOf(next.signatures) };
      if (![trimmed.sources, trimmed.signatures].every((url) => url === "" || isRpcUrl(url))) {
        return {
          status: "refused",
          reason: "Enter an https address (http only on this machine), or nothing.",
        };
      }
      await deps.settings.save(settingName, trimmed);
      servers = trimmed;
      for (const listener of listeners) listener();
      return { status: "saved" };
    },
    async read(subject, request, deadline) {
      const reading: Collected = { verifiedSource: {}, interfaces: {}, guesses: {} };
      const work = collect(subject, { ...deps, servers, sources, request, reading }).catch(() => undefined);
      if (servers.sources !== "" || servers.signatures !== "") await Promise.race([work, deadline]);
      // Copies, so that a late answer does not change what has been judged and shown.
      return present({
        verifiedSource: { ...reading.verifiedSource },
        interfaces: { ...reading.interfaces },
        guesses: { ...reading.guesses },
      });
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface Collected {
  verifiedSource: Record<Address, VerifiedSource>;
  interfaces: Record<Address, ContractInterface>;
  guesses: Record<Hex, SelectorGuess>;
}

interface Collecting extends ContractInfoDeps {
  servers: ContractServers;
  sources: Sources;
  request: string | null;
  reading: Collected;
}

async function collect(subject: Subject, collecting: Collecting): Promise<void> {
  if (subject.kind === "site") return;
  const { servers } = collecting;
  if (servers.sources !== "") {
    await Promise.all(
      contractsOf(subject).map((address) => collectSource(subject.chainId, address, collecting)),
    );
  }
  if (servers.signatures !== "") {
    await Promise.all(selectorsOf(subject).map((call) => collectGuess(call, collecting)));
  }
}

async function collectSource(chainId: number, address: Address, collecting: Collecting): Promise<void> {
  const { servers, sources, request, reading, note } = collecting;
  const tell = (asked: Address) =>
    note(askedNote({ host: new URL(servers.sources).host, chainId, address: asked, request }));
  const found = await sources.read(servers.sources, { chainId, address }, tell);
  if (found === null) return;
  reading.verifiedSource[address] = found.status;
  if (found.declared !== null) reading.interfaces[address] = found.declared;
}

/** Only what neither the contract's source nor the wallet's own table names is asked about. */
async function collectGuess(call: { to: Address; selector: Hex }, collecting: Collecting): Promise<void> {
  const { servers, request, reading, note, timeoutMs = 2500, fetchFrom } = collecting;
  const { to, selector } = call;
  if (reading.interfaces[to]?.functions[selector] !== undefined || guessOf(selector) !== null) return;
  const { host } = new URL(servers.signatures);
  note(guessNote({ host, selector, request }));
  const signatures = await askSignatures(servers.signatures, selector, { fetchFrom, timeoutMs });
  if (signatures.length > 0) reading.guesses[selector] = { signatures, source: host };
}

/** Without the parts that say nothing. */
function present(reading: Collected): ContractReading {
  return Object.fromEntries(Object.entries(reading).filter(([, part]) => Object.keys(part).length > 0));
}

function baseOf(text: string): string {
  return text.trim().replace(/\/+$/, "");
}
