import { bytesToHex } from "@noble/hashes/utils";
import type { Address } from "../../../extension/domain/primitives.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import type { Attempts } from "./attempts.ts";
import type { Contents } from "./contents.ts";
import { accountsOf, addressOf, decodePrivateKey, secretsOf, signDigest } from "./keys.ts";
import { judgePassword } from "./password.ts";
import { createQueue, type Queue } from "./queue.ts";
import type { CreateOutcome, Vault, VaultSeed } from "./vault.ts";
import { createVaultCore, type VaultCore, type VaultCoreDeps } from "./vaultCore.ts";
import { VaultExistsError, VaultUnknownAccountError, VaultWithoutWordsError } from "./vaultErrors.ts";
import { judgeWords, seedOf } from "./words.ts";

export interface VaultDeps extends VaultCoreDeps {
  attempts: Attempts;
}

/** The vault over what the disk and the browser session hold. Effects: storage. */
export async function createVault(deps: VaultDeps): Promise<Vault> {
  const core = await createVaultCore(deps);
  const queue = createQueue();
  const prove = createProof(core, deps.attempts);
  return {
    status: core.status,
    accounts: core.accounts,
    watch: core.watch,
    ...doorOf(core, queue, deps.attempts),
    ...keyringOf(core, queue, prove),
    provePassword: (password) => queue(() => prove(password)),
    async sign(address, digest) {
      return signDigest(digest, (await readSecrets(core, address)).privateKey);
    },
    accountRoot: async (address) => (await readSecrets(core, address)).root,
    async touch() {
      if (core.status() === "unlocked") await deps.session.extend(deps.autoLockMinutes());
    },
  };
}

type Prove = (password: string) => Promise<boolean>;

function createProof(core: VaultCore, attempts: Attempts): Prove {
  return async (password) => {
    if ((await attempts.waitMs()) > 0) return false;
    const isRight = (await core.tryPassword(password)) !== null;
    await (isRight ? attempts.clear() : attempts.countWrong());
    return isRight;
  };
}

function doorOf(
  core: VaultCore,
  queue: Queue,
  attempts: Attempts,
): Pick<Vault, "create" | "unlock" | "lock"> {
  return {
    create: (seed, password) =>
      queue(async () => {
        if (core.status() !== "empty") throw new VaultExistsError(core.status());
        const { accepted, reason } = judgePassword(password);
        if (!accepted) return { status: "weak-password", reason };
        const prepared = await prepareContents(seed);
        if (prepared.status !== "prepared") return prepared;
        await core.found(prepared.contents, password);
        return { status: "created", address: firstAddress(core) };
      }),
    unlock: (password) =>
      queue(async () => {
        const waitMs = await attempts.waitMs();
        if (waitMs > 0) return { status: "wait", waitMs };
        const found = await core.tryPassword(password);
        if (found === null) return { status: "wrong-password", waitMs: await attempts.countWrong() };
        await attempts.clear();
        await core.adopt(found.raw, found.opened);
        return { status: "unlocked" };
      }),
    lock: () => queue(core.close),
  };
}

function keyringOf(
  core: VaultCore,
  queue: Queue,
  prove: Prove,
): Pick<Vault, "revealWords" | "addAccount" | "importAccount"> {
  return {
    revealWords: (password) =>
      queue(async () => {
        core.assertOpen();
        if (!(await prove(password))) return { status: "wrong-password" };
        const { words } = await core.readContents();
        return words === null ? { status: "no-words" } : { status: "revealed", words: words.split(" ") };
      }),
    addAccount: () =>
      queue(async () => {
        const contents = await core.readContents();
        if (contents.seed === null) throw new VaultWithoutWordsError();
        await core.write({ ...contents, derived: contents.derived + 1 });
        const added = core.accounts()[contents.derived];
        invariant(added !== undefined, "derived accounts come first");
        return added.address;
      }),
    importAccount: (typed, password) =>
      queue(async () => {
        core.assertOpen();
        const privateKey = decodePrivateKey(typed);
        if (privateKey === null) return { status: "bad-key" };
        if (!(await prove(password))) return { status: "wrong-password" };
        const contents = await core.readContents();
        const address = addressOf(privateKey);
        const isKnown = accountsOf(contents).some((account) => account.address === address);
        const imported = [...contents.imported, bytesToHex(privateKey)];
        if (!isKnown) await core.write({ ...contents, imported });
        return { status: "imported", address };
      }),
  };
}

type Prepared = { status: "prepared"; contents: Contents } | Exclude<CreateOutcome, { status: "created" }>;

async function prepareContents(seed: VaultSeed): Promise<Prepared> {
  if (seed.kind === "privateKey") {
    const key = decodePrivateKey(seed.key);
    if (key === null) return { status: "bad-key" };
    const contents: Contents = { v: 1, words: null, seed: null, derived: 0, imported: [bytesToHex(key)] };
    return { status: "prepared", contents };
  }
  const judged = judgeWords(seed.words);
  if (judged.status === "invalid") {
    const { reason, position } = judged;
    return position === undefined
      ? { status: "bad-words", reason }
      : { status: "bad-words", reason, position };
  }
  const bytes = await seedOf(judged.words, seed.passphrase);
  const contents: Contents = { v: 1, words: judged.words, seed: bytesToHex(bytes), derived: 1, imported: [] };
  return { status: "prepared", contents };
}

function firstAddress(core: VaultCore): Address {
  const [first] = core.accounts();
  invariant(first !== undefined, "a new vault holds an account");
  return first.address;
}

async function readSecrets(core: VaultCore, address: Address) {
  const secrets = secretsOf(await core.readContents(), address);
  if (secrets === null) throw new VaultUnknownAccountError(address);
  return secrets;
}
