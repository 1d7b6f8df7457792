import { toFunctionSelector } from "viem/utils";
import { quoteText } from "../quote.ts";
import { readWithIncludes } from "./includes.ts";
import { at, isRecord, type JsonRecord, listAt, recordAt, textAt, within } from "./record.ts";

/** One ERC-7730 descriptor with its includes. All text in it is a stranger's. */
export interface Descriptor {
  /** Who says that it is theirs: quoted, bounded. */
  owner: string;
  /** The set that it came with; absent: it says nothing of itself. */
  from?: DescriptorSource;
  kind: "contract" | "eip712";
  /** What the typed data's domain must hold beside its place. */
  domain: JsonRecord;
  /** By selector for calls, by the key itself for typed data. */
  formats: ReadonlyMap<string, Format>;
  /** The whole file, for references into it. */
  root: JsonRecord;
}

export interface DescriptorSource {
  name: string;
  /** ISO 8601. */
  date: string;
}

export interface Format {
  key: string;
  spec: JsonRecord;
}

/** Loaded descriptors, by chain and contract. */
export interface Descriptors {
  byPlace: ReadonlyMap<string, readonly Descriptor[]>;
  refused: readonly { path: string; why: string }[];
}

const mostFormats = 300;
const mostPlaces = 500;
const longestKey = 4000;

/** Where a descriptor applies. */
export function placeOf(kind: Descriptor["kind"], chainId: number, contract: string): string {
  return `${kind}:${chainId}:${contract.toLowerCase()}`;
}

/**
 * Reads descriptor files, by path relative to one folder. A file that says of no contract that it applies there is a part
 * of others and no descriptor; one that cannot be read is left out and named. Never throws.
 */
export function readDescriptors(files: ReadonlyMap<string, string>, from?: DescriptorSource): Descriptors {
  const byPlace = new Map<string, Descriptor[]>();
  const refused: { path: string; why: string }[] = [];
  for (const path of files.keys()) {
    const read = readWithIncludes(path, files);
    if (read.status === "refused") {
      refused.push({ path, why: read.why });
      continue;
    }
    for (const kind of ["contract", "eip712"] as const) {
      const places = placesOf(read.root, kind);
      if (places.length === 0) continue;
      const source = from === undefined ? {} : { from };
      const descriptor = { ...descriptorOf(read.root, kind), ...source };
      for (const place of places) byPlace.set(place, [...(byPlace.get(place) ?? []), descriptor]);
    }
  }
  return { byPlace, refused };
}

/** Several sets as one: where two describe the same, the one that comes first is asked first. */
export function joinDescriptors(sets: readonly Descriptors[]): Descriptors {
  const byPlace = new Map<string, readonly Descriptor[]>();
  for (const set of sets) {
    for (const [place, found] of set.byPlace) byPlace.set(place, [...(byPlace.get(place) ?? []), ...found]);
  }
  return { byPlace, refused: sets.flatMap(({ refused }) => refused) };
}

function placesOf(root: JsonRecord, kind: Descriptor["kind"]): readonly string[] {
  const deployments = listAt(within(root, "context", kind), "deployments").slice(0, mostPlaces);
  return deployments.flatMap((deployment) => {
    const chainId = at(deployment, "chainId");
    const address = textAt(deployment, "address");
    if (typeof chainId !== "number" || address === null || !/^0x[0-9a-f]{40}$/i.test(address)) return [];
    return [placeOf(kind, chainId, address)];
  });
}

function descriptorOf(root: JsonRecord, kind: Descriptor["kind"]): Descriptor {
  const owner = within(root, "metadata", "owner");
  const formats = Object.entries(recordAt(at(root, "display"), "formats")).slice(0, mostFormats);
  return {
    owner: quoteText(typeof owner === "string" ? owner.replace(/\s+/g, " ") : "somebody unnamed", 40),
    kind,
    domain: recordAt(within(root, "context", kind), "domain"),
    formats: new Map(formats.flatMap(([key, spec]) => formatOf(kind, key, spec))),
    root,
  };
}

function formatOf(kind: Descriptor["kind"], key: string, spec: unknown): [string, Format][] {
  if (!isRecord(spec) || key.length > longestKey) return [];
  if (kind === "eip712") return [[key, { key, spec }]];
  try {
    return [[toFunctionSelector(`function ${key}`), { key, spec }]];
  } catch {
    return [];
  }
}
