import type { InspectionContext } from "../../../extension/domain/context.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import type { ContractInfoView } from "../../../extension/messages/views.lists.ts";

/** What was learned of the contracts that a subject names. What is absent was not asked or not answered. */
export type ContractReading = Pick<InspectionContext, "verifiedSource" | "interfaces" | "guesses">;

/** The servers that the user lets the wallet ask; empty: none, and then nobody is asked. */
export type ContractServers = Pick<ContractInfoView, "sources" | "signatures">;

export type SavedServers = { status: "saved" } | { status: "refused"; reason: string };

/** What others publish of contracts: their sources, and the names of functions. Off until the user enters a server. */
export interface ContractInfo {
  view(): ContractInfoView;
  /** Effects: storage. */
  change(servers: ContractServers): Promise<SavedServers>;
  /**
   * What the servers say by the time `deadline` resolves. Accounts are never asked about, only what has code. Never
   * throws. Effects: network where a server is set, storage, the audit log.
   */
  read(subject: Subject, request: string | null, deadline: Promise<void>): Promise<ContractReading>;
  watch(listener: () => void): () => void;
}
