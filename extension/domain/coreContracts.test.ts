import { describe, expect, test } from "vitest";
import { coreContractAt, coreContracts } from "./coreContracts.ts";
import { callData, judge, permitOf, sampleContext, token, transactionTo, typedSubject } from "./samples.ts";

const conduit = "0x1e0049783f008a0085193e00003d00cd54003c71";
const blur = "0x00000000000111abe46ff893f3b2fdf1f759a8a8";
const router = "0x7a250d5630b4cf539739df2c5dacb4c659f2488d";
const isContract = { codeAt: { [conduit]: "contract", [blur]: "contract", [router]: "contract" } } as const;
const clock = { now: 1_790_000_000_000, isClockTrusted: true };

function operatorLevel(operator: string, changes = {}): string | undefined {
  const subject = transactionTo(token, callData("0xa22cb465", operator, 1n));
  return judge(subject, sampleContext({ ...isContract, ...changes })).codes["approval-for-all"];
}

function permitLevel(changes: Readonly<Record<string, unknown>>, context = {}): string | undefined {
  const known = sampleContext({ ...isContract, ...clock, ...context });
  return judge(typedSubject(permitOf(changes)), known).codes["permit-signature"];
}

describe("coreContracts", () => {
  test("default: each is an address in small letters, with its makers' page and at least one kind of grant", () => {
    for (const [key, { name, takes, source }] of coreContracts) {
      expect(key).toMatch(/^\d+ 0x[0-9a-f]{40}$/);
      expect([name, takes.length > 0, source.startsWith("https://")]).toEqual([name, true, true]);
    }
  });

  test("default: a market that everybody uses is no stranger to a collection [G09]", () => {
    expect(operatorLevel(conduit)).toBe("caution");
    expect(operatorLevel(blur)).toBe("caution");
  });

  test("behavior: it is known on its own chains only", () => {
    expect(coreContractAt(1, blur)?.name).toBe("Blur");
    expect(coreContractAt(56, blur)).toBeNull();
  });

  test("behavior: it is known for what it is made to take, and for nothing else [G09]", () => {
    expect(operatorLevel(router)).toBe("danger");
    expect(permitLevel({ spender: router })).toBe("caution");
    expect(permitLevel({ spender: blur })).toBe("danger");
  });

  test("behavior: an address at which the node has found no contract is a stranger all the same [G14]", () => {
    expect(operatorLevel(conduit, { codeAt: {} })).toBe("danger");
    expect(operatorLevel(conduit, { codeAt: { [conduit]: "none" } })).toBe("danger");
    expect(operatorLevel(conduit, { contracts: { [conduit]: { delegate: token } } })).toBe("danger");
  });

  test("behavior: amounts and times are judged as for anybody [H10] [G18]", () => {
    expect(permitLevel({ spender: router, value: String(2n ** 256n - 1n) })).toBe("danger");
    expect(permitLevel({ spender: router, deadline: 2_000_000_000 })).toBe("danger");
    expect(permitLevel({ spender: router }, { isClockTrusted: false })).toBe("danger");
    const all = transactionTo(token, callData("0x095ea7b3", router, 2n ** 256n - 1n));
    expect(judge(all, sampleContext(isContract)).codes["unlimited-approval"]).toBe("danger");
  });

  test("behavior: all that is held, allowed to it, is caution as to a contract dealt with before", () => {
    const all = transactionTo(token, callData("0x095ea7b3", router, 50n));
    const context = sampleContext({ ...isContract, balances: { [token]: 50n, native: 0n } });

    expect(judge(all, context).codes["unlimited-approval"]).toBe("caution");
  });
});
