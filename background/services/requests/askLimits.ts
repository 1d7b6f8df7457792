import type { AskOutcome, AskSource, AskSubject } from "../../../extension/storage/requests.ts";

/** How often one origin may put something in front of the user. */
export interface AskLimits {
  /** Null where the ask may go on; it then counts as open until `end`. */
  begin(source: AskSource, subject: AskSubject): Extract<AskOutcome, { status: "refused" }> | null;
  end(source: AskSource, subject: AskSubject, outcome: AskOutcome): void;
}

export const limits = {
  openPerOrigin: 5,
  openInAll: 25,
  /** Rejections in a row after which an origin has to wait. */
  rejectionsInARow: 3,
  coolDownMs: 30_000,
} as const;

interface OriginUse {
  open: string[];
  rejections: number;
  coolUntil: number;
}

/** Limits in memory: a worker that was restarted takes its open requests up again and counts them. */
export function createAskLimits(now: () => number): AskLimits {
  const uses = new Map<string, OriginUse>();
  const recordOf = (origin: string): OriginUse => {
    const use = uses.get(origin) ?? { open: [], rejections: 0, coolUntil: 0 };
    uses.set(origin, use);
    return use;
  };
  const openInAll = () => [...uses.values()].reduce((sum, { open }) => sum + open.length, 0);
  return {
    begin(source, { kind }) {
      if (source.kind === "wallet") return null;
      const use = recordOf(source.origin);
      if (kind === "connect" && use.open.includes(kind)) {
        return refused("already-open", "A request to connect this site is already open.");
      }
      if (use.open.length >= limits.openPerOrigin || openInAll() >= limits.openInAll) {
        return refused("limit-exceeded", "Too many requests of this site are open.");
      }
      if (now() < use.coolUntil) {
        return refused("limit-exceeded", "The user has rejected this site's requests; try again later.");
      }
      use.open.push(kind);
      return null;
    },
    end(source, { kind }, { status }) {
      if (source.kind === "wallet") return;
      const use = recordOf(source.origin);
      const place = use.open.indexOf(kind);
      if (place !== -1) use.open.splice(place, 1);
      if (status === "approved") use.rejections = 0;
      if (status !== "rejected" && status !== "blocked") return;
      use.rejections += 1;
      if (use.rejections >= limits.rejectionsInARow) use.coolUntil = now() + limits.coolDownMs;
    },
  };
}

function refused(code: "already-open" | "limit-exceeded", message: string) {
  return { status: "refused", code, message } as const;
}
