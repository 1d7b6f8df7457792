import { describe, expect, test } from "vitest";
import { rowDecoders } from "./rows.ts";

const request = {
  id: "a",
  chainId: 137,
  origin: "https://app.example",
  method: "eth_sendTransaction",
  params: [{ to: null }],
  label: "malicious",
  category: "approve",
};

function readRequest(changes: Readonly<Record<string, unknown>> = {}) {
  return rowDecoders["requests.jsonl"](JSON.stringify({ ...request, ...changes }));
}

describe("rows", () => {
  test("default: a request is read with everything it says", () => {
    expect(readRequest({ expectedTexts: ["Send"], txHash: null })).toEqual({
      id: "a",
      chainId: 137,
      origin: "https://app.example",
      method: "eth_sendTransaction",
      params: [{ to: null }],
      truth: "malicious",
      category: "approve",
      expectedTexts: ["Send"],
      context: {},
    });
  });

  test("behavior: a context becomes what the checks look into, in lower case and whole numbers", () => {
    const address = `0x${"Ab".repeat(20)}`;
    const lower = address.toLowerCase();
    const context = {
      addressBook: [{ address, name: "Ann" }],
      recentRecipients: [address],
      allowances: [
        { token: address, spender: address, amount: "10" },
        { token: address, spender: address, amount: "0x10" },
        { token: address, spender: address, amount: 7 },
      ],
    };
    const row = readRequest({ context });
    expect(row?.context.addressBook).toEqual([{ address: lower, name: "Ann" }]);
    expect(row?.context.recentRecipients).toEqual([lower]);
    expect(row?.context.allowances?.map(({ amount }) => amount)).toEqual([10n, 16n, 7n]);
  });

  test("behavior: parameters of any form are kept for the wallet to refuse", () => {
    for (const params of [null, "text", [], { a: 1 }, [[["deep"]]]]) {
      expect(readRequest({ params })?.params).toEqual(params);
    }
    expect(readRequest({ method: "eth_sign" })?.method).toBe("eth_sign");
  });

  test("behavior: sites and addresses carry their source as category", () => {
    const site = { origin: "https://a.example", label: "phishing", source: "list", date: "2026-02-03" };
    expect(rowDecoders["sites.jsonl"](JSON.stringify(site))).toEqual({
      id: "https://a.example",
      origin: "https://a.example",
      truth: "malicious",
      category: "list 2026",
      year: 2026,
    });
    const address = { address: `0x${"AA".repeat(20)}`, chainId: 56, label: "sanctioned", source: "list" };
    expect(rowDecoders["addresses.jsonl"](JSON.stringify(address))).toMatchObject({
      id: `56:0x${"aa".repeat(20)}`,
      truth: "malicious",
    });
  });

  test("error: a line that is no JSON, has no label or no address is malformed and nothing else", () => {
    expect(rowDecoders["requests.jsonl"]("{")).toBeNull();
    expect(readRequest({ label: "odd" })).toBeNull();
    expect(readRequest({ method: 7 })).toBeNull();
    expect(rowDecoders["sites.jsonl"]('{"label":"phishing"}')).toBeNull();
    expect(rowDecoders["addresses.jsonl"]('{"address":"0x1","label":"malicious"}')).toBeNull();
  });
});
