import { encodeFunctionData, parseAbiItem } from "viem/utils";
import { describe, expect, it } from "vitest";
import type { InspectionContext } from "../../context.ts";
import { canonicalise } from "../../subject/canonicalise.ts";
import type { Subject, TransactionSubject } from "../../subject.ts";
import { describe as describeSubject } from "../describe.ts";
import { clearRowsOf } from "./clearRows.ts";
import { readDescriptors } from "./descriptors.ts";

const vault = "0x1111111111111111111111111111111111111111";
const usdc = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
const me = "0x2222222222222222222222222222222222222222";
const context: InspectionContext = {
  now: 0,
  ownAccounts: [me],
  addressBook: [{ address: me, name: "Ann" }],
  recentRecipients: [],
  codeAt: {},
  tokens: {},
  site: null,
};
const place = { chainId: 1, context };
const elsewhere = { chainId: 10, context };

type Json = Readonly<Record<string, unknown>>;

function load(files: Readonly<Record<string, unknown>>) {
  return readDescriptors(new Map(Object.entries(files).map(([path, file]) => [path, JSON.stringify(file)])));
}

function contractFile(formats: Json, more: Json = {}): Json {
  return {
    context: { contract: { deployments: [{ chainId: 1, address: vault }] } },
    metadata: { owner: "Acme", constants: { token: usdc } },
    display: { formats },
    ...more,
  };
}

function call(signature: string, args: readonly unknown[], to: `0x${string}` = vault): TransactionSubject {
  const text: string = `function ${signature}`;
  const data = encodeFunctionData({ abi: [parseAbiItem(text)], args: [...args] });
  return { kind: "transaction", chainId: 1, from: me, to, value: 5n, data, wishes: {} };
}

function rowsFor(subject: Subject, files: Readonly<Record<string, unknown>>) {
  return clearRowsOf(subject, load(files), place).map(written);
}

function written({ label, value, under }: ReturnType<typeof clearRowsOf>[number]): string {
  return `${under === undefined ? "" : `${under} > `}${label}: ${value}`;
}

const signature = "put(uint256 amount, address who)";

function oneField(field: Json, value: bigint = 1_500_000n) {
  const file = contractFile({
    [signature]: { intent: "Put in", fields: [{ label: "L", path: "amount", ...field }] },
  });
  return rowsFor(call(signature, [value, me]), { "a.json": file })[2];
}

