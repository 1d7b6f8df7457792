import type { Address } from "../primitives.ts";

/** The fields of a sign-in message (EIP-4361), as its text says them. */
export interface SignIn {
  scheme: string | null;
  domain: string;
  address: Address;
  statement: string | null;
  uri: string;
  version: string;
  chainId: string;
  nonce: string;
  issuedAt: string;
  expirationTime: string | null;
  notBefore: string | null;
}

const header = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):\/\/)?(\S+) wants you to sign in with your Ethereum account:$/;

/** Whether a text means to be a sign-in, well-formed or not. */
export function looksLikeSignIn(text: string): boolean {
  return /wants you to sign in with your Ethereum account/i.test(text);
}

/** Reads a sign-in message strictly; null where the text is not one in the standard's exact form. */
export function readSignIn(text: string): SignIn | null {
  const lines = text.split("\n");
  const head = header.exec(lines[0] ?? "");
  const address = lines[1] ?? "";
  if (head === null || !/^0x[0-9a-fA-F]{40}$/.test(address) || lines[2] !== "") return null;
  const start = lines.findIndex((line, index) => index > 2 && line.startsWith("URI: "));
  if (start < 0) return null;
  const fields = readLabels(lines.slice(start));
  const middle = lines.slice(3, start).join("\n").trim();
  const {
    URI: uri,
    Version: version,
    "Chain ID": chainId,
    Nonce: nonce,
    "Issued At": issuedAt,
  } = fields ?? {};
  if (!uri || !version || !chainId || !nonce || !issuedAt) return null;
  return {
    scheme: head[1] ?? null,
    domain: head[2] ?? "",
    address: address.toLowerCase() as Address,
    statement: middle === "" ? null : middle,
    uri,
    version,
    chainId,
    nonce,
    issuedAt,
    expirationTime: fields?.["Expiration Time"] ?? null,
    notBefore: fields?.["Not Before"] ?? null,
  };
}

const labels = [
  "URI",
  "Version",
  "Chain ID",
  "Nonce",
  "Issued At",
  "Expiration Time",
  "Not Before",
  "Request ID",
] as const;

function readLabels(lines: readonly string[]): Partial<Record<string, string>> | null {
  const fields: Partial<Record<string, string>> = {};
  let next = 0;
  for (const [index, line] of lines.entries()) {
    if (line === "Resources:")
      return lines.slice(index + 1).every((rest) => rest.startsWith("- ")) ? fields : null;
    const label = labels.slice(next).find((one) => line.startsWith(`${one}: `));
    if (label === undefined) return null;
    fields[label] = line.slice(label.length + 2);
    next = labels.indexOf(label) + 1;
  }
  return fields;
}
