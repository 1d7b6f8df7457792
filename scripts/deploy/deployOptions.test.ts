import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDeployTarget } from "./deployOptions.ts";

const key = `0x${"ab".repeat(32)}` as const;
const rpc = "https://node.example/";

describe("readDeployTarget", () => {
  test("default: flags, with the book where the repository keeps it", () => {
    expect(readDeployTarget({ rpc, chain: "59141" }, { SECHUB_DEPLOYER_KEY: key })).toEqual({
      rpcUrl: rpc,
      chainId: 59141,
      deployerKey: key,
      book: "contracts/deployments/59141.json",
    });
  });

  test("behavior: the environment, where there is no flag", () => {
    const environment = { SECHUB_RPC_URL: rpc, SECHUB_CHAIN: "5", SECHUB_DEPLOYER_KEY: `${key}\n` };

    expect(readDeployTarget({}, environment)).toMatchObject({ rpcUrl: rpc, chainId: 5, deployerKey: key });
    expect(readDeployTarget({ chain: "6", out: "here.json" }, environment)).toMatchObject({
      chainId: 6,
      book: "here.json",
    });
  });

  test("behavior: a key from a file wins over the environment", () => {
    const file = join(mkdtempSync(join(tmpdir(), "key-")), "key");
    writeFileSync(file, `${key}\n`);

    const target = readDeployTarget({ rpc, chain: "5", "key-file": file }, { SECHUB_DEPLOYER_KEY: "0x00" });

    expect(target.deployerKey).toBe(key);
  });

  test("behavior: only the local chain has a key that everybody knows, and no book in the repository", () => {
    expect(readDeployTarget({ rpc, chain: "31337" }, {})).toMatchObject({
      deployerKey: "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
      book: ".local/deployments/31337.json",
    });
    expect(() => readDeployTarget({ rpc, chain: "1" }, {})).toThrow("no usable key");
  });

  test.each([
    ["chain", { rpc }, "Which chain"],
    ["a chain that is no number", { rpc, chain: "home" }, "Which chain"],
    ["node", { chain: "5" }, "Which node"],
  ])("error: no %s", (_what, flags, message) => {
    expect(() => readDeployTarget(flags, { SECHUB_DEPLOYER_KEY: key })).toThrow(message);
  });

  test("error: a key that is none is refused without being shown", () => {
    const read = () => readDeployTarget({ rpc, chain: "5" }, { SECHUB_DEPLOYER_KEY: "0xsecret" });

    expect(read).toThrow("no usable key");
    expect(read).not.toThrow("0xsecret");
  });
});
