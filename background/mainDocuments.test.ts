import { expect, test } from "vitest";
import type { RequestRow } from "../extension/storage/requests.ts";
import { cancelGoneDocuments } from "./mainDocuments.ts";

function row(documentId: string, state: RequestRow["state"]): RequestRow {
  const source = {
    kind: "site",
    origin: "https://app.example",
    documentId,
    tabId: 1,
    frameId: 0,
    topOrigin: null,
  };
  return { id: `${documentId}:1`, source, state } as unknown as RequestRow;
}

test("behavior: what a closed page has asked ends; open pages, settled rows and the wallet's own stay [B12]", async () => {
  const cancelled: string[] = [];
  const own = {
    id: "wallet:1",
    source: { kind: "wallet", action: "buy" },
    state: "ready",
  } as unknown as RequestRow;
  const rows = [
    row("gone", "ready"),
    row("gone", "checking"),
    row("open", "ready"),
    row("old", "settled"),
    own,
  ];

  await cancelGoneDocuments({
    loadRequests: async () => rows,
    hasDocument: (documentId) => documentId === "open",
    requests: { cancelDocument: async (documentId) => void cancelled.push(documentId) },
  });

  expect(cancelled).toEqual(["gone"]);
});
