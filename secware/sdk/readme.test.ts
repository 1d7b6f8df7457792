import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { start } from "./examples/quickStart.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

describe("README", () => {
  test("default: the quick start is the example that is compiled, in at most forty lines", () => {
    const shown = /```ts\n([\s\S]*?)```/.exec(read("./README.md"))?.[1];

    expect(shown).toBe(read("./examples/quickStart.ts"));
    expect(shown?.trimEnd().split("\n").length).toBeLessThanOrEqual(40);
  });

  test("default: the example starts and shows its manifest", async () => {
    const folder = mkdtempSync(join(tmpdir(), "quick-"));
    const address = `0x${"c0".repeat(20)}` as const;
    const chain = { chainId: 31337, market: address, registry: address, rpcUrl: "http://127.0.0.1:9" };
    const port = await freePort();
    const served = await start({ ware: 1, port, chain, key: `0x${"22".repeat(32)}`, folder });

    const manifest = await fetch(`http://127.0.0.1:${port}/.well-known/secware.json`);

    expect(await manifest.json()).toMatchObject({ name: "My SecWare", kinds: ["address"] });
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
