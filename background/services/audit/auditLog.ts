import type { AuditHead, AuditRepository, AuditRow } from "../../../extension/storage/audit.ts";
import { createQueue } from "../vault/queue.ts";
import type { AuditNote, Integrity } from "./audit.ts";
import { hashEntry } from "./chain.ts";
import { checkChain, checkHead } from "./checkLog.ts";
import { emptyHead, type HeadCopy, type HeadSeal, pointOf } from "./head.ts";
import { rowOf } from "./rowOf.ts";

export interface AuditLogDeps {
  repository: AuditRepository;
  copy: HeadCopy;
  seal: HeadSeal;
  isUnlocked: () => boolean;
  now: () => number;
  /** Called after every change of what `head` gives. */
  onChange: () => void;
  /** Called in turn with every entry that stands on the disk now. */
  onWritten: (row: AuditRow) => void;
}

/** While the log was never sealed nothing can prove that it began empty, so its first notes wait in memory. */
const mostWaiting = 200;

/** Reads where the log ends. Effects: storage. */
export async function openAuditLog(deps: AuditLogDeps): Promise<AuditLog> {
  const [head, other] = await Promise.all([deps.repository.loadHead(), deps.copy.load()]);
  const lost = Math.max(head?.lost ?? 0, head?.sealed?.point.lost ?? 0, other?.lost ?? 0);
  if (head !== null) return new AuditLog(deps, { ...head, lost });
  if (other === null || other.number === 0) return new AuditLog(deps, { ...emptyHead, lost });
  // The database went away and the copy says that there was a log: what follows is chained to its end, and the loss is said.
  const base = { number: other.number, hash: other.hash, at: null };
  const broken = other.broken ?? { at: deps.now(), foundAt: deps.now() };
  return new AuditLog(deps, { ...other, base, broken, lost });
}

/**
 * Entries in a chain whose end is sealed. Everything runs one after the other.
 *
 * Warning: what is written while locked is proven only from the next unlock on, since until then no key is there. A whole
 * profile that is put back as it was earlier, database and local area together, is not found: nothing outside remembers more.
 */
export class AuditLog {
  readonly #inTurn = createQueue();
  readonly #deps: AuditLogDeps;
  readonly #waiting: AuditNote[] = [];
  #head: AuditHead;
  /** Whether this worker has compared the end with its seal since the wallet was last opened. */
  #isEndChecked = false;

  constructor(deps: AuditLogDeps, head: AuditHead) {
    this.#deps = deps;
    this.#head = head;
  }

  head(): AuditHead {
    return this.#head;
  }

  /** Null: it waits for the first unlock, or is lost. Never rejects. Effects: storage. */
  append(note: AuditNote): Promise<AuditRow | null> {
    return this.#inTurn(async () => {
      try {
        const isChecked = await this.#checkEnd();
        if (this.#head.sealed === null && !isChecked) return this.#wait(note);
        return await this.#write(note);
      } catch {
        this.#lose();
        return null;
      }
    });
  }

  /** Seals what was written while locked, after a check of the end. Effects: storage. */
  sealEnd(): Promise<void> {
    return this.#inTurn(async () => {
      this.#isEndChecked = false;
      if (!(await this.#checkEnd())) return;
      for (const note of this.#waiting.splice(0)) await this.#write(note).catch(() => this.#lose());
      await this.#keep(this.#head);
    });
  }

  /** Checks the seal and every entry. Effects: storage. */
  verify(): Promise<Integrity> {
    return this.#inTurn(async () => {
      if (!(await this.#checkEnd())) return { status: "unchecked" };
      const broken = await checkChain(this.#deps.repository, this.#head);
      if (broken !== null) await this.#keepBroken(broken.at);
      const said = this.#head.broken;
      return said === null ? { status: "intact" } : { status: "broken", at: said.at };
    });
  }

  /** Removes everything up to this entry. Locked: nothing, since nobody could tell it from a forgery later. Effects: storage. */
  removeThrough({ number, hash, at }: AuditRow): Promise<void> {
    return this.#inTurn(async () => {
      const { base, broken } = this.#head;
      if (number <= base.number || !(await this.#checkEnd())) return;
      const isOver = broken !== null && broken.foundAt <= at;
      const next = { ...this.#head, base: { number, hash, at }, broken: isOver ? null : this.#head.broken };
      await this.#keep(next, (sealed) => this.#deps.repository.removeThrough(number, sealed));
    });
  }

  /** Reads while nothing is written. A failing one does not stop what follows. */
  read<T>(work: (head: AuditHead) => Promise<T>): Promise<T> {
    return this.#inTurn(() => work(this.#head));
  }

  async #write(note: AuditNote): Promise<AuditRow> {
    const { repository, now, isUnlocked, onWritten } = this.#deps;
    const entry = rowOf(note, { number: this.#head.number + 1, at: now(), isLocked: !isUnlocked() });
    const row = { ...entry, hash: hashEntry(this.#head.hash, entry) };
    const next = { ...this.#head, number: row.number, hash: row.hash };
    await this.#keep(next, (sealed) => repository.append(row, sealed));
    onWritten(row);
    return row;
  }

  /** The store first, in one step with what belongs to it; the copy may stay behind, but never goes ahead. */
  async #keep(
    next: AuditHead,
    save: (head: AuditHead) => Promise<void> = (head) => this.#deps.repository.saveHead(head),
  ): Promise<void> {
    const sealed = (await this.#deps.seal.seal(pointOf(next))) ?? next.sealed;
    const head = { ...next, sealed };
    await save(head);
    this.#head = head;
    this.#deps.onChange();
    await this.#deps.copy.save(head).catch(() => undefined);
  }

  /** Once after every opening, before anything new is sealed. False while locked. */
  async #checkEnd(): Promise<boolean> {
    if (!this.#deps.isUnlocked()) return false;
    if (this.#isEndChecked) return true;
    const broken = await checkHead(this.#deps, this.#head);
    if (broken === "unknown") return false;
    if (broken !== null) await this.#keepBroken(broken.at);
    else if (this.#head.sealed === null) await this.#keep(this.#head);
    // Without a copy no entry is written: one that is missing later must mean that somebody removed it.
    await this.#deps.copy.save(this.#head);
    this.#isEndChecked = true;
    return true;
  }

  async #keepBroken(at: number | null): Promise<void> {
    if (this.#head.broken !== null) return;
    const foundAt = this.#deps.now();
    await this.#keep({ ...this.#head, broken: { at: at ?? foundAt, foundAt } });
  }

  #wait(note: AuditNote): null {
    if (this.#waiting.length < mostWaiting) this.#waiting.push(note);
    else this.#lose();
    return null;
  }

  /** Said with the next thing that can be written. */
  #lose(): void {
    this.#head = { ...this.#head, lost: this.#head.lost + 1 };
    this.#deps.onChange();
    this.#deps.copy.save(this.#head).catch(() => undefined);
  }
}
