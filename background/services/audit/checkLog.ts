import type { AuditHead, AuditRepository } from "../../../extension/storage/audit.ts";
import { createFollower, noHash } from "./chain.ts";
import { type HeadCopy, type HeadSeal, hasSameBegin } from "./head.ts";

export interface Broken {
  at: number | null;
}
interface CheckDeps {
  repository: AuditRepository;
  copy: HeadCopy;
  seal: HeadSeal;
}

const chunk = 500;

/**
 * Compares the end with its seal and with its copy, and follows what was written since it was sealed. Effects: storage, read
 * only. Warning: says nothing of the entries before; `checkChain` does.
 */
export async function checkHead(deps: CheckDeps, head: AuditHead): Promise<Broken | null | "unknown"> {
  const { sealed } = head;
  if (sealed === null) return checkUnsealed(deps, head);
  const isIntact = await deps.seal.isIntact(sealed);
  if (isIntact === null) return "unknown";
  const { point } = sealed;
  const isEarlier = point.number <= head.number && hasSameBegin(point, head);
  if (!isIntact || !isEarlier) return timeOf(deps, head.number);
  return (
    (await follow(deps.repository, { number: point.number, hash: point.hash, at: null }, head)) ??
    (await checkCopy(deps, head))
  );
}

/** Follows every entry from the first to the end. Effects: storage, read only. */
export async function checkChain(repository: AuditRepository, head: AuditHead): Promise<Broken | null> {
  const broken = await follow(repository, head.base, head);
  if (broken !== null) return broken;
  // Each number within is there once; whatever else is there was put there.
  const isExact = (await repository.count()) === head.number - head.base.number;
  return isExact ? null : timeOf({ repository }, head.number);
}

/** Nothing is written before the first sealing, so a log that was never sealed is empty. */
async function checkUnsealed({ repository, copy }: CheckDeps, head: AuditHead): Promise<Broken | null> {
  const other = await copy.load();
  const isEmpty = head.number === 0 && head.hash === noHash && (other === null || other.number === 0);
  return isEmpty && (await repository.count()) === 0 ? null : { at: null };
}

async function checkCopy({ repository, copy }: CheckDeps, head: AuditHead): Promise<Broken | null> {
  const other = await copy.load();
  // The copy is there before the first entry is.
  if (other === null) return head.number === 0 ? null : timeOf({ repository }, head.number);
  if (other.number > head.number) return timeOf({ repository }, head.number);
  return checkRow({ repository }, head, other);
}

/** Whether the log has this hash under this number; a number that was removed because of its age is not asked. */
async function checkRow(
  { repository }: Pick<CheckDeps, "repository">,
  head: AuditHead,
  { number, hash }: { number: number; hash: string },
): Promise<Broken | null> {
  if (number < head.base.number) return null;
  if (number === head.base.number) return hash === head.base.hash ? null : { at: head.base.at };
  const [row] = await repository.loadRange(number, number);
  return row?.hash === hash ? null : { at: row?.at ?? null };
}

async function follow(
  repository: AuditRepository,
  start: { number: number; hash: AuditHead["hash"]; at: number | null },
  head: AuditHead,
): Promise<Broken | null> {
  const follower = createFollower(start);
  for (let from = start.number + 1; from <= head.number; from += chunk) {
    const rows = await repository.loadRange(from, Math.min(from + chunk - 1, head.number));
    const broken = follower.follow(rows);
    if (broken !== null) return { at: broken.at };
    // A missing tail would else be asked for, chunk by chunk, up to a number that anybody may have written.
    if (rows.length === 0) break;
  }
  const end = follower.end();
  return end.number === head.number && end.hash === head.hash ? null : { at: end.at };
}

async function timeOf({ repository }: Pick<CheckDeps, "repository">, number: number): Promise<Broken> {
  const [row] = await repository.loadRange(number, number);
  return { at: row?.at ?? null };
}
