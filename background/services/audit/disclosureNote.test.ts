import { keccak256, stringToBytes } from "viem/utils";
import { expect, test } from "vitest";
import type { Address } from "../../../extension/domain/primitives.ts";
import { disclosureNote, type Sent } from "./disclosureNote.ts";

const owner: Address = `0x${"a1".repeat(20)}`;
const caller: Address = `0x${"c1".repeat(20)}`;

function sent(body: unknown, changes: Partial<Sent> = {}): Sent {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    ...{ ware: 7, name: "Fake", host: "api.fake.example", caller, owner, request: "r1" },
    body: new TextEncoder().encode(text),
    ...changes,
  };
}

test("default: every field that left is named with its value [BY10]", () => {
  const note = disclosureNote(
    sent({
      ...{ v: 1, kind: "transaction", chainId: "eip155:1", account: owner, origin: "https://app.example" },
      rpc: { method: "eth_sendTransaction", params: [{ from: owner, value: "0x7" }] },
      want: ["verdict"],
    }),
  );
  expect(note).toMatchObject({ kind: "disclosure", ware: 7, request: "r1", account: owner });
  expect(note.origin).toBe("https://app.example");
  expect(note.text).toBe("Sent to Fake at api.fake.example.");
  expect(note.fields).toEqual([
    { name: "host", value: "api.fake.example" },
    { name: "caller key", value: caller },
    { name: "v", value: "1" },
    { name: "kind", value: "transaction" },
    { name: "chainId", value: "eip155:1" },
    { name: "account", value: owner },
    { name: "origin", value: "https://app.example" },
    { name: "rpc.method", value: "eth_sendTransaction" },
    { name: "rpc.params.0.from", value: owner },
    { name: "rpc.params.0.value", value: "0x7" },
    { name: "want.0", value: "verdict" },
  ]);
});

test("behavior: a site that was not told is not said to have been told", () => {
  expect(disclosureNote(sent({ kind: "message" })).origin).toBeNull();
});

test("behavior: a value over 400 characters is named by its length and hash, one of 400 is kept", () => {
  const long = "0x".padEnd(401, "a");
  const { fields = [] } = disclosureNote(sent({ data: long, short: long.slice(0, 400) }));
  expect(fields[2]?.value).toBe(`401 characters, keccak256 ${keccak256(stringToBytes(long))}`);
  expect(fields[3]?.value).toBe(long.slice(0, 400));
});

test("behavior: what was sent for no request was sent to check again", () => {
  expect(disclosureNote(sent({}, { request: null })).text).toContain("to check again");
});

test("error: bytes that are no JSON are still named", () => {
  const { fields = [] } = disclosureNote(sent("not json"));
  expect(fields.at(-1)).toEqual({ name: "body", value: "not json" });
});

test("error: empty parts leave their names", () => {
  const { fields = [] } = disclosureNote(sent({ parameters: {}, list: [], nothing: null }));
  expect(fields.slice(2)).toEqual([
    { name: "parameters", value: "{}" },
    { name: "list", value: "[]" },
    { name: "nothing", value: "null" },
  ]);
});
