import { encodeFunctionData, hashTypedData, keccak256, parseAbi, toHex } from "viem";
import { describe, expect, test } from "vitest";
import {
  type Address,
  encodeSubject,
  type Hex,
  type ScanRequest,
  subjectHash,
  type WireSubject,
} from "../../../protocol/index.ts";
import type { EngineAnswer } from "../../sdk/index.ts";
import { createAntiScamEngine } from "./engine.ts";
import type { FeedEntry } from "./feed.ts";
import { createListing } from "./listing.ts";
import { makeFeed } from "./makeFeed.ts";

const account: Address = `0x${"a1".repeat(20)}`;
const scammer: Address = `0x${"66".repeat(20)}`;
const friend: Address = `0x${"77".repeat(20)}`;
const token: Address = `0x${"70".repeat(20)}`;
const usdc: Address = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
const nowMs = Date.parse("2026-11-21T00:00:00Z");
const date = "2026-11-20T00:00:00.000Z";
const most = 2n ** 256n - 1n;

const abi = parseAbi([
  "function approve(address spender, uint256 amount)",
  "function increaseAllowance(address spender, uint256 added)",
  "function setApprovalForAll(address operator, bool approved)",
  "function transfer(address to, uint256 amount)",
  "function transferFrom(address from, address to, uint256 amount)",
  "function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)",
]);

const listed: FeedEntry[] = [
  { address: scammer, level: "critical", reason: "Drains wallets." },
  { address: usdc, level: "critical", reason: "A mistake." },
  { host: "evil.example", level: "danger", reason: "Asks for words." },
];

function ask(
  request: Partial<ScanRequest>,
  entries: FeedEntry[] | null = listed,
  atMs = nowMs,
): EngineAnswer {
  const listing =
    entries === null ? null : createListing(makeFeed(entries, { name: "demo", licence: "CC0-1.0", date }));
  const engine = createAntiScamEngine({ current: () => listing });
  const whole = { v: 1, want: ["verdict"], budgetMs: 1_000, salt: `0x${"0".repeat(32)}`, ...request };
  const answer = engine.inspect(whole as ScanRequest, {
    nowMs: atMs,
    signal: new AbortController().signal,
  });
  return answer as EngineAnswer;
}

function contentOf(answer: EngineAnswer) {
  if (answer.status !== "answered") throw new TypeError(answer.reason);
  return answer.content;
}

function transaction({ to = token, data = "0x" as Hex, value = 0n }): Partial<ScanRequest> {
  const subject: WireSubject = { kind: "transaction", chainId: 1, from: account, to, value, data };
  const params = [{ from: account, to, value: toHex(value), data }];
  return {
    ...{ kind: "transaction", chainId: "eip155:1", account },
    ...{ subject: encodeSubject(subject), rpc: { method: "eth_sendTransaction", params } },
  };
}

