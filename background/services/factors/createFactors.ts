import * as v from "valibot";
import type { Factor } from "../../../extension/domain/policyDocument.ts";
import type { Area } from "../../../extension/platform/platform.ts";
import type { Attempts } from "../vault/attempts.ts";
import { judgePassword } from "../vault/password.ts";
import { deriveVaultKey, iterations } from "../vault/seal.ts";
import type { ConfirmOutcome, FactorService, ProofOutcome } from "./factors.ts";
import { otpUri, stepOfCode, toBase32 } from "./totp.ts";

export interface FactorsDeps {
  area: Area;
  /** What a new second device has to confirm waits here, so that it outlives the worker and not the browser. */
  session: Area;
  /** Seals what stands on the disk with a key of the vault. Throw while locked. */
  seal: (text: string) => Promise<string>;
  /** Null: it was not sealed by this wallet, or was altered. */
  unseal: (sealed: string) => Promise<string | null>;
  /** Whether it is the wallet's own password. */
  isFirstPassword: (password: string) => Promise<boolean>;
  attempts: Attempts;
  now: () => number;
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
}

const name = "factors";
const pendingName = "factors.pending";
const bytes = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
  v.maxLength(64),
);
const kept = v.strictObject({
  v: v.literal(1),
  secondPassword: v.nullable(v.strictObject({ salt: bytes, key: bytes, iterations: v.number() })),
  /** `lastStep`: a code counts once. */
  secondDevice: v.nullable(v.strictObject({ secret: bytes, lastStep: v.number() })),
});
type Kept = v.InferOutput<typeof kept>;
const nothing: Kept = { v: 1, secondPassword: null, secondDevice: null };
/** Which factors there are is known while locked; whether they are right is only known to the unsealed row. */
const stored = v.strictObject({ present: v.array(v.string()), sealed: v.string() });

/** The second factors of this profile. Effects: storage. */
export async function createFactors(deps: FactorsDeps): Promise<FactorService> {
  const decoded = v.safeParse(stored, await deps.area.load(name));
  let present: readonly string[] = decoded.success ? decoded.output.present : [];
  const listeners = new Set<() => void>();
  const load = () => loadKept(deps);
  const save = async (next: Kept) => {
    present = presentOf(next);
    await deps.area.save({ [name]: { present, sealed: await deps.seal(JSON.stringify(next)) } });
    for (const listener of listeners) listener();
  };
  const tried = async (isRight: boolean): Promise<ProofOutcome> => {
    if (!isRight) return { status: "wrong", waitMs: await deps.attempts.countWrong() };
    await deps.attempts.clear();
    return { status: "proved" };
  };
  return {
    isSetUp: (factor) => present.includes(factor),
    async prove(factor, proof) {
      const waitMs = await deps.attempts.waitMs();
      if (waitMs > 0) return { status: "wrong", waitMs };
      const all = await load();
      if (factor === "second-password") return tried(await isSecondPassword(all, proof));
      const next = spendCode(all, proof, deps.now());
      // Kept before it is believed: a code that was used once is never right again.
      if (next !== null) await save(next);
      return tried(next !== null);
    },
    async setSecondPassword(secondPassword) {
      const { accepted, reason } = judgePassword(secondPassword);
      if (!accepted) return { status: "refused", reason };
      if (await deps.isFirstPassword(secondPassword))
        return { status: "refused", reason: "It has to be another one than the wallet's password." };
      const salt = deps.randomBytes(16);
      const key = await deriveVaultKey(secondPassword, salt, iterations.chosen);
      const entry = { salt: [...salt], key: [...key], iterations: iterations.chosen };
      await save({ ...(await load()), secondPassword: entry });
      return { status: "done" };
    },
    async beginSecondDevice() {
      const secret = deps.randomBytes(20);
      await deps.session.save({ [pendingName]: [...secret] });
      return { secret: toBase32(secret), uri: otpUri(secret) };
    },
    async confirmSecondDevice(code): Promise<ConfirmOutcome> {
      const waiting = v.safeParse(bytes, await deps.session.load(pendingName));
      const pending = waiting.success ? new Uint8Array(waiting.output) : null;
      if (pending === null) return { status: "refused", reason: "Begin again: there is nothing to confirm." };
      const waitMs = await deps.attempts.waitMs();
      if (waitMs > 0) return { status: "wrong-factor", waitMs };
      const step = stepOfCode(pending, code, deps.now());
      const proof = await tried(step !== null);
      if (step === null || proof.status === "wrong")
        return { status: "wrong-factor", waitMs: proof.status === "wrong" ? proof.waitMs : 0 };
      await save({ ...(await load()), secondDevice: { secret: [...pending], lastStep: step } });
      await deps.session.remove(pendingName);
      return { status: "done" };
    },
    async remove(factor) {
      await save(without(await load(), factor));
    },
    view: () => ({
      secondPassword: present.includes("second-password"),
      secondDevice: present.includes("second-device"),
    }),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What does not unseal proves nothing: every guard then stays shut. */
async function loadKept({ area, unseal }: FactorsDeps): Promise<Kept> {
  const decoded = v.safeParse(stored, await area.load(name));
  const text = decoded.success ? await unseal(decoded.output.sealed) : null;
  if (text === null) return nothing;
  const read = v.safeParse(kept, JSON.parse(text));
  return read.success ? read.output : nothing;
}

function presentOf({ secondPassword, secondDevice }: Kept): Factor[] {
  return [
    ...(secondPassword === null ? [] : (["second-password"] as const)),
    ...(secondDevice === null ? [] : (["second-device"] as const)),
  ];
}

function without(all: Kept, factor: Factor): Kept {
  return factor === "second-password" ? { ...all, secondPassword: null } : { ...all, secondDevice: null };
}

async function isSecondPassword({ secondPassword }: Kept, typed: string): Promise<boolean> {
  if (secondPassword === null) return false;
  const key = await deriveVaultKey(typed, new Uint8Array(secondPassword.salt), secondPassword.iterations);
  // Every byte is looked at, so that the time taken tells nothing.
  return (
    key.reduce((differences, byte, at) => differences | (byte ^ (secondPassword.key[at] ?? 256)), 0) === 0
  );
}

/** What is kept after the code was used, or null where it is wrong or was used before. */
function spendCode(all: Kept, code: string, now: number): Kept | null {
  if (all.secondDevice === null) return null;
  const { secret, lastStep } = all.secondDevice;
  const step = stepOfCode(new Uint8Array(secret), code, now);
  return step === null || step <= lastStep ? null : { ...all, secondDevice: { secret, lastStep: step } };
}
