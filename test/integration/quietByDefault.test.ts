import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { composeContractInfo } from "../../background/mainContracts.ts";
import { composeDescriptorSets, composeLists } from "../../background/mainLists.ts";
import type { Services } from "../../background/services/services.ts";
import { createChainClients } from "../../extension/chain/chainClients.ts";
import {
  callData,
  friend,
  messageOf,
  own,
  permitOf,
  stranger,
  subjectFrom,
  token,
  transactionTo,
  typedSubject,
} from "../../extension/domain/samples.ts";
import { openStore } from "../../extension/storage/openStore.ts";

/** Accounts, networks and sites of a user who has not changed anything. A fake. */
const core = {
  accounts: { view: () => ({ selected: null, list: [] }) },
  networks: { list: () => [{ chainId: 1 }] },
  sites: { list: () => [] },
  vault: { status: () => "unlocked" },
} as unknown as Pick<Services, "accounts" | "networks" | "sites" | "vault">;

const call = { to: stranger, data: "0xfefefefe" };
const batch = { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false, calls: [call] };
const subjects = [
  transactionTo(friend, undefined, "0x1"),
  transactionTo(stranger, "0xfefefefe"),
  transactionTo(token, callData("0x095ea7b3", stranger, 5)),
  transactionTo(undefined, "0x6001"),
  subjectFrom("wallet_sendCalls", [batch]),
  typedSubject(permitOf()),
  messageOf("hello"),
];

test("default: with default settings no list, descriptor, source or name is asked for, at the start, on alarms or for any request [J17]", async () => {
  const asked: string[] = [];
  const fetchFrom: typeof fetch = async (input) => {
    asked.push(String(input));
    return new Response("{}");
  };
  const now = () => 1_790_000_000_000;
  const database = await openStore("quiet");
  const platform = { now, setAlarm: async () => undefined };
  const parts = { platform, database, fetchFrom };
  const lists = await composeLists({ ...parts, core, dealtWith: () => [] });
  const sets = await composeDescriptorSets(parts);
  const info = await composeContractInfo({
    ...{ database, fetchFrom, now },
    clients: createChainClients({ rpcUrlOf: () => "http://127.0.0.1:1/", fetchFrom, now }),
    audit: { note: () => expect.unreachable("nothing was disclosed") },
  });
  for (const part of [lists, sets]) {
    await part.tick();
    await part.refresh();
  }
  for (const subject of subjects) {
    expect(await info.read(subject, null, new Promise(() => undefined))).toEqual({});
  }

  expect(asked).toEqual([]);
});
