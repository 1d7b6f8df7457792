import type { ChainClients } from "../extension/chain/chainClients.ts";
import type { Database } from "../extension/storage/openStore.ts";
import { createRecheckRepository } from "../extension/storage/rechecks.ts";
import { createSettingRepository } from "../extension/storage/settings.ts";
import { createOwnAsks } from "./services/hub/ownAsks.ts";
import { createChainFacts } from "./services/inspection/chainFacts.ts";
import type { ContractMemory } from "./services/inspection/contractMemory.ts";
import { type LocalKnowledge, localContext } from "./services/inspection/localContext.ts";
import { readChain } from "./services/inspection/readChain.ts";
import { createRechecks, type RechecksDeps } from "./services/rechecks/createRechecks.ts";
import { readGrant } from "./services/rechecks/readGrant.ts";
import type { Rechecks } from "./services/rechecks/rechecks.ts";
import type { Services } from "./services/services.ts";

/** How long the node may take for one thing that is checked again. */
const chainDeadlineMs = 4000;

export interface ComposeRechecksDeps
  extends Pick<
    RechecksDeps,
    "boundServices" | "askServices" | "readPolicy" | "now" | "after" | "setAlarm" | "note"
  > {
  core: Pick<Services, "sites" | "vault">;
  requests: Pick<Services["requests"], "start">;
  database: Database;
  clients: ChainClients;
  knowledge: LocalKnowledge;
  /** What stood behind proxies when something was signed for them. */
  memory: Pick<ContractMemory, "recall">;
}

/** Puts together what is checked again after signing. Effects: storage, one alarm. */
export function composeRechecks(deps: ComposeRechecksDeps): Promise<Rechecks> {
  const { core, requests, database, clients, knowledge, memory, after } = deps;
  const chain = createChainFacts(clients);
  return createRechecks({
    ...deps,
    ...core,
    repository: createRecheckRepository(database),
    settings: createSettingRepository(database),
    async contextOf({ subject, origin, what }) {
      const source = origin === null ? ({ kind: "wallet" } as const) : ({ kind: "site", origin } as const);
      const known = localContext({ chainId: what.chainId, source }, knowledge);
      return { ...known, ...(await readChain(subject, { chain, memory }, after(chainDeadlineMs))) };
    },
    readGrant: (account, grant) => readGrant(clients, account, grant),
    ask: createOwnAsks({ requests, createId: () => crypto.randomUUID(), onSent: () => undefined }),
  });
}
