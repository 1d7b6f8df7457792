import { describe, expect, test } from "vitest";
import { isFound, isStopped, judgeAddress, judgeRequest, judgeSite } from "./pipeline.ts";
import { sampleRow } from "./samples.ts";

const account = `0x${"aa".repeat(20)}`;
const spender = "bb".repeat(20);
const usdc = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
const unlimited = `0x095ea7b3${"0".repeat(24)}${spender}${"f".repeat(64)}`;

describe("judgeRequest", () => {
  test("default: a plain payment is let through, and an unlimited grant is held, by the wallet's own checks", () => {
    expect(judgeRequest(sampleRow()).result).toBe("allow");
    const grant = judgeRequest(sampleRow({ params: [{ from: account, to: usdc, data: unlimited }] }));
    expect(grant.result).toBe("hold");
    expect(grant.codes).toContainEqual(["unlimited-approval", "danger"]);
    expect(isStopped(grant)).toBe(true);
  });

  test("behavior: what cannot be read is refused, and that counts as stopped", () => {
    for (const changes of [
      { params: null },
      { params: [{ from: account, to: "0x1" }] },
      { method: "eth_sign", params: [account, "0x00"] },
      { method: "eth_signTypedData_v4", params: [account, '{"a":1,"a":2}'] },
    ]) {
      const judged = judgeRequest(sampleRow(changes));
      expect(judged.result).toBe("refused");
      expect(judged.judged).toBeNull();
      expect(isStopped(judged)).toBe(true);
    }
  });

  test("behavior: the wallet is judged as holder of the account that the request names", () => {
    const signed = judgeRequest(sampleRow({ method: "personal_sign", params: ["hello", account] }));
    expect(signed.judged?.context.ownAccounts).toEqual([account]);
    expect(signed.result).not.toBe("refused");
  });

  test("behavior: a row's context reaches the checks", () => {
    const to = `0x${"bb".repeat(20)}` as const;
    const lookAlike = `0xbbbb${"c".repeat(32)}bbbb` as const;
    const known = judgeRequest(sampleRow({ context: { recentRecipients: [to] } }));
    expect(known.codes.map(([code]) => code)).not.toContain("first-contact");
    const imitated = judgeRequest(sampleRow({ context: { recentRecipients: [lookAlike] } }));
    expect(imitated.codes).toContainEqual(["look-alike", "danger"]);
  });

  test("behavior: an origin that is no address of a site is nobody's, and not the wallet's own", () => {
    const judged = judgeRequest(sampleRow({ origin: "not an origin" }));
    expect(judged.judged?.context.site).toEqual({ origin: "not an origin", isSecure: false });
  });
});

describe("judgeSite and judgeAddress", () => {
  test("default: a site counts by its findings, whatever the decision", () => {
    const insecure = {
      id: "a",
      origin: "http://shop.example",
      truth: "malicious",
      category: "",
      year: 2026,
    } as const;
    expect(isFound(judgeSite(insecure))).toBe(true);
    expect(judgeSite(insecure).result).toBe("allow");
  });

  test("default: a recipient who is known and ordinary has no finding", () => {
    const row = {
      id: "a",
      address: `0x${"bb".repeat(20)}`,
      chainId: 1,
      truth: "benign",
      category: "",
    } as const;
    expect(judgeAddress(row)).toMatchObject({ result: "allow", level: "none", hasGap: false });
  });
});