describe("clearRowsOf", () => {
  it("default: a call is described in rows that stand under the name of whose words they are", () => {
    const fields = [
      {
        path: "#.amount",
        label: "Amount",
        format: "tokenAmount",
        params: { token: "$.metadata.constants.token" },
      },
      { path: "who", label: "For", format: "addressName" },
      { path: "@.value", label: "Coin", format: "amount" },
    ];
    const file = contractFile({ [signature]: { intent: "Put in", fields } });
    expect(rowsFor(call(signature, [1_500_000n, me]), { "a.json": file })).toEqual([
      "As “Acme” describes it > Interaction with: “Acme”, by its own descriptor",
      "As “Acme” describes it > Purpose: “Put in”",
      "As “Acme” describes it > “Amount”: 1.5 USDC",
      `As “Acme” describes it > “For”: ${me} (Ann)`,
      "As “Acme” describes it > “Coin”: 0.000000000000000005 ETH",
    ]);
  });

  it.each([
    [{ format: "raw" }, 7n, "7"],
    [{ format: "date", params: { encoding: "timestamp" } }, 1_779_999_999n, "2026-05-28 08:26:39 PM UTC"],
    [{ format: "date", params: { encoding: "timestamp" } }, 0n, "1970-01-01 12:00:00 AM UTC"],
    [
      { format: "date", params: { encoding: "timestamp" } },
      2n ** 255n,
      `${2n ** 255n} (no date that a calendar has)`,
    ],
    [{ format: "date", params: { encoding: "blockheight" } }, 9n, "Block 9"],
    [{ format: "duration" }, 3_723n, "01:02:03 (hours:minutes:seconds)"],
    [{ format: "unit", params: { base: "%", decimals: 2 } }, 250n, "2.5%"],
    [{ format: "unit", params: { base: "bps", decimals: 9e9 } }, 250n, "250 bps"],
    [{ format: "nftName", params: { collection: vault } }, 7n, `7 of ${vault}`],
    [{ format: "tokenAmount", params: { token: me } }, 7n, `7 smallest units of ${me}`],
    [{ format: "tokenAmount" }, 7n, "7 smallest units of an unnamed token"],
    [{ format: "tokenAmount", params: { token: me, nativeCurrencyAddress: me } }, 10n ** 18n, "1 ETH"],
    [{ format: "tokenAmount", params: { tokenPath: "who" } }, 7n, `7 smallest units of ${me}`],
    [
      { format: "tokenAmount", params: { token: usdc, threshold: "0x5", message: "All" } },
      6n,
      "All USDC (exactly 0.000006 USDC)",
    ],
    [{ format: "enum", params: { $ref: "$.metadata.constants" } }, 3n, "3"],
    [{ format: "neverHeardOf" }, 7n, "7"],
    [{ path: "amount.[-20:]", format: "addressName" }, BigInt(me), `${me} (Ann)`],
  ])("default: %j writes %s as %s", (field, value, text) => {
    expect(oneField(field, value)).toBe(`As “Acme” describes it > “L”: ${text}`);
  });

  it("error: a known token is never called the coin, whatever the descriptor says", () => {
    expect(
      oneField({ format: "tokenAmount", params: { token: usdc, nativeCurrencyAddress: usdc } }),
    ).toContain("1.5 USDC");
  });

  it("behavior: groups, definitions and lists are followed, with parameters at the same place of their list", () => {
    const nested = "pay((address token, uint256 amount)[] parts)";
    const definition = { label: "Part", format: "tokenAmount" };
    const file = contractFile({
      [nested]: {
        fields: [
          {
            path: "parts.[]",
            fields: [{ path: "amount", $ref: "$.display.definitions.part", params: { tokenPath: "token" } }],
          },
        ],
      },
    });
    const display = { ...(file.display as Json), definitions: { part: definition } };
    const subject = call(nested, [
      [
        { token: usdc, amount: 1_000_000n },
        { token: me, amount: 2n },
      ],
    ]);
    expect(rowsFor(subject, { "a.json": { ...file, display } }).slice(1)).toEqual([
      "As “Acme” describes it > “Part”: 1 USDC",
      `As “Acme” describes it > “Part”: 2 smallest units of ${me}`,
    ]);
  });

  it("behavior: a call inside a field is described by the descriptor of the contract that it calls", () => {
    const outer = "run(address target, bytes data)";
    const file = contractFile({
      [outer]: {
        fields: [{ path: "data", label: "Does", format: "calldata", params: { calleePath: "target" } }],
      },
      [signature]: { fields: [{ path: "amount", label: "Amount", format: "raw" }] },
    });
    const inner = call(signature, [9n, me]).data;
    expect(rowsFor(call(outer, [vault, inner]), { "a.json": file })).toEqual([
      "As “Acme” describes it > Interaction with: “Acme”, by its own descriptor",
      `As “Acme” describes it > “Does”: A call of ${vault}, 68 bytes`,
      "Inside: As “Acme” describes it > Interaction with: “Acme”, by its own descriptor",
      "Inside: As “Acme” describes it > “Amount”: 9",
    ]);
  });

  it("behavior: what each call of a batch does stands under a heading of its own", () => {
    const fields = [
      { path: "amount", label: "Amount", format: "raw" },
      { path: "who", label: "Who", visible: "never" },
    ];
    const { to, value, data } = call(signature, [9n, me]);
    const batch: Subject = {
      kind: "calls",
      chainId: 1,
      from: me,
      calls: [
        { to, value, data },
        { to, value, data },
      ],
      atomic: false,
    };
    const rows = rowsFor(batch, { "a.json": contractFile({ [signature]: { fields } }) });
    const [heading, own] = ["Call 2: As “Acme” describes it", "Call 2: Left out"];
    expect(rows.slice(3)).toEqual([
      `${heading} > Interaction with: “Acme”, by its own descriptor`,
      `${heading} > “Amount”: 9`,
      `${own}: The descriptor leaves out one field.`,
    ]);
  });

  it("behavior: calls that are nested without end are followed four deep", () => {
    const outer = "run(address target, bytes data)";
    const fields = [{ path: "data", label: "Does", format: "calldata", params: { calleePath: "target" } }];
    let data = call(signature, [9n, me]).data;
    for (let depth = 0; depth < 12; depth += 1) data = call(outer, [vault, data]).data;
    const rows = rowsFor(call(outer, [vault, data]), { "a.json": contractFile({ [outer]: { fields } }) });
    expect(rows.filter((row) => row.includes("Does"))).toHaveLength(5);
  });

  it("behavior: fields that a descriptor hides are counted", () => {
    const file = contractFile({ [signature]: { fields: [{ path: "who", label: "Who", visible: "never" }] } });
    expect(rowsFor(call(signature, [1n, me]), { "a.json": file })).toContain(
      "Left out: The descriptor leaves out one field.",
    );
  });

  const unfit = ["Descriptor: A descriptor of “Acme” does not fit this exactly and was not used."];

  it("error: a descriptor that knows another function only is not used, and that is said", () => {
    const file = contractFile({ "take(uint256 amount)": { fields: [] } });
    expect(rowsFor(call(signature, [1n, me]), { "a.json": file })).toEqual(unfit);
  });

  it.each([
    ["a missing byte", (data: string) => data.slice(0, -2)],
    ["dirty bytes in an address", (data: string) => `${data.slice(0, -64)}ff${data.slice(-62)}`],
  ])("error: %s are not what the format reads, so the descriptor is not used", (_, spoil) => {
    const subject = call(signature, [1n, me]);
    const spoilt = { ...subject, data: spoil(subject.data) as `0x${string}` };
    const file = contractFile({ [signature]: { fields: [{ path: "amount", label: "Amount" }] } });
    expect(rowsFor(spoilt, { "a.json": file })).toEqual(unfit);
  });

  it.each([
    ["one byte", "00"],
    ["a whole word", "0".repeat(64)],
  ])("behavior: %s behind the arguments is described by nobody, and that is said", (_, more) => {
    const subject = call(signature, [1n, me]);
    const longer = { ...subject, data: `${subject.data}${more}` as const };
    const file = contractFile({ [signature]: { fields: [{ path: "amount", label: "Amount" }] } });
    expect(rowsFor(longer, { "a.json": file })).toEqual([
      ...rowsFor(subject, { "a.json": file }),
      `Left out: The call ends in ${more.length / 2} more bytes, of which the descriptor says nothing.`,
    ]);
  });

  it("behavior: another contract or chain has nothing said of it", () => {
    const file = contractFile({ [signature]: { fields: [] } });
    expect(rowsFor(call(signature, [1n, me], me), { "a.json": file })).toEqual([]);
    expect(
      clearRowsOf({ ...call(signature, [1n, me]), chainId: 10 }, load({ "a.json": file }), elsewhere),
    ).toEqual([]);
  });
});

