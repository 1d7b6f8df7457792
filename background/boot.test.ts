import { describe, expect, test } from "vitest";
import { startBoot } from "./boot.ts";

describe("startBoot", () => {
  test("default: whoever asks waits until everything is there [D05]", async () => {
    let finish = (_services: string) => {};
    const boot = startBoot(
      () =>
        new Promise<string>((resolve) => {
          finish = resolve;
        }),
      { deadlineMs: 1000, onFailure: () => undefined },
    );
    expect(boot.status()).toBe("booting");
    const waiting = Promise.all([boot.ready(), boot.ready()]);
    finish("services");
    expect(await waiting).toEqual(["services", "services"]);
    expect(boot.status()).toBe("ready");
  });

  test("error: a failing boot refuses everybody, now and later, and is reported once [D07]", async () => {
    const failures: unknown[] = [];
    const cause = new TypeError("the disk is gone");
    const boot = startBoot(() => Promise.reject(cause), {
      deadlineMs: 1000,
      onFailure: (error) => void failures.push(error),
    });
    await expect(boot.ready()).rejects.toMatchObject({ code: "boot.failed", cause });
    await expect(boot.ready()).rejects.toMatchObject({ code: "boot.failed" });
    expect(boot.status()).toBe("failed");
    expect(failures).toEqual([cause]);
  });

  test("error: nobody waits for ever", async () => {
    const boot = startBoot(() => new Promise(() => undefined), { deadlineMs: 5, onFailure: () => undefined });
    await expect(boot.ready()).rejects.toMatchObject({ code: "boot.late", retryable: true });
  });
});
