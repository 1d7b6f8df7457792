import { describe, expect, test } from "vitest";
import { createAttempts } from "../vault/attempts.ts";
import { createLocalSeal } from "../vault/localSeal.ts";
import { goodPassword, knownAddress, openKnownVault, type TestVault } from "../vault/testVault.ts";
import { createFactors } from "./createFactors.ts";
import { codeOf } from "./totp.ts";

const second = "orchard lantern 71 quiet";

async function open(test?: TestVault) {
  const { vault, platform } = test ?? (await openKnownVault());
  const seal = createLocalSeal(vault);
  const service = await createFactors({
    ...{ area: platform.local, session: platform.session, now: platform.now },
    seal: (text) => seal.encrypt(knownAddress, "factors", text),
    unseal: (sealed) => seal.decrypt(knownAddress, "factors", sealed),
    isFirstPassword: vault.provePassword,
    attempts: createAttempts(platform.local, platform.now, "factors.attempts"),
    // Fixed for the test, so that the codes are known.
    randomBytes: (length) => new Uint8Array(length).fill(7),
  });
  return { service, platform, vault };
}

const secret = new Uint8Array(20).fill(7);
const codeAt = (now: number, away = 0) => codeOf(secret, Math.floor(now / 30_000) + away);

describe("second password", () => {
  test("default: is set, proves, and is still there after a restart [BY4]", async () => {
    const opened = await openKnownVault();
    const { service } = await open(opened);

    expect(service.isSetUp("second-password")).toBe(false);
    expect(await service.setSecondPassword(second)).toEqual({ status: "done" });
    const again = await open(opened);
    expect(again.service.view()).toEqual({ secondPassword: true, secondDevice: false });
    expect(await again.service.prove("second-password", second)).toEqual({ status: "proved" });
    expect((await again.service.prove("second-password", goodPassword)).status).toBe("wrong");
  });

  test("error: the first password, or a weak one, is no second password", async () => {
    const { service } = await open();

    expect((await service.setSecondPassword(goodPassword)).status).toBe("refused");
    expect((await service.setSecondPassword("short")).status).toBe("refused");
    expect(service.isSetUp("second-password")).toBe(false);
  });

  test("error: wrong proofs make the next wait, the right one too [BY4]", async () => {
    const { service } = await open();
    await service.setSecondPassword(second);
    for (const guess of ["one", "two", "three"]) await service.prove("second-password", guess);

    const early = await service.prove("second-password", second);

    expect(early.status).toBe("wrong");
  });

  test("error: a row that was altered on the disk proves nothing [L05]", async () => {
    const { service, platform } = await open();
    await service.setSecondPassword(second);
    const row = (await platform.local.load("factors")) as { present: string[]; sealed: string };
    await platform.local.save({ factors: { ...row, sealed: `${row.sealed.slice(0, -2)}00` } });

    expect((await service.prove("second-password", second)).status).toBe("wrong");
  });
});

describe("second device", () => {
  test("default: counts once a code has confirmed it, and each code counts once [BY4]", async () => {
    const { service, platform } = await open();
    const { uri } = await service.beginSecondDevice();
    const now = platform.now();

    expect(uri).toMatch(/^otpauth:\/\/totp\/SecHub\?secret=/);
    expect(service.isSetUp("second-device")).toBe(false);
    expect(await service.confirmSecondDevice(codeAt(now, -1))).toEqual({ status: "done" });
    expect((await service.prove("second-device", codeAt(now, -1))).status).toBe("wrong");
    expect(await service.prove("second-device", codeAt(now))).toEqual({ status: "proved" });
    expect((await service.prove("second-device", codeAt(now))).status).toBe("wrong");
  });

  test("error: a wrong code confirms nothing, and without a beginning there is nothing to confirm", async () => {
    const { service, platform } = await open();

    expect((await service.confirmSecondDevice("000000")).status).toBe("refused");
    await service.beginSecondDevice();
    expect((await service.confirmSecondDevice(codeAt(platform.now(), 9))).status).toBe("wrong-factor");
    expect(service.isSetUp("second-device")).toBe(false);
  });

  test("behavior: is removed and then proves nothing", async () => {
    const { service, platform } = await open();
    await service.beginSecondDevice();
    await service.confirmSecondDevice(codeAt(platform.now()));

    await service.remove("second-device");

    expect(service.isSetUp("second-device")).toBe(false);
    expect((await service.prove("second-device", codeAt(platform.now(), 1))).status).toBe("wrong");
  });
});