describe("typed data", () => {
  const types = {
    EIP712Domain: [
      { name: "name", type: "string" },
      { name: "chainId", type: "uint256" },
      { name: "verifyingContract", type: "address" },
    ],
    Permit: ["owner:address", "spender:address", "value:uint256", "nonce:uint256", "deadline:uint256"].map(
      (field) => {
        const [name = "", type = ""] = field.split(":");
        return { name, type };
      },
    ),
  };
  const message = { owner: me, spender: vault, value: "2500000", nonce: 0, deadline: "1779999999" };
  const data = {
    types,
    primaryType: "Permit",
    domain: { name: "USD Coin", chainId: 1, verifyingContract: usdc },
    message,
  };
  const raw = {
    method: "eth_signTypedData_v4",
    params: [me, JSON.stringify(data)],
    chainId: 1,
    account: me,
    ownAccounts: [me],
  } as const;
  const file = (domain: Json) => ({
    includes: "../../ercs/eip712-erc2612-permit.json",
    context: { eip712: { deployments: [{ chainId: 1, address: usdc }], domain } },
    metadata: { owner: "Circle" },
  });

  function permit(): Subject {
    const outcome = canonicalise(raw);
    if (outcome.status === "refused") throw new Error(outcome.reason.code);
    return outcome.subject;
  }

  it("default: a permit is described by the standard's form, which the descriptor includes", () => {
    expect(rowsFor(permit(), { "permit/a.json": file({ name: "USD Coin" }) }).slice(2)).toEqual([
      `As “Circle” describes it > “Spender”: ${vault}`,
      "As “Circle” describes it > “Max spending amount”: 2.5 USDC",
      "As “Circle” describes it > “Valid until”: 2026-05-28 08:26:39 PM UTC",
    ]);
  });

  it("error: a descriptor of another domain is not used", () => {
    const [row] = rowsFor(permit(), { "permit/a.json": file({ name: "USD C0in" }) });
    expect(row).toContain("does not fit");
  });

  it("error: [SW26] a descriptor changes nothing of what was decoded, it only adds rows after", () => {
    const lie = {
      ...file({}),
      display: { formats: { Permit: { intent: "Claim a free gift", fields: [] } } },
    };
    const plain = describeSubject(permit(), context);
    const described = describeSubject(permit(), { ...context, descriptors: load({ "permit/a.json": lie }) });
    const { rows, ...rest } = described;
    const { rows: plainRows, ...plainRest } = plain;
    expect(rest).toEqual(plainRest);
    expect(rows.slice(0, plainRows.length)).toEqual(plainRows);
    expect(rows.length).toBeGreaterThan(plainRows.length);
  });
});

