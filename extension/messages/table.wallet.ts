import * as v from "valibot";
import type { Message } from "./message.ts";
import { address, chainId, nothing, password, text } from "./shapes.ts";

const words = v.pipe(v.array(text(32)), v.minLength(12), v.maxLength(24));
const done = v.strictObject({ status: v.literal("done") });
const passwordProblem = v.strictObject({ status: v.literal("weak-password"), reason: text(200) });

/** Vault, accounts, networks and sites. */
export const walletMessages = {
  /** Rates a password without keeping it. Scores 0 to 4; accepted from the floor upwards. */
  judgePassword: {
    from: ["popup"],
    request: v.strictObject({ password }),
    response: v.strictObject({ accepted: v.boolean(), score: v.number(), reason: text(200) }),
  },
  /** Makes new words and keeps them for this browser session until `createVault` uses them. */
  draftWords: {
    from: ["popup"],
    request: v.strictObject({ count: v.picklist([12, 24]) }),
    response: v.strictObject({ draft: text(64), words }),
  },
  createVault: {
    from: ["popup"],
    request: v.strictObject({
      draft: text(64),
      password,
      /** The quiz: positions from 0. */
      answers: v.pipe(
        v.array(v.strictObject({ position: v.number(), word: text(32) })),
        v.minLength(3),
        v.maxLength(24),
      ),
    }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("created"), address }),
      v.strictObject({ status: v.literal("wrong-words") }),
      v.strictObject({ status: v.literal("draft-gone") }),
      passwordProblem,
    ]),
  },
  importVault: {
    from: ["popup"],
    request: v.strictObject({
      secret: v.variant("kind", [
        v.strictObject({ kind: v.literal("words"), words: text(400), passphrase: text(256) }),
        v.strictObject({ kind: v.literal("privateKey"), key: text(80) }),
      ]),
      password,
      /** Typed by the user where the profile is a demo one; see `session.demo`. */
      demoWord: v.optional(text(32)),
    }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("imported"), address }),
      /** `position` counts from 0 where one word is to blame. */
      v.strictObject({ status: v.literal("bad-words"), reason: text(200), position: v.optional(v.number()) }),
      v.strictObject({ status: v.literal("bad-key") }),
      v.strictObject({ status: v.literal("demo-word-needed") }),
      passwordProblem,
    ]),
  },
  unlockVault: {
    from: ["popup"],
    request: v.strictObject({ password }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("unlocked") }),
      v.strictObject({ status: v.literal("wrong-password"), waitMs: v.number() }),
      v.strictObject({ status: v.literal("wait"), waitMs: v.number() }),
    ]),
  },
  lockVault: { from: ["popup"], request: nothing, response: done },
  revealWords: {
    from: ["popup"],
    request: v.strictObject({ password }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("revealed"), words }),
      v.strictObject({ status: v.literal("wrong-password") }),
      v.strictObject({ status: v.literal("no-words") }),
    ]),
  },
  addAccount: { from: ["popup"], request: nothing, response: v.strictObject({ address }) },
  importAccount: {
    from: ["popup"],
    request: v.strictObject({ key: text(80), password }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("imported"), address }),
      v.strictObject({ status: v.literal("bad-key") }),
      v.strictObject({ status: v.literal("wrong-password") }),
    ]),
  },
  renameAccount: { from: ["popup"], request: v.strictObject({ address, name: text(40) }), response: done },
  selectAccount: { from: ["popup"], request: v.strictObject({ address }), response: done },
  /** Auto-lock in minutes, 1 to 480; the user's own mark against imitated windows. */
  changeSettings: {
    from: ["popup"],
    request: v.strictObject({
      autoLockMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(480))),
      mark: v.optional(
        v.strictObject({ symbol: text(8), colour: v.picklist(["teal", "violet", "amber", "rose", "sky"]) }),
      ),
    }),
    response: done,
  },
  selectNetwork: { from: ["popup"], request: v.strictObject({ chainId }), response: done },
  /** Refused unless the node at `rpcUrl` itself says `chainId`. */
  saveNetwork: {
    from: ["popup"],
    request: v.strictObject({ chainId, name: text(60), rpcUrl: text(300), symbol: text(12) }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("saved") }),
      v.strictObject({ status: v.literal("wrong-chain"), actual: v.number() }),
      v.strictObject({ status: v.literal("unreachable") }),
      v.strictObject({ status: v.literal("bad-url") }),
    ]),
  },
  disconnectSite: { from: ["popup"], request: v.strictObject({ origin: text(300) }), response: done },
  /** Metered calls that this site may cause per hour; the default is 20, of which 3 before the user's first act there. */
  setCallBudget: {
    from: ["popup"],
    request: v.strictObject({
      origin: text(300),
      perHour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
      beforeFirstAct: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
    }),
    response: done,
  },
} as const satisfies Record<string, Message>;
