import type { RequestRow } from "../extension/storage/requests.ts";
import type { Services } from "./services/services.ts";

/** How long the bridge of an open page may take to come back after a new worker has called. */
export const returnMs = 10_000;

export interface GoneDocumentsDeps {
  loadRequests: () => Promise<readonly RequestRow[]>;
  hasDocument: (documentId: string) => boolean;
  requests: Pick<Services["requests"], "cancelDocument">;
}

/**
 * Ends the requests of documents that went away while no worker was there to see it.
 *
 * Assumes that the bridges of open pages have been called, and had their time to come back. Effects: storage.
 */
export async function cancelGoneDocuments({
  loadRequests,
  hasDocument,
  requests,
}: GoneDocumentsDeps): Promise<void> {
  const rows = await loadRequests();
  const waiting = rows.flatMap(({ source, state }) =>
    source.kind === "site" && state !== "settled" ? [source.documentId] : [],
  );
  for (const documentId of new Set(waiting)) {
    if (!hasDocument(documentId)) await requests.cancelDocument(documentId);
  }
}
