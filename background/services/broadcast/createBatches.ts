import type { BatchRepository, BatchRow } from "../../../extension/storage/batches.ts";
import type { Batches, CallsStatus } from "./batches.ts";

/** Answers for batches from their rows alone. Effects: storage. */
export function createBatches(repository: Pick<BatchRepository, "load">): Batches {
  return {
    async status(origin, callsId) {
      const row = await repository.load(origin, callsId);
      return row === null ? null : toStatus(row);
    },
    accountOf: async (origin, callsId) => (await repository.load(origin, callsId))?.account ?? null,
  };
}

function toStatus(row: BatchRow): CallsStatus {
  return {
    version: "2.0.0",
    id: row.callsId,
    chainId: `0x${row.chainId.toString(16)}`,
    status: statusCodeOf(row),
    atomic: false,
    receipts: row.calls.flatMap(({ receipt }) => (receipt === null ? [] : [receipt])),
  };
}

function statusCodeOf({ calls }: BatchRow): CallsStatus["status"] {
  const count = (...states: BatchRow["calls"][number]["state"][]) =>
    calls.filter(({ state }) => states.includes(state)).length;
  if (count("waiting", "signed", "sent") > 0) return 100;
  if (count("mined") === calls.length) return 200;
  if (count("mined", "reverted") === 0) return 400;
  return count("mined") === 0 ? 500 : 600;
}
