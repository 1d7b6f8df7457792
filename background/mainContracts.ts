import type { ChainClients } from "../extension/chain/chainClients.ts";
import type { Database } from "../extension/storage/openStore.ts";
import { createSourceRepository } from "../extension/storage/ownSources.ts";
import { createSettingRepository } from "../extension/storage/settings.ts";
import type { AuditService } from "./services/audit/audit.ts";
import type { ContractInfo } from "./services/contractInfo/contractInfo.ts";
import { createContractInfo } from "./services/contractInfo/createContractInfo.ts";

/** What others publish of contracts, by servers that the user enters. Effects: storage. */
export function composeContractInfo(deps: {
  database: Database;
  clients: ChainClients;
  fetchFrom: typeof fetch;
  now: () => number;
  audit: Pick<AuditService, "note">;
}): Promise<ContractInfo> {
  const { database, clients, fetchFrom, now, audit } = deps;
  return createContractInfo({
    ...{ clients, fetchFrom, now },
    settings: createSettingRepository(database),
    repository: createSourceRepository(database),
    note: audit.note,
  });
}