describe("transactions", () => {
  const harmful: [string, Hex, string][] = [
    ["approve", encodeFunctionData({ abi, functionName: "approve", args: [scammer, 1n] }), "spender"],
    [
      "increaseAllowance",
      encodeFunctionData({ abi, functionName: "increaseAllowance", args: [scammer, 1n] }),
      "spender",
    ],
    [
      "setApprovalForAll",
      encodeFunctionData({ abi, functionName: "setApprovalForAll", args: [scammer, true] }),
      "operator",
    ],
    ["transfer", encodeFunctionData({ abi, functionName: "transfer", args: [scammer, 1n] }), "recipient"],
    [
      "transferFrom",
      encodeFunctionData({ abi, functionName: "transferFrom", args: [account, scammer, 1n] }),
      "recipient",
    ],
    [
      "permit",
      encodeFunctionData({
        abi,
        functionName: "permit",
        args: [account, scammer, 1n, 1n, 27, keccak256("0x"), keccak256("0x")],
      }),
      "spender",
    ],
  ];
  test.each(harmful)(
    "behavior: %s to a listed address is critical, with source and date [SW26]",
    (_name, data, role) => {
      const content = contentOf(ask(transaction({ data })));

      expect(content.level).toBe("critical");
      expect(content.summary?.["en"]).toContain(role);
      expect(content.reasons[0]).toMatchObject({
        code: "LISTED_ADDRESS",
        level: "critical",
        subject: `eip155:1:${scammer}`,
        source: "feed demo",
        asOf: date,
      });
    },
  );

  test("default: a transfer to nobody on the list is `none`, fully read", () => {
    const answer = ask(transaction({ to: friend, value: 1n }));

    expect(contentOf(answer)).toMatchObject({
      level: "none",
      completeness: { verdict: "full" },
      reasons: [],
    });
  });

  test("behavior: the verdict is about the hash of exactly what was read [BY5]", () => {
    const answer = ask(transaction({ to: friend, value: 1n }));

    expect(answer.status === "answered" && answer.subjectHash).toBe(
      subjectHash({ kind: "transaction", chainId: 1, from: account, to: friend, value: 1n, data: "0x" }),
    );
  });

  test("behavior: what cannot be decoded is unknown, never `none` [SW27]", () => {
    const content = contentOf(ask(transaction({ data: "0x12345678" })));

    expect(content).toMatchObject({ level: "unknown", completeness: { verdict: "partial" } });
  });

  test("behavior: a listed address inside of bytes that nobody understands is found", () => {
    const data: Hex = `0x12345678${scammer.slice(2).padStart(64, "0")}`;

    expect(contentOf(ask(transaction({ data }))).level).toBe("critical");
  });

  test("behavior: taking an allowance back from a listed spender is not held against the user", () => {
    const revoke = encodeFunctionData({ abi, functionName: "approve", args: [scammer, 0n] });
    const off = encodeFunctionData({ abi, functionName: "setApprovalForAll", args: [scammer, false] });

    expect(contentOf(ask(transaction({ data: revoke }))).level).toBe("none");
    expect(contentOf(ask(transaction({ data: off }))).level).toBe("none");
  });

  test("behavior: a list alone does not condemn a core token; the conflict is stated [J14]", () => {
    const data = encodeFunctionData({ abi, functionName: "transfer", args: [friend, 1n] });
    const content = contentOf(ask(transaction({ to: usdc, data })));

    expect(content.level).toBe("caution");
    expect(content.reasons[0]).toMatchObject({
      code: "FEED_CONFLICTS_CORE_TOKEN",
      detail: { symbol: "USDC", listedLevel: "critical" },
    });
  });

  test("error: parameters that are not the subject are declined", () => {
    const { rpc } = transaction({ to: friend, value: 1n });
    const lie = { ...transaction({ to: friend, value: 2n }), ...(rpc === undefined ? {} : { rpc }) };

    expect(ask(lie)).toEqual({ status: "declined", reason: "undecodable" });
    expect(ask({ ...transaction({}), chainId: "eip155:5" })).toEqual({
      status: "declined",
      reason: "undecodable",
    });
  });

  test("behavior: without a list, or with an old one, nothing found is unknown [SW27]", () => {
    const request = transaction({ to: friend, value: 1n });

    expect(contentOf(ask(request, null))).toMatchObject({
      level: "unknown",
      completeness: { verdict: "none" },
    });
    expect(contentOf(ask(request, listed, nowMs + 40 * 86_400_000)).level).toBe("unknown");
  });
});

describe("parameters [SW9]", () => {
  const unlimited = transaction({
    data: encodeFunctionData({ abi, functionName: "approve", args: [friend, most] }),
  });

  test("behavior: unlimited approvals are caution, or danger where the user says so", () => {
    expect(contentOf(ask(unlimited)).level).toBe("caution");
    expect(contentOf(ask({ ...unlimited, parameters: { blockUnlimitedApprovals: true } })).level).toBe(
      "danger",
    );
  });

  test("behavior: trusted spenders are not remarked on, listed ones always", () => {
    const listedSpender = transaction({
      data: encodeFunctionData({ abi, functionName: "approve", args: [scammer, most] }),
    });

    expect(
      contentOf(
        ask({ ...unlimited, parameters: { trustedSpenders: [friend.toUpperCase().replace("0X", "0x")] } }),
      ).level,
    ).toBe("none");
    expect(contentOf(ask({ ...listedSpender, parameters: { trustedSpenders: [scammer] } })).level).toBe(
      "critical",
    );
  });

  test("behavior: a level below the user's is left out; a typing error changes nothing", () => {
    expect(contentOf(ask({ ...unlimited, parameters: { minLevel: "danger" } })).level).toBe("none");
    expect(
      contentOf(ask({ ...unlimited, parameters: { minLevel: "dangr", trustedSpenders: 7 } })).level,
    ).toBe("caution");
  });
});

