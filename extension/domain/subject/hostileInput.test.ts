import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { friend, own, permitOf, sampleRequest, token, typedDataOf } from "../samples.ts";
import { canonicalise } from "./canonicalise.ts";

const methods = ["eth_sendTransaction", "personal_sign", "eth_signTypedData_v4", "wallet_sendCalls"];
/** Far above what a refusal takes, far below what somebody who waits would call hanging. */
const mostMs = 4000;

/** The code of the refusal, and that it came in time; `null`: it became a subject. */
function codeOf(method: string, params: unknown): string | null {
  const began = performance.now();
  const canonical = canonicalise(sampleRequest(method, params));
  expect(performance.now() - began).toBeLessThan(mostMs);
  return canonical.status === "refused" ? canonical.reason.code : null;
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = "0x";
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const cyclic: Record<string, unknown> = {};
cyclic["self"] = cyclic;
let reads = 0;
const changing = {
  get to() {
    reads += 1;
    return reads % 2 === 0 ? own : friend;
  },
};

const hostile: readonly (readonly [string, () => unknown, readonly string[]])[] = [
  ["a key __proto__", () => JSON.parse(`{"__proto__":{"from":"${own}"}}`), ["forbidden-key"]],
  ["a key constructor", () => ({ constructor: {} }), ["forbidden-key"]],
  ["a key prototype, deep", () => ({ to: { prototype: 1 } }), ["forbidden-key"]],
  ["10,000 lists inside of each other", () => nested(10_000, (inner) => [inner]), ["too-large"]],
  ["10,000 objects inside of each other", () => nested(10_000, (inner) => ({ inner })), ["too-large"]],
  ["a cycle", () => cyclic, ["too-large"]],
  ["a text of 5 MB", () => ({ data: `0x${"00".repeat(2_500_000)}` }), ["too-large"]],
  ["a key of 5 MB", () => ({ ["k".repeat(5_000_000)]: 1 }), ["too-large"]],
  ["a list of a million holes", () => Array(1_000_000), ["too-large"]],
  ["a list of four thousand million holes", () => Array(4_294_967_295), ["too-large"]],
  ["a list of a million entries", () => Array(1_000_000).fill("0x"), ["too-large"]],
  [
    "100,000 keys",
    () => Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n])),
    ["too-large"],
  ],
  ["a hole", () => Object.assign([], { 1: 1 }), ["malformed"]],
  ["NaN", () => ({ value: Number.NaN }), ["malformed"]],
  ["infinity", () => ({ value: Number.POSITIVE_INFINITY }), ["malformed"]],
  ["a bigint", () => ({ value: 1n }), ["malformed"]],
  ["a symbol as a value", () => ({ value: Symbol("1") }), ["malformed"]],
  ["a symbol as a key", () => ({ [Symbol("to")]: friend }), ["malformed"]],
  ["a function", () => ({ to: () => friend }), ["malformed"]],
  ["toJSON", () => ({ toJSON: () => ({ to: friend }) }), ["malformed"]],
  ["an accessor that changes", () => changing, ["malformed"]],
  ["an object with a class", () => new Map([["to", friend]]), ["malformed"]],
  ["a text as an object", () => new String(friend), ["malformed"]],
  ["a revoked proxy", revoked, ["malformed"]],
  [
    "a proxy that throws",
    () =>
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error("no");
          },
        },
      ),
    ["malformed"],
  ],
  [
    "a proxy that hides its keys",
    () => new Proxy({ to: friend }, { getOwnPropertyDescriptor: () => undefined }),
    ["malformed"],
  ],
];

