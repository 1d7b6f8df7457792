import type { ScanRequest } from "../../../protocol/index.ts";
import type { ReadRequest } from "./readRequest.ts";

type Read = Extract<ReadRequest, { status: "read" }>;

/** Every host that a request comes from or sends its reader to. */
export function hostsOf(request: ScanRequest, { wire, subject }: Read): string[] {
  const text = subject?.kind === "message" ? (subject.text ?? "") : "";
  const signIn = request.hints?.["signIn"];
  const told = typeof signIn === "object" && signIn !== null ? Object.values(signIn) : [];
  const written = [text, ...told.filter((one) => typeof one === "string")].flatMap(hostsInText);
  const sites = [wire.kind === "site" ? wire.site : null, request.origin ?? null];
  return [...new Set([...sites.flatMap((site) => (site === null ? [] : hostOf(site))), ...written])];
}

function hostsInText(text: string): string[] {
  const urls = [...text.matchAll(/https?:\/\/[^\s"'<>]{1,300}/gi)].flatMap(([url]) => hostOf(url));
  // A sign-in names its host bare, in front of its first sentence.
  const bare = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[\s:]|$)/i.exec(text)?.[1];
  return bare === undefined ? urls : [...urls, bare.toLowerCase()];
}

function hostOf(site: string): string[] {
  try {
    return [new URL(site).hostname.toLowerCase()];
  } catch {
    return [];
  }
}