describe("hostile descriptors", () => {
  it("error: markup and reordering text stay quoted, visible and short", () => {
    const label = `<img src=x onerror=alert(1)>\u202e${"x".repeat(5000)}`;
    const file = contractFile({
      [signature]: { intent: label, fields: [{ path: "amount", label, format: "raw" }] },
    });
    const rows = clearRowsOf(
      call(signature, [1n, me]),
      load({ "a.json": { ...file, metadata: { owner: label } } }),
      place,
    );
    for (const { label: shown, value, under = "" } of rows) {
      expect(`${under}${shown}${value}`).not.toContain("\u202e");
      expect(Math.max(shown.length, value.length, under.length)).toBeLessThanOrEqual(280);
    }
  });

  it.each([
    null,
    3,
    "text",
    [],
    [[[]]],
    { fields: 7 },
    { fields: [null, 3, "x", { path: 3 }, { label: {}, format: [], path: "amount" }] },
    { fields: [{ path: "__proto__.constructor", label: "P" }] },
  ])("error: a format of the wrong form is survived: %j", (spec) => {
    const rows = rowsFor(call(signature, [1n, me]), { "a.json": contractFile({ [signature]: spec }) });
    expect(rows.join()).not.toContain("native code");
  });

  it("error: thousands of fields make at most eighty rows", () => {
    const fields = Array.from({ length: 5000 }, () => ({
      fields: Array.from({ length: 50 }, () => ({ path: "amount", label: "A" })),
    }));
    const file = contractFile({ [signature]: { fields } });
    expect(rowsFor(call(signature, [1n, me]), { "a.json": file }).length).toBeLessThanOrEqual(80);
  });

  it("error: a group that names itself again and again is read five hundred times at most", () => {
    const again = Array.from({ length: 60 }, () => ({ $ref: "$.display.definitions.again" }));
    const file = contractFile({ [signature]: { fields: again } });
    const definitions = { again: { path: "amount", fields: again } };
    const display = { ...(file.display as Json), definitions };
    const rows = rowsFor(call(signature, [1n, me]), { "a.json": { ...file, display } });
    expect(rows).toEqual(["As “Acme” describes it > Interaction with: “Acme”, by its own descriptor"]);
  });

  it("error: a call that is described sixty times inside each of its own is bounded", () => {
    const outer = "run(address target, bytes data)";
    const one = { path: "data", label: "Does", format: "calldata", params: { calleePath: "target" } };
    const file = contractFile({ [outer]: { fields: Array.from({ length: 60 }, () => one) } });
    let { data } = call(signature, [9n, me]);
    for (let depth = 0; depth < 6; depth += 1) data = call(outer, [vault, data]).data;
    expect(rowsFor({ ...call(outer, [vault, data]), data }, { "a.json": file })).toHaveLength(80);
  });

  it("error: a key that is no signature is left out", () => {
    const file = contractFile({
      "((((": { fields: [] },
      [`f(${"uint256,".repeat(2000)}uint256)`]: { fields: [] },
    });
    expect([...load({ "a.json": file }).byPlace.values()][0]?.[0]?.formats.size).toBe(0);
  });
});
