import { describe, expect, test } from "vitest";
import { neverSignedKind, neverSignedMethods } from "../../extension/domain/subject/neverSigned.ts";
import { askProvider } from "../handlers/askProvider.ts";
import type { Refusal } from "../services/activity/activity.ts";
import type { Services } from "../services/services.ts";
import type { ProviderError } from "./providerError.ts";
import { alice, createTestContext, site } from "./testContext.ts";

async function setup({ isStoreBroken = false } = {}) {
  const made = await createTestContext();
  const noted: Refusal[] = [];
  const activity = {
    recordRefusal: async (refusal: Refusal) => {
      if (isStoreBroken) throw new Error("the disk is full");
      noted.push(refusal);
    },
  };
  const services = { ...made.services, activity } as unknown as Services;
  const ask = async (method: string, params: unknown = []) => {
    const request = { id: "a-1", method, params };
    return askProvider(request, { services, sender: site }).catch((thrown: ProviderError) =>
      thrown.toPageError(),
    );
  };
  return { ...made, ask, noted };
}

describe("what a page can never be given", () => {
  test.each(neverSignedMethods)(
    "default: %s is refused in words, asks nobody and reaches no node [BY7] [I08]",
    async (method) => {
      const { ask, asked, forwarded, sites } = await setup();
      await sites.connect(site.origin, [alice]);

      const answer = await ask(method, [{ permission: { type: "native-token-stream", data: {} } }]);

      expect(answer).toEqual({
        code: 4200,
        message: expect.stringMatching(/EIP-7702|ERC-7715|ERC-4337/),
      });
      expect([asked, forwarded]).toEqual([[], []]);
    },
  );

  test.each([
    ["wallet_requestExecutionPermissions", "permission"],
    ["wallet_signAuthorization", "authorization"],
    ["eth_sendUserOperation", "userOperation"],
  ])("behavior: the user finds in the activity that a site asked by %s [BY7] [I01]", async (method, kind) => {
    const { ask, noted, sites } = await setup();
    await sites.connect(site.origin, [alice]);
    await ask(method);

    expect(noted).toEqual([
      { kind, origin: site.origin, account: alice, chainId: 1, reason: expect.stringContaining(".") },
    ]);
  });

  test("behavior: a site without an account leaves no line, and is told the same", async () => {
    const { ask, noted } = await setup();

    expect(await ask("wallet_grantPermissions")).toMatchObject({ code: 4200 });
    expect(noted).toEqual([]);
  });

  test("behavior: which permissions there are, and which were given, is none", async () => {
    const { ask, noted } = await setup();

    expect(await ask("wallet_getSupportedExecutionPermissions")).toEqual({});
    expect(await ask("wallet_getGrantedExecutionPermissions")).toEqual([]);
    expect(noted).toEqual([]);
  });

  test("error: a store that fails changes nothing about the refusal", async () => {
    const { ask, sites } = await setup({ isStoreBroken: true });
    await sites.connect(site.origin, [alice]);

    expect(await ask("wallet_grantPermissions")).toMatchObject({ code: 4200 });
  });

  test.each(["constructor", "toString", "__proto__"])("error: %s names no kind of power", (name) => {
    expect(neverSignedKind(name)).toBeNull();
  });
});
