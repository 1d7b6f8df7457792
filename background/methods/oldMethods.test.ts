import { describe, expect, test } from "vitest";
import { sampleRequest } from "../../extension/domain/samples.ts";
import { canonicalise } from "../../extension/domain/subject/canonicalise.ts";
import { askProvider } from "../handlers/askProvider.ts";
import { ProviderError } from "./providerError.ts";
import { alice, createTestContext, site } from "./testContext.ts";

/** The form of version 1: a list of fields, under no domain, for no chain. */
const fields = [
  { type: "string", name: "Message", value: "Hi" },
  { type: "address", name: "spender", value: alice },
  { type: "uint32[]", name: "Numbers", value: [1, 2] },
];

async function ask(method: string, params: unknown) {
  const { services, sites, asked, forwarded } = await createTestContext();
  await sites.connect(site.origin, [alice]);
  const answer = askProvider({ id: "a-1", method, params }, { services, sender: site });
  const error: unknown = await answer.catch((thrown: unknown) => thrown);
  const said = error instanceof ProviderError ? error.toPageError() : error;
  return { said, asked, forwarded };
}

describe("typed data of old versions", () => {
  test.each([
    ["eth_signTypedData", [fields, alice]],
    ["eth_signTypedData", [alice, fields]],
    ["eth_signTypedData", [alice, JSON.stringify(fields)]],
    ["eth_signTypedData_v1", [fields, alice]],
    ["eth_signTypedData_v3", [alice, fields]],
  ])("error: %s with %j asks nobody, reaches no node, and says what to use [H17]", async (method, params) => {
    const { said, asked, forwarded } = await ask(method, params);

    expect(said).toEqual({ code: 4200, message: expect.stringContaining("eth_signTypedData_v4") });
    expect([asked, forwarded]).toEqual([[], []]);
  });

  test.each([
    ["a list", [alice, fields]],
    ["a list before the account", [fields, alice]],
    ["a list as text", [alice, JSON.stringify(fields)]],
    ["a list as the message of whole typed data", [alice, wholeAround(fields)]],
    ["a list with keys of whole typed data", [alice, Object.assign([...fields], wholeAround({}))]],
  ])("error: version 4 does not take the form of version 1: %s [H17]", (_name, params) => {
    const request = sampleRequest("eth_signTypedData_v4", params, { account: alice, ownAccounts: [alice] });

    expect(canonicalise(request).status).toBe("refused");
  });

  test("default: what version 4 takes is whole typed data, lists within it included", () => {
    const whole = wholeAround({ text: "Hi", numbers: [1, 2] });
    const request = sampleRequest("eth_signTypedData_v4", [alice, whole], {
      account: alice,
      ownAccounts: [alice],
    });

    expect(canonicalise(request).status).toBe("canonical");
  });
});

function wholeAround(message: unknown) {
  const types = {
    EIP712Domain: [{ name: "name", type: "string" }],
    Note: [
      { name: "text", type: "string" },
      { name: "numbers", type: "uint32[]" },
    ],
  };
  return { types, primaryType: "Note", domain: { name: "App" }, message };
}

describe("encryption for pages", () => {
  test.each([
    ["eth_decrypt", [`0x${"7b7d".repeat(20)}`, alice]],
    ["eth_decrypt", [{ version: "x25519-xsalsa20-poly1305", ciphertext: "AA==" }, alice]],
    ["eth_getEncryptionPublicKey", [alice]],
    ["eth_getEncryptionPublicKey", alice],
  ])("error: %s with %j is off: no prompt, no node, no key [H18]", async (method, params) => {
    const { said, asked, forwarded } = await ask(method, params);

    expect(said).toEqual({ code: 4200, message: expect.stringMatching(/crypt for pages/) });
    expect([asked, forwarded]).toEqual([[], []]);
  });
});