describe("what a page may put anywhere in its parameters", () => {
  test.each(
    methods.flatMap((method) => hostile.map(([name, make, codes]) => [method, name, make, codes] as const)),
  )("error: %s with %s is refused with a reason, in time [A16] [BY6]", (method, _, make, codes) => {
    const value = make();
    for (const params of [value, [value], [{ from: own, calls: [value] }]]) {
      expect([...codes, "malformed"]).toContain(codeOf(method, params));
    }
    expect(codes).toContain(codeOf(method, [own, [value]]));
  });

  test("behavior: an accessor is never run", () => {
    reads = 0;
    for (const method of methods) codeOf(method, [changing, changing]);

    expect(reads).toBe(0);
  });

  test.each(["eth_sendTransaction", "wallet_sendCalls"])("error: %s as JSON text is no object", (method) => {
    expect(codeOf(method, [JSON.stringify({ from: own, to: friend })])).toBe("malformed");
  });

  test.each([
    ["half a surrogate pair in a message [H03]", "personal_sign", ["\ud800", own], "ambiguous-message"],
    ["the other half", "personal_sign", ["a\udc00b", own], "ambiguous-message"],
    ["half a pair in typed data", "eth_signTypedData_v4", [own, text("\ud800")], "bad-field"],
    [
      "half a pair, escaped in text",
      "eth_signTypedData_v4",
      [own, JSON.stringify(text("\ud800"))],
      "bad-field",
    ],
    ["a message of 5 MB", "personal_sign", ["a".repeat(5_000_000), own], "too-large"],
    ["bytes of 5 MB", "personal_sign", [`0x${"61".repeat(2_500_000)}`, own], "too-large"],
    [
      "typed data of 5 MB as text",
      "eth_signTypedData_v4",
      [own, JSON.stringify(text("a".repeat(5_000_000)))],
      "too-large",
    ],
    [
      "typed data of 5 MB as an object",
      "eth_signTypedData_v4",
      [own, text("a".repeat(5_000_000))],
      "too-large",
    ],
    ["blanks of 5 MB", "eth_signTypedData_v4", [own, " ".repeat(5_000_000)], "too-large"],
    ["10,000 brackets", "eth_signTypedData_v4", [own, "[".repeat(10_000)], "too-large"],
    ["half a megabyte of quotes", "eth_signTypedData_v4", [own, '"\\'.repeat(170_000)], "bad-json"],
    ["half a megabyte of commas", "eth_signTypedData_v4", [own, ",".repeat(500_000)], "bad-json"],
    ["half a megabyte of digits", "eth_signTypedData_v4", [own, "1".repeat(500_000)], "malformed"],
  ])("error: %s", (_, method, params, code) => {
    expect(codeOf(method, params)).toBe(code);
  });
});

function text(field: string): Record<string, unknown> {
  return typedDataOf("Note", { Note: ["string field"] }, { field });
}

/** Forms that are refused for what they say, not for how they are written. */
const ambiguous: readonly (readonly [string, Record<string, unknown>])[] = [
  ["an extra key on top [H04]", { ...permitOf(), note: "x" }],
  ["a field that is not in types [H04]", permitOf({ gift: "1" })],
  ["another chain [H05]", typedDataOf("F", { F: [] }, {}, { chainId: 2 })],
  ["a padded chain [H05]", typedDataOf("F", { F: [] }, {}, { chainId: "0x01" })],
  ["a padded decimal chain [H05]", typedDataOf("F", { F: [] }, {}, { chainId: "01" })],
  ["a chain as words [H05]", typedDataOf("F", { F: [] }, {}, { chainId: "one" })],
  ["a chain as a fraction [H05]", typedDataOf("F", { F: [] }, {}, { chainId: 1.5 })],
  ["a chain as a list [H05]", typedDataOf("F", { F: [] }, {}, { chainId: [1] })],
  ["a contract as an integer [H06]", typedDataOf("F", { F: [] }, {}, { verifyingContract: 4660 })],
  ["a contract without 0x [H06]", typedDataOf("F", { F: [] }, {}, { verifyingContract: token.slice(2) })],
  [
    "a contract one digit short [H06]",
    typedDataOf("F", { F: [] }, {}, { verifyingContract: token.slice(0, -1) }),
  ],
  [
    "an own account as contract, in capitals [H06]",
    typedDataOf("F", { F: [] }, {}, { verifyingContract: `0x${own.slice(2).toUpperCase()}` }),
  ],
  ["no primary type [H07]", { ...permitOf(), primaryType: null }],
  ["a primary type that is a list [H07]", { ...permitOf(), primaryType: ["Permit"] }],
  ["cyclic types [H07]", typedDataOf("A", { A: ["B b"], B: ["A a"] }, {})],
  ["a cycle by a list of fixed length [H07]", typedDataOf("A", { A: ["A[1] a"] }, {})],
  ["a field twice in a type [H07]", typedDataOf("A", { A: ["uint8 a", "uint8 a"] }, { a: 1 })],
  ["a list of 10,000 [H07]", typedDataOf("A", { A: ["uint8[] a"] }, { a: Array(10_000).fill(1) })],
  ["a list of the wrong length [H07]", typedDataOf("A", { A: ["uint8[2] a"] }, { a: [1] })],
  ["an integer above 2^53 as a number [H09]", permitOf({ value: 2 ** 53 })],
  ["an integer of 79 digits [H09]", permitOf({ value: `1${"0".repeat(78)}` })],
  ["an integer with zeros before it [H09]", permitOf({ value: "007" })],
  ["an integer with a plus [H09]", permitOf({ value: "+1" })],
  ["an integer with a blank [H09]", permitOf({ value: " 1" })],
  ["an integer in another alphabet's digits [H09]", permitOf({ value: "١" })],
  ["an integer as nothing [H09]", permitOf({ value: "" })],
  ["an integer as true [H09]", permitOf({ value: true })],
  ["an address in a list", permitOf({ spender: [friend] })],
  [
    "a type named like a list of another [H07]",
    typedDataOf("A", { A: ["B[] b"], B: ["string n"], "B[]": ["string z"] }, { b: { z: "x" } }),
  ],
  ["a text where a struct is declared", typedDataOf("A", { A: ["B b"], B: ["string n"] }, { b: "n" })],
  ["a struct where a text is declared", typedDataOf("A", { A: ["string b"] }, { b: { n: "n" } })],
  ["a list where one is declared", typedDataOf("A", { A: ["uint8 a"] }, { a: [1] })],
  [
    "a domain's field that is misspelt [H04]",
    { ...permitOf(), domain: { name: "USD Coin", verifyingCOntract: token } },
  ],
  [
    "a domain's field under another type [H06]",
    { ...permitOf(), types: { EIP712Domain: [{ name: "chainId", type: "string" }] } },
  ],
];

