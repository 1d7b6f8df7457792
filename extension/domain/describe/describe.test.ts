import { type TypedDataDomain, TypedDataEncoder, type TypedDataField } from "ethers";
import { concatHex, keccak256, pad } from "viem";
import { describe, expect, test } from "vitest";
import {
  callData,
  friend,
  messageOf,
  own,
  permitOf,
  sampleContext,
  stranger,
  subjectFrom,
  token,
  transactionTo,
  typedDataOf,
  typedSubject,
} from "../samples.ts";
import { siteSubject } from "../subject/canonicalise.ts";
import { describe as words } from "./describe.ts";

describe("what a device shows", () => {
  test("default: domain and message hash of typed data, as another implementation has them [BY13]", () => {
    const permit = permitOf();
    const subject = typedSubject(permit);
    const { digests } = words(subject, sampleContext());
    const { EIP712Domain: _, ...types } = permit["types"] as Record<string, TypedDataField[]>;
    const domain = permit["domain"] as TypedDataDomain;
    const message = permit["message"] as Record<string, unknown>;
    expect(digests).toEqual([
      { label: "EIP-712 digest", value: TypedDataEncoder.hash(domain, types, message) },
      { label: "Domain hash", value: TypedDataEncoder.hashDomain(domain) },
      { label: "Message hash", value: TypedDataEncoder.hashStruct("Permit", types, message) },
    ]);
  });
});

describe("time and parties of orders and permits", () => {
  const isClockTrusted = true;
  const permit = (deadline: bigint) => typedSubject(permitOf({ deadline: deadline.toString() }));

  test("behavior: a permit that is over says so, by a clock that can be trusted", () => {
    const past = permit(1_700_000_000n);
    expect(words(past, sampleContext({ isClockTrusted })).sentence).toContain(
      "2023-11-14 22:13 UTC, which is over.",
    );
    expect(words(past, sampleContext()).sentence).not.toContain("over");
    expect(words(permit(1_800_000_000n), sampleContext({ isClockTrusted })).sentence).not.toContain("over");
  });

  test("behavior: an order that pays a stranger says that nothing comes in, and names the stranger", () => {
    const order = typedSubject(
      typedDataOf(
        "Order",
        {
          Order: [
            ...["address maker", "address receiver", "address makerAsset", "address takerAsset"],
            ...["uint256 makingAmount", "uint256 takingAmount"],
          ],
        },
        {
          maker: own,
          receiver: stranger,
          makerAsset: token,
          takerAsset: token,
          makingAmount: 10_000,
          takingAmount: 20_000,
        },
      ),
    );
    const { in: incoming, counterparty } = words(order, sampleContext());
    expect(incoming).toEqual([
      {
        ...{ amount: "Nothing", symbol: "for you", token: null, party: stranger },
        note: "2 “TST” (0x4444…4444) goes to 0x3333…3333",
      },
    ]);
    expect(counterparty?.address).toBe(stranger);
  });
});

