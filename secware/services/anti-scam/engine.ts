import type { ScanRequest, ScanResult } from "../../../protocol/index.ts";
import type { Engine, EngineAnswer } from "../../sdk/engine.ts";
import { type Remark, remarkOnGrant, remarkOnHost, remarkOnParty } from "./findings.ts";
import { hostsOf } from "./hosts.ts";
import type { Listing } from "./listing.ts";
import { type Parameters, readParameters } from "./parameters.ts";
import { partiesOf } from "./parties.ts";
import { type ReadRequest, readRequest } from "./readRequest.ts";

type Read = Extract<ReadRequest, { status: "read" }>;
type Content = Extract<EngineAnswer, { status: "answered" }>["content"];

const LEVELS = ["caution", "danger", "critical"] as const;
/** A list that was not renewed for this long no longer supports "nothing found". */
const STALE_MS = 30 * 86_400_000;
const REASONS_AT_MOST = 32;

/**
 * Looks up everybody whom a request names in a list, and remarks on permissions without limit. Three answers: listed or
 * remarkable, nothing found in what was fully read, and unknown.
 */
export function createAntiScamEngine({ current }: { current: () => Listing | null }): Engine {
  return {
    name: "anti-scam",
    version: "1.0.0",
    kinds: ["transaction", "calls", "typedData", "message", "site", "address", "token"],
    inspect(request, { nowMs }) {
      const read = readRequest(request);
      if (read.status === "undecodable") return { status: "declined", reason: "undecodable" };
      return { status: "answered", subjectHash: read.hash, content: judge(request, read, current(), nowMs) };
    },
  };
}

function judge(request: ScanRequest, read: Read, listing: Listing | null, nowMs: number): Content {
  const parameters = readParameters(request.parameters);
  const remarks = remarksOn(request, read, listing, parameters, nowMs)
    .filter(({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(parameters.minLevel))
    .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  const missing = missingIn(read, listing, nowMs);
  const worst = remarks[0];
  return {
    level: worst?.level ?? (missing.length === 0 ? "none" : "unknown"),
    summary: { en: worst === undefined ? summaryWithout(missing) : `${worst.sentence}.` },
    ...(worst === undefined ? {} : { classification: worst.reason.code.toLowerCase() }),
    reasons: remarks.slice(0, REASONS_AT_MOST).map(({ reason }) => reason),
    completeness: completenessOf(read, listing, missing),
    sources: sourcesOf(listing),
  };
}

function remarksOn(
  request: ScanRequest,
  read: Read,
  listing: Listing | null,
  parameters: Parameters,
  nowMs: number,
): Remark[] {
  const chainId = "chainId" in read.wire ? read.wire.chainId : 1;
  const grants = (read.reading?.actions ?? []).flatMap((action) =>
    remarkOnGrant(action, chainId, parameters, nowMs),
  );
  if (listing === null) return grants;
  return [
    ...partiesOf(read).flatMap((party) => remarkOnParty(party, chainId, listing)),
    ...hostsOf(request, read).flatMap((host) => remarkOnHost(host, listing)),
    ...grants,
  ];
}

/** What would have to be known for "nothing found". */
function missingIn(read: Read, listing: Listing | null, nowMs: number): string[] {
  const missing: string[] = [];
  if (listing === null) missing.push("a list of scams");
  else if (nowMs - Date.parse(listing.feed.date) > STALE_MS) missing.push("a recent list of scams");
  const needsReading = !["site", "address", "token"].includes(read.wire.kind);
  if (needsReading && read.reading === null) missing.push("the content behind the digest");
  if (read.reading !== null && !read.reading.isUnderstood) missing.push("the meaning of a part of it");
  return missing;
}

function completenessOf(
  { reading, wire }: Read,
  listing: Listing | null,
  missing: string[],
): ScanResult["completeness"] {
  if (missing.length === 0) return { verdict: "full" };
  const hasNothing = listing === null || (reading === null && "chainId" in wire);
  return { verdict: hasNothing ? "none" : "partial", missing };
}

function summaryWithout(missing: readonly string[]): string {
  return missing.length === 0
    ? "Nobody in this request is on the list."
    : `No opinion: ${missing.join(" and ")} is missing.`;
}

function sourcesOf(listing: Listing | null): NonNullable<ScanResult["sources"]> {
  if (listing === null) return [{ name: "own rules", version: "1.0.0" }];
  const { name, date, hash } = listing.feed;
  return [
    { name: "own rules", version: "1.0.0" },
    { name: `feed ${name}`, version: hash.slice(0, 18), asOf: date },
  ];
}
