import canonicalize from "canonicalize";
import * as v from "valibot";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { Area } from "../../../extension/platform/platform.ts";
import type { AuditHead, AuditPoint } from "../../../extension/storage/audit.ts";
import type { LocalSeal } from "../vault/localSeal.ts";
import { noHash } from "./chain.ts";

const areaKey = "auditHead";
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hash = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{64}$/),
  v.transform((text) => text as Hex),
);
const time = v.nullable(v.number());
const point = {
  number: count,
  hash,
  base: v.object({ number: count, hash, at: time }),
  broken: v.nullable(v.object({ at: v.number(), foundAt: v.number() })),
  lost: count,
};
const stored = v.object({
  ...point,
  sealed: v.nullable(
    v.object({
      point: v.object(point),
      account: v.pipe(
        v.string(),
        v.regex(/^0x[0-9a-f]{40}$/),
        v.transform((text) => text as Address),
      ),
      mac: v.string(),
    }),
  ),
});

/** A log in which nothing stands yet. */
export const emptyHead: AuditHead = {
  number: 0,
  hash: noHash,
  base: { number: 0, hash: noHash, at: null },
  broken: null,
  lost: 0,
  sealed: null,
};

/** The second copy of the head. It stands outside the database, so that putting an old database back is found. */
export interface HeadCopy {
  /** Null: there is none. What cannot be read counts as none. */
  load(): Promise<AuditHead | null>;
  save(head: AuditHead): Promise<void>;
}

export function createHeadCopy(area: Pick<Area, "load" | "save">): HeadCopy {
  return {
    async load() {
      const decoded = v.safeParse(stored, await area.load(areaKey));
      return decoded.success ? decoded.output : null;
    },
    save: (head) => area.save({ [areaKey]: head }),
  };
}

/** Seals the log's end with a key of the first account; null while the wallet is locked. */
export interface HeadSeal {
  seal(point: AuditPoint): Promise<AuditHead["sealed"]>;
  /** Null: locked, so nobody can know. */
  isIntact(sealed: NonNullable<AuditHead["sealed"]>): Promise<boolean | null>;
}

export function createHeadSeal(
  localSeal: Pick<LocalSeal, "mac" | "isIntact">,
  firstAccount: () => Address | null,
): HeadSeal {
  return {
    async seal(end) {
      const account = firstAccount();
      if (account === null) return null;
      const own = pointOf(end);
      try {
        return { point: own, account, mac: await localSeal.mac(account, "audit", own) };
      } catch {
        // Locked meanwhile: the next unlock seals it.
        return null;
      }
    },
    async isIntact({ point: own, account, mac }) {
      if (firstAccount() === null) return null;
      try {
        return await localSeal.isIntact(account, "audit", own, mac);
      } catch {
        // Locked meanwhile, or sealed by an account that this vault does not hold: only the second is an answer.
        return firstAccount() === null ? null : false;
      }
    },
  };
}

/** The head without its seal. */
export function pointOf({ number, hash: own, base, broken, lost }: AuditPoint): AuditPoint {
  return { number, hash: own, base: { ...base }, broken, lost };
}

/** Whether the log begins at the same entry and says the same about what was found. */
export function hasSameBegin(a: AuditPoint, b: AuditPoint): boolean {
  return canonicalize([a.base, a.broken]) === canonicalize([b.base, b.broken]);
}