describe("describe", () => {
  test("default: a transfer of coin", () => {
    expect(words(transactionTo(friend, undefined, "0x14d1120d7b160000"), sampleContext())).toEqual({
      title: "Send",
      sentence: "Sends 1.5 ETH to “Friend” (0x2222…2222).",
      isUnderstood: true,
      out: [{ amount: "1.5", symbol: "ETH", token: null, party: friend, note: null }],
      in: [],
      allowed: [],
      counterparty: { address: friend, name: "Friend", seen: 0, isContract: false },
      rows: [
        { label: "To", value: friend, isAddress: true },
        { label: "Value", value: "1.5 ETH" },
        { label: "Max fees", value: "Not known until the network has been asked", isFee: true },
      ],
      calls: [],
      raw: "0x",
      digests: [{ label: "Calldata digest", value: keccak256(pad("0x", { size: 32 })) }],
    });
  });

  test.each([
    [
      "approve",
      callData("0x095ea7b3", stranger, 70_000n),
      "Approve",
      "Lets 0x3333…3333 take up to 7 “TST” (0x4444…4444), no end date.",
    ],
    [
      "approve without limit",
      callData("0x095ea7b3", stranger, 2n ** 256n - 1n),
      "Approve",
      "Lets 0x3333…3333 take any amount of your “TST” (0x4444…4444), no end date.",
    ],
    [
      "revoke",
      callData("0x095ea7b3", stranger, 0n),
      "Revoke",
      "Takes back what 0x3333…3333 may take of your “TST” (0x4444…4444).",
    ],
    [
      "transfer",
      callData("0xa9059cbb", friend, 123_456n),
      "Send",
      "Sends 12.3456 “TST” (0x4444…4444) to “Friend” (0x2222…2222).",
    ],
    [
      "setApprovalForAll",
      callData("0xa22cb465", stranger, 1n),
      "Approve all",
      "Lets 0x3333…3333 move everything you hold of “TST” (0x4444…4444), no end date.",
    ],
    [
      "an unknown call",
      callData("0x12345678", 1n),
      "Contract call",
      "Calls an unknown function (0x12345678) of 0x4444…4444. What it does could not be decoded.",
    ],
  ])("behavior: %s in words", (_, data, title, sentence) => {
    expect(words(transactionTo(token, data), sampleContext())).toMatchObject({ title, sentence });
  });

  test("behavior: what somebody may take stands under allowed", () => {
    const { allowed, out } = words(
      transactionTo(token, callData("0x095ea7b3", stranger, 2n ** 256n - 1n)),
      sampleContext(),
    );

    expect(out).toEqual([]);
    expect(allowed).toEqual([
      { amount: "any amount", symbol: "TST", token, party: stranger, note: "no end date" },
    ]);
  });

  test("behavior: an unknown token counts smallest units", () => {
    const data = callData("0xa9059cbb", friend, 1_234_567n);

    expect(words(transactionTo(token, data), sampleContext({ tokens: {} })).sentence).toBe(
      "Sends 1,234,567 smallest units of token 0x4444…4444 to “Friend” (0x2222…2222).",
    );
  });

  test("behavior: a permit shows every hashed field and its three digests [H04] [H10]", () => {
    const subject = typedSubject(permitOf());
    const view = words(subject, sampleContext());

    expect(view).toMatchObject({
      title: "Permit",
      sentence: "Lets 0x3333…3333 take up to 1 USDC, until 2026-09-21 15:13 UTC.",
    });
    expect(view.rows.map(({ label }) => label)).toEqual([
      "Form",
      "Domain · name",
      "Domain · version",
      "Domain · chainId",
      "Domain · verifyingContract",
      "owner",
      "spender",
      "value",
      "nonce",
      "deadline",
      ...["Spender", "Max spending amount", "Valid until"],
    ]);
    const [digest, domain, message] = view.digests.map(({ value }) => value);
    expect(digest).toBe(keccak256(concatHex(["0x1901", domain ?? "0x", message ?? "0x"])));
  });

  test("behavior: what a batch sends to one party is summed, and parties are kept apart", () => {
    const subject = {
      kind: "calls",
      chainId: 1,
      from: own,
      atomic: false,
      calls: [
        { to: friend, value: 10n ** 18n, data: "0x" },
        { to: friend, value: 2n * 10n ** 18n, data: "0x" },
        { to: stranger, value: 10n ** 18n, data: "0x" },
      ],
    } as const;

    expect(words(subject, sampleContext()).out).toMatchObject([
      { amount: "3", symbol: "ETH", party: friend },
      { amount: "1", symbol: "ETH", party: stranger },
    ]);
  });

  test("behavior: a batch numbers its calls and says that it is not atomic [C11]", () => {
    const batch = subjectFrom("wallet_sendCalls", [
      {
        version: "2.0.0",
        from: own,
        chainId: "0x1",
        atomicRequired: false,
        calls: [
          { to: friend, value: "0xde0b6b3a7640000" },
          { to: token, data: callData("0x095ea7b3", stranger, 70_000n) },
        ],
      },
    ]);

    expect(words(batch, sampleContext())).toMatchObject({
      title: "Batch",
      sentence: "Makes 2 calls, one after the other; each is listed, and any of them may fail by itself.",
      calls: [
        { title: "1. Send", sentence: "Sends 1 ETH to “Friend” (0x2222…2222).", to: friend },
        { title: "2. Approve", to: token },
      ],
    });
  });

  test("behavior: foreign text is made visible and stays text [H03] [H16] [F10]", () => {
    const text = "✓ simulation passed <b>[ok](https://evil.example)</b>\u202e\u200b";

    expect(words(messageOf(text), sampleContext()).rows).toEqual([
      { label: "Message", value: "✓ simulation passed <b>[ok](https://evil.example)</b>⟨U+202E⟩⟨U+200B⟩" },
    ]);
  });

  test("behavior: a token's symbol cannot leave its quotation marks unseen [F10]", () => {
    const symbol = `USDC\u202e${"x".repeat(10_000)}`;
    const context = sampleContext({ tokens: { [token]: { symbol, decimals: 0, isCore: false } } });
    const { sentence } = words(transactionTo(token, callData("0xa9059cbb", friend, 1n)), context);

    expect(sentence).toBe("Sends 1 “USDC⟨U+202E⟩xxx…” (0x4444…4444) to “Friend” (0x2222…2222).");
  });

  test("behavior: bytes that are no text are shown as bytes", () => {
    expect(words(messageOf("0xff00fe"), sampleContext())).toMatchObject({
      isUnderstood: false,
      rows: [{ label: "Message", value: "0xff00fe" }],
    });
  });

  test("behavior: unknown data says so [H15]", () => {
    const view = words(
      typedSubject(typedDataOf("Mail", { Mail: ["string text"] }, { text: "hi" })),
      sampleContext(),
    );

    expect(view).toMatchObject({
      isUnderstood: false,
      sentence: "Signs data of the form “Mail”, which is not known. What it allows cannot be said.",
    });
  });

  test("behavior: ten thousand fields are bounded", () => {
    const data = typedDataOf("Many", { Many: ["uint256[] values"] }, { values: Array(3000).fill(1) });
    const { rows } = words(typedSubject(data), sampleContext());

    expect([rows.length, rows.at(-1)?.label]).toEqual([201, "More"]);
  });

  test("behavior: a connection names the site", () => {
    expect(words(siteSubject("https://app.example"), sampleContext())).toMatchObject({
      title: "Connect",
      sentence:
        "Lets “https://app.example” see the accounts you choose and ask you to sign. It moves nothing by itself.",
    });
  });
});
