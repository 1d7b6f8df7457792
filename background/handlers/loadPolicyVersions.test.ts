import { expect, test } from "vitest";
import type { PolicyVersionRow } from "../../extension/storage/policyVersions.ts";
import { fakeContext } from "./fakeContext.ts";
import { loadPolicyVersions } from "./loadPolicyVersions.ts";

test("default: says what was before, without the row's own keys", async () => {
  const row: PolicyVersionRow = {
    ...{
      id: "row",
      account: "0x00000000000000000000000000000000000000aa",
      version: `0x${"ab".repeat(32)}`,
      at: 5,
      by: "you",
      document: { v: 1 },
    },
  };
  const context = fakeContext({ policy: { versions: async () => [{ ...row, isActing: true }] } });

  expect(await loadPolicyVersions({}, context)).toEqual({
    versions: [{ version: row.version, at: 5, by: "you", isActing: true, document: { v: 1 } }],
  });
});
