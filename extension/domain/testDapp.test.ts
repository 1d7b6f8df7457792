import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { InspectionContext } from "./context.ts";
import { judge, messageOf, own, sampleContext, sampleRequest } from "./samples.ts";
import { canonicalise } from "./subject/canonicalise.ts";

const source = readFileSync(
  new URL("../../node_modules/@metamask/test-dapp/dist/main.js", import.meta.url),
  "utf8",
);

/** The typed data that the button `id` of the published page sends, on chain 1. */
function typedDataOfButton(id: string): string {
  const start = source.indexOf(`${id}.onclick = async`);
  const from = source.indexOf("`{", start) + 1;
  return source
    .slice(from, source.indexOf("`", from))
    .replaceAll(/\$\{src\.chainIdInt\}/g, "1")
    .replaceAll(/\$\{src\.chainIdPadded\}/g, `0x${"1".padStart(77, "0")}`)
    .replaceAll(/\$\{src\.accounts\[0\]\}/g, own)
    .replaceAll(/\$\{maliciousAddress\}/g, "0x5FbDB2315678afecb367f032d93F642f64180aa3");
}

/** The data of the malicious transaction `name` of the published page. */
function dataOf(name: string): string {
  const start = source.indexOf(`${name}: {`, source.indexOf("const getMaliciousTransactions"));
  return /data: \\'(0x[0-9a-f]+)\\'/.exec(source.slice(start, start + 600))?.[1] ?? "";
}

const contracts = {
  erc20: "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
  erc721: "0xBC4CA0EdA7647A8aB7C2061c2E118A18a936f13D",
  lure: "0x000062Accd1a9d62eF428eC86cA3dD4f45120000",
};

function outcomeOf(
  method: string,
  params: unknown,
  context: InspectionContext = sampleContext({ codeAt: {} }),
): string {
  const canonical = canonicalise(sampleRequest(method, params));
  return canonical.status === "refused" ? "refused" : judge(canonical.subject, context).decision.outcome;
}

function send(to: string, data: string): readonly unknown[] {
  return [{ from: own, to, data, value: "0x0" }];
}

function batch(atomicRequired: boolean, ...calls: readonly unknown[]): readonly unknown[] {
  return [{ version: "2.0.0", from: own, chainId: "0x1", atomicRequired, calls }];
}

describe("the malicious buttons of the test dapp, without any list", () => {
  test.each([
    ["maliciousApprovalButton", send(contracts.erc20, dataOf("erc20Approval"))],
    ["maliciousSetApprovalForAll", send(contracts.erc721, dataOf("setApprovalForAll"))],
    ["maliciousContractInteractionButton", send(contracts.lure, dataOf("maliciousContractInteraction"))],
  ])("default: %s is held [SW12]", (_, params) => {
    expect(outcomeOf("eth_sendTransaction", params)).toBe("hold");
  });

  test.each([
    "maliciousPermit",
    "maliciousTradeOrder",
    "maliciousSeaport",
    "signTypedDataV4Batch",
    "signTypedDataV4Queue",
  ])("default: %s is held [H10] [H11]", (id) => {
    expect(outcomeOf("eth_signTypedData_v4", [own, typedDataOfButton(id)])).toBe("hold");
  });

  test.each(["maliciousPermitHexPaddedChain", "maliciousPermitIntAddress"])(
    "default: %s is refused [H05] [H06]",
    (id) => {
      expect(outcomeOf("eth_signTypedData_v4", [own, typedDataOfButton(id)])).toBe("refused");
    },
  );

  test.each([
    ["maliciousSendWithOddHexData", { value: "0x9184e72a000", data: "0x1" }],
    ["maliciousApproveERC20WithOddHexData", { value: "0x0", data: `0x95ea7b3${"0".repeat(128)}` }],
    ["maliciousSendWithoutHexPrefixValue", { value: "ffffffffffffff" }],
  ])("default: %s is refused [G05] [G06]", (_, fields) => {
    expect(outcomeOf("eth_sendTransaction", [{ from: own, to: contracts.erc20, ...fields }])).toBe("refused");
  });

  test.each([
    ["erc20Approval", contracts.erc20],
    ["setApprovalForAll", contracts.erc721],
    ["maliciousContractInteraction", contracts.lure],
  ])("default: a batch with %s is held, or refused where it must be atomic [I05] [C11]", (name, to) => {
    const calls = [
      { to, data: dataOf(name), value: "0x0" },
      { to: contracts.erc721, data: "0x654365436543", value: "0x3B9ACA00" },
    ];

    expect(outcomeOf("wallet_sendCalls", batch(false, ...calls))).toBe("hold");
    expect(outcomeOf("wallet_sendCalls", batch(true, ...calls))).toBe("refused");
  });

  test("behavior: the samples were found in the page", () => {
    expect([
      dataOf("erc20Approval").slice(0, 10),
      dataOf("maliciousContractInteraction").slice(0, 10),
    ]).toEqual(["0x095ea7b3", "0xef5cfb8c"]);
    expect(JSON.parse(typedDataOfButton("maliciousSeaport"))).toMatchObject({
      primaryType: "OrderComponents",
    });
  });
});

describe("the harmless buttons of the test dapp", () => {
  test("default: personal_sign is allowed", () => {
    const message = `0x${new TextEncoder().encode("Example `personal_sign` message").reduce((hex, byte) => hex + byte.toString(16).padStart(2, "0"), "")}`;

    expect(outcomeOf("personal_sign", [message, own, "Example password"])).toBe("allow");
  });

  test("default: a sign-in is allowed, and one for another domain is held [B19]", () => {
    const local = sampleContext({ site: { origin: "http://localhost:9011", isSecure: true } });
    const text = (domain: string) =>
      `${domain} wants you to sign in with your Ethereum account:\n${own}\n\nI accept the MetaMask Terms of Service: https://community.metamask.io/tos\n\nURI: https://${domain}\nVersion: 1\nChain ID: 1\nNonce: 32891757\nIssued At: 2021-09-30T16:25:24.000Z`;

    expect(judge(messageOf(text("localhost:9011")), local).decision.outcome).toBe("allow");
    expect(judge(messageOf(text("metamask.badactor.io")), local).decision.outcome).toBe("hold");
  });

  test("default: the mail example is a warning [H15]", () => {
    const mail = {
      domain: {
        chainId: "1",
        name: "Ether Mail",
        verifyingContract: "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC",
        version: "1",
      },
      message: {
        contents: "Hello, Bob!",
        from: { name: "Cow", wallets: ["0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"] },
        to: [{ name: "Bob", wallets: ["0xB0B0b0b0b0b0B000000000000000000000000000"] }],
        attachment: "0x",
      },
      primaryType: "Mail",
      types: {
        EIP712Domain: ["name string", "version string", "chainId uint256", "verifyingContract address"].map(
          field,
        ),
        Group: ["name string", "members Person[]"].map(field),
        Mail: ["from Person", "to Person[]", "contents string", "attachment bytes"].map(field),
        Person: ["name string", "wallets address[]"].map(field),
      },
    };

    expect(outcomeOf("eth_signTypedData_v4", [own, JSON.stringify(mail)])).toBe("warn");
  });

  test("default: the piggy bank's deposit is allowed", () => {
    const params = [{ from: own, to: contracts.lure, data: "0xd0e30db0", value: "0x3782dace9d900000" }];

    expect(outcomeOf("eth_sendTransaction", params)).toBe("allow");
  });
});

function field(text: string): { name: string; type: string } {
  const [name = "", type = ""] = text.split(" ");
  return { name, type };
}