describe("typed data that can be read in two ways", () => {
  test.each(ambiguous)("error: %s is refused alike as an object and as text [BY6]", (_, typedData) => {
    const code = codeOf("eth_signTypedData_v4", [own, typedData]);

    expect(code).not.toBeNull();
    // A fraction is refused where the text is read, before anybody could round it.
    const asText = codeOf("eth_signTypedData_v4", [own, JSON.stringify(typedData)]);
    expect([code, "bad-amount"]).toContain(asText);
  });

  const json = JSON.stringify(permitOf());
  test.each([
    ["a key twice [H08]", json.replace('"spender":', `"spender":"${friend}","spender":`), "duplicate-key"],
    ["a key twice on top [H08]", json.replace("{", '{"primaryType":"Other",'), "duplicate-key"],
    [
      "a key twice in the domain [H08]",
      json.replace('"domain":{', '"domain":{"chainId":5,'),
      "duplicate-key",
    ],
    [
      "a key twice, escaped [H08]",
      json.replace('"spender":', `"\\u0073pender":"${friend}","spender":`),
      "duplicate-key",
    ],
    ["the message twice [H08]", json.replace('"message":', '"message":{},"message":'), "duplicate-key"],
    ["__proto__ in text", json.replace('"message":{', '"message":{"__proto__":{},'), "forbidden-key"],
    [
      "__proto__ in text, escaped",
      json.replace('"message":{', '"message":{"\\u005f_proto__":{},'),
      "forbidden-key",
    ],
    ["text in text", JSON.stringify(json), "malformed"],
    ["something behind the end", `${json} {}`, "bad-json"],
    ["a mark of byte order", `\ufeff${json}`, "bad-json"],
    ["a comment", `${json}//`, "bad-json"],
    ["a comma too many", json.replace(/}$/, ",}"), "bad-json"],
    ["a number in hexadecimal", json.replace('"nonce":0', '"nonce":0x0'), "bad-amount"],
    ["a number with an exponent [H09]", json.replace('"nonce":0', '"nonce":1e3'), "bad-amount"],
    ["a number with a zero before it [H09]", json.replace('"nonce":0', '"nonce":00'), "bad-amount"],
    ["a whole number with a point [H09]", json.replace('"nonce":0', '"nonce":5.0'), "bad-amount"],
    ["a number below zero that is none", json.replace('"nonce":0', '"nonce":-0'), null],
    ["NaN", json.replace('"nonce":0', '"nonce":NaN'), "bad-json"],
    ["a number above 2^53 [H09]", json.replace('"nonce":0', '"nonce":9007199254740993'), "bad-amount"],
  ])("error: %s", (_, typedData, code) => {
    expect(codeOf("eth_signTypedData_v4", [own, typedData])).toBe(code);
  });

  test("behavior: whatever JSON a page sends, its text and its object are one subject or two refusals [BY6] [H04]", () => {
    const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
    const change = fc.record({
      path: fc.array(
        fc.constantFrom("types", "domain", "message", "Permit", "value", "owner", "chainId", "0", "name"),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      value: fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom("0x1", 1, "1", own, friend.toUpperCase(), "uint256", [], {}),
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const typedData: unknown = JSON.parse(json);
        for (const { path, value } of changes) put(typedData, path, value);
        const plain = JSON.parse(JSON.stringify(typedData));
        const [asObject, asText] = [plain, JSON.stringify(plain)].map((form) =>
          canonicalise(sampleRequest("eth_signTypedData_v4", [own, form])),
        );

        expect(asText?.status, `seed ${seed}`).toBe(asObject?.status);
        if (asObject?.status === "canonical") expect(asText).toEqual(asObject);
      }),
      { seed, numRuns: 300 },
    );
  });
});

function put(holder: unknown, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (typeof holder !== "object" || holder === null) return;
  const record = holder as Record<string, unknown>;
  if (rest.length === 0) record[key] = value;
  else put(record[key], rest, value);
}
