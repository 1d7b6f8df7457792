/** Names (hosts, addresses), each kept as 64 bits of a keyed hash: 8 bytes a name, 4 MB for 500,000. */
export interface HostSet {
  readonly size: number;
  /** Bytes held. */
  readonly bytes: number;
  /**
   * Whether exactly this host, in lower case, is one of them. A host that is not is taken for one with a probability of
   * size / 2^64, below 3 in 10^14 for 500,000.
   */
  has(host: string): boolean;
}

/** Two words drawn at random by each wallet, so that a clash in one is none in the next. */
export type HashKey = readonly [number, number];

/** Builds a set. Takes a while for many hosts: once for each loaded feed. */
export function createHostSet(hosts: Iterable<string>, key: HashKey): HostSet {
  const all: bigint[] = [];
  const pair = new Uint32Array(2);
  for (const host of hosts) {
    hashHost(host, key, pair);
    all.push((BigInt(pair[0] ?? 0) << 32n) | BigInt(pair[1] ?? 0));
  }
  const sorted = BigUint64Array.from(all).sort();
  const high = new Uint32Array(sorted.length);
  const low = new Uint32Array(sorted.length);
  let size = 0;
  for (const [index, value] of sorted.entries()) {
    if (index > 0 && value === sorted[index - 1]) continue;
    high[size] = Number(value >> 32n);
    low[size] = Number(value & 0xffffffffn);
    size += 1;
  }
  return setOver(high.slice(0, size), low.slice(0, size), key);
}

function setOver(high: Uint32Array, low: Uint32Array, key: HashKey): HostSet {
  const pair = new Uint32Array(2);
  return {
    size: high.length,
    bytes: high.byteLength + low.byteLength,
    has(host) {
      hashHost(host, key, pair);
      return indexOf(high, low, pair[0] ?? 0, pair[1] ?? 0);
    },
  };
}

function indexOf(high: Uint32Array, low: Uint32Array, wantedHigh: number, wantedLow: number): boolean {
  let from = 0;
  let to = high.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const here = high[middle] ?? 0;
    if (here < wantedHigh || (here === wantedHigh && (low[middle] ?? 0) < wantedLow)) from = middle + 1;
    else to = middle;
  }
  return high[from] === wantedHigh && low[from] === wantedLow;
}

/** Two keyed 32-bit mixes of the text, each finished by the other. Fast, and no cryptographic hash. */
function hashHost(host: string, [keyA, keyB]: HashKey, into: Uint32Array): void {
  let a = keyA ^ 0xdeadbeef;
  let b = keyB ^ 0x41c6ce57;
  for (let index = 0; index < host.length; index += 1) {
    const unit = host.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  into[0] = a >>> 0;
  into[1] = b >>> 0;
}
