import { expect, test } from "vitest";
import type { ChainClients } from "../../../extension/chain/chainClients.ts";
import { own, stranger, usdc } from "../../../extension/domain/samples.ts";
import { type Grant, permit2, readGrant } from "./readGrant.ts";

const grant: Grant = {
  ...{ kind: "approval", chainId: 1, token: usdc, spender: stranger, venue: "token", endsAt: null },
};
const word = (value: number) => value.toString(16).padStart(64, "0");

/** Fake node that says `data` to every call. */
function node(data: string | undefined | Error) {
  const asked: { to: string; data: string }[] = [];
  const call = async (what: { to: string; data: string }) => {
    asked.push(what);
    if (data instanceof Error) throw data;
    return { data };
  };
  const clients = { client: async () => ({ viem: { call } }) } as unknown as Pick<ChainClients, "client">;
  return { clients, asked };
}

test("default: an allowance that is left stands, none is gone", async () => {
  expect(await readGrant(node(`0x${word(5)}`).clients, own, grant)).toBe("stands");
  expect(await readGrant(node(`0x${word(0)}`).clients, own, grant)).toBe("gone");
});

test("behavior: each kind is asked where it is kept", async () => {
  const { clients, asked } = node(`0x${word(1)}${word(2)}${word(3)}`);

  await readGrant(clients, own, grant);
  await readGrant(clients, own, { ...grant, kind: "operator" });
  await readGrant(clients, own, { ...grant, venue: "permit2" });

  expect(asked.map(({ to, data }) => [to, data.slice(0, 10)])).toEqual([
    [usdc, "0xdd62ed3e"],
    [usdc, "0xe985e9c5"],
    [permit2, "0x927da105"],
  ]);
});

test.each([
  ["nothing", undefined],
  ["too little", "0x01"],
  ["an error", new Error("reverted")],
])("error: a node that says %s leaves it unknown, never gone", async (_name, data) => {
  expect(await readGrant(node(data).clients, own, grant)).toBe("unknown");
});
