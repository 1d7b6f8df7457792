export interface Usage {
  earned: bigint;
  weighted: bigint;
  calls: bigint;
}

/** What was earned in each epoch, by all and by each SecWare. */
export class Usages {
  readonly #all = new Map<number, Usage>();
  readonly #ofWare = new Map<string, Usage>();

  /** @returns what all had earned in the epoch before */
  add(ware: number, epoch: number, part: { paid: bigint; weighted: bigint; calls: bigint }): bigint {
    const all = this.of(epoch);
    const before = all.earned;
    for (const usage of [all, this.ofWare(ware, epoch)]) {
      usage.earned += part.paid;
      usage.weighted += part.weighted;
      usage.calls += part.calls;
    }
    return before;
  }

  of(epoch: number): Usage {
    return getOrMake(this.#all, epoch);
  }

  ofWare(ware: number, epoch: number): Usage {
    return getOrMake(this.#ofWare, `${ware} ${epoch}`);
  }
}

function getOrMake<Key>(map: Map<Key, Usage>, key: Key): Usage {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made: Usage = { earned: 0n, weighted: 0n, calls: 0n };
  map.set(key, made);
  return made;
}