describe("typed data", () => {
  function permitFor(spender: Address, value: bigint): Partial<ScanRequest> {
    const domain = { name: "T", version: "1", chainId: 1, verifyingContract: token } as const;
    const message = { owner: account, spender, value, nonce: 0n, deadline: most };
    const typedData = {
      types: {
        Permit: [
          { name: "owner", type: "address" },
          { name: "spender", type: "address" },
          { name: "value", type: "uint256" },
          { name: "nonce", type: "uint256" },
          { name: "deadline", type: "uint256" },
        ],
      },
      primaryType: "Permit" as const,
      domain,
      message,
    };
    const digest = hashTypedData(typedData) as Hex;
    const EIP712Domain = [
      { name: "name", type: "string" },
      { name: "version", type: "string" },
      { name: "chainId", type: "uint256" },
      { name: "verifyingContract", type: "address" },
    ];
    const texts = Object.fromEntries(Object.entries(message).map(([name, one]) => [name, one.toString()]));
    const shown = { ...typedData, types: { EIP712Domain, ...typedData.types }, message: texts };
    return {
      ...{ kind: "typedData", chainId: "eip155:1", account },
      subject: encodeSubject({ kind: "typedData", chainId: 1, account, eip712Digest: digest }),
      rpc: { method: "eth_signTypedData_v4", params: [account, shown] },
    };
  }

  test("behavior: a permit for a listed spender is critical", () => {
    expect(contentOf(ask(permitFor(scammer, 5n))).level).toBe("critical");
  });

  test("behavior: a permit for nobody on the list is `none`, without limit caution", () => {
    expect(contentOf(ask(permitFor(friend, 5n))).level).toBe("none");
    expect(contentOf(ask(permitFor(friend, most))).level).toBe("caution");
  });

  test("behavior: a digest alone is no content: unknown [SW27]", () => {
    const { rpc: _hidden, ...blind } = permitFor(friend, 5n);

    expect(contentOf(ask(blind))).toMatchObject({ level: "unknown", completeness: { verdict: "none" } });
  });
});

describe("messages, sites, addresses and tokens", () => {
  const named = (subject: WireSubject): Partial<ScanRequest> => ({
    kind: subject.kind,
    subject: encodeSubject(subject),
  });

  test("behavior: hosts and addresses of a message's text are looked up", () => {
    const messageOf = (text: string): Partial<ScanRequest> => {
      const raw = toHex(text);
      const length = (raw.length - 2) / 2;
      const prefix = toHex(`\x19Ethereum Signed Message:\n${length}`);
      const digest = keccak256(`${prefix}${raw.slice(2)}`);
      return {
        ...named({ kind: "message", chainId: 1, account, erc191Digest: digest }),
        chainId: "eip155:1",
        rpc: { method: "personal_sign", params: [raw, account] },
      };
    };

    expect(contentOf(ask(messageOf("Hello"))).level).toBe("none");
    expect(contentOf(ask(messageOf("See https://x.evil.example/a"))).level).toBe("danger");
    expect(contentOf(ask(messageOf(`Send to ${scammer}`))).level).toBe("critical");
  });

  test("behavior: sites, addresses and tokens are looked up by themselves", () => {
    const address = named({ kind: "address", chainId: 1, account: scammer });

    expect(contentOf(ask(named({ kind: "site", site: "https://evil.example" }))).level).toBe("danger");
    expect(contentOf(ask(named({ kind: "site", site: "https://good.example" }))).level).toBe("none");
    expect(contentOf(ask(address)).level).toBe("critical");
    expect(contentOf(ask(named({ kind: "token", chainId: 1, token: usdc }))).level).toBe("caution");
  });

  test("behavior: the site that asks is looked up for every kind", () => {
    const request = { ...transaction({ to: friend, value: 1n }), origin: "https://app.evil.example" };

    expect(contentOf(ask(request)).level).toBe("danger");
  });
});
