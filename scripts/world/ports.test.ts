import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { takePort } from "./ports.ts";

test("default: a port that is left open is taken free", async () => {
  const [one, other] = [await takePort("home"), await takePort("dapp")];
  expect(one).toBeGreaterThan(1023);
  expect(other).toBeGreaterThan(1023);
});

test("error: a fixed port that is busy is one clear line with the remedy", async () => {
  const squatter = createServer();
  const port = await new Promise<number>((resolve) => {
    squatter.listen(0, "127.0.0.1", () => {
      const address = squatter.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  onTestFinished(() => void squatter.close());
  await expect(takePort("faucet", port)).rejects.toMatchObject({
    shortMessage: `Port ${port} is busy.`,
    hint: expect.stringContaining("--port-faucet"),
  });
});
