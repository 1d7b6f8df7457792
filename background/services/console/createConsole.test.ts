import { describe, expect, test } from "vitest";
import type { HomeAddresses, SoldFacts } from "../../../extension/chain/homeFacts.ts";
import type { OwnAct } from "../hub/ownAsks.ts";
import { type ConsoleDeps, createConsole } from "./createConsole.ts";

const sold: SoldFacts = {
  ...{ ware: 1, host: "guard.example", purchases: 2, callsSold: 200n, callsSettled: 40n },
  ...{ stake: 5n, stakeNeeded: 3n, withdrawable: 7n, heldBack: 0n, waiting: [] },
};

const market: Partial<HomeAddresses> = { market: "0x00000000000000000000000000000000000000b1" };

/** Fakes of the chain and of the user, who is asked and whose answer nobody waits for. */
function start(part: Partial<SoldFacts>) {
  const asked: OwnAct[] = [];
  const console = createConsole({
    accounts: { selected: () => "0x00000000000000000000000000000000000000a1" },
    homeChainId: () => 31337,
    reads: {
      addressesOf: () => market as HomeAddresses,
      readSold: async () => [{ ...sold, ...part }],
    },
    ask: async (act: OwnAct) => {
      asked.push(act);
      return { status: "requested" as const, id: "request-1" };
    },
  } as unknown as ConsoleDeps);
  return { console, asked };
}

describe("withdrawRevenue", () => {
  test("default: what has come free is asked for, in its words [SW18]", async () => {
    const { console, asked } = start({ heldBack: 1n });

    expect(await console.withdrawRevenue(1)).toEqual({ status: "requested", id: "request-1" });
    expect(asked[0]?.call.to).toBe("0x00000000000000000000000000000000000000b1");
  });

  test.each([
    ["claims hold it back", { heldBack: 7n }, "Open claims"],
    ["its day is to come", { waiting: [{ unlocksAt: 1, amount: 7n }] }, "No day"],
    ["there is none", {}, "no revenue"],
  ])("error: nobody is asked where %s", async (_why, part, reason) => {
    const { console, asked } = start({ ...part, withdrawable: 0n });

    const answer = await console.withdrawRevenue(1);

    expect(answer).toMatchObject({ status: "unavailable", reason: expect.stringContaining(reason) });
    expect(asked).toEqual([]);
  });

  test("error: another's SecWare", async () => {
    const { console, asked } = start({});

    expect(await console.withdrawRevenue(2)).toMatchObject({ status: "unavailable" });
    expect(asked).toEqual([]);
  });
});
