/** What `Signature-Input` says under the label `sechub`, and the exact text that the base repeats. */
export interface ReadSignatureInput {
  components: readonly string[];
  created: number;
  expires: number;
  keyid: string;
  tag: string;
  nonce?: string;
  text: string;
}

const LABELLED =
  /(?:^|,\s*)sechub=(\([^()]*\)(?:;[a-z]+=(?:"[\x20-\x21\x23-\x5b\x5d-\x7e]*"|\d{1,15}))*)(?=\s*,|\s*$)/;
const LIST = /^\(((?:"[a-z@-]+"(?: "[a-z@-]+")*)?)\)/;
const PARAMETER = /;([a-z]+)=(?:"([^"]*)"|(\d{1,15}))/g;
const KNOWN: ReadonlySet<string> = new Set(["created", "expires", "keyid", "tag", "nonce"]);

/**
 * Reads the profile of this protocol and nothing wider: a fixed label, plain component names, and only the parameters that it
 * knows. An `alg`, a component parameter, a repeated or unknown parameter is refused.
 */
export function readSignatureInput(header: string): ReadSignatureInput | null {
  const text = LABELLED.exec(header)?.[1];
  const list = text === undefined ? null : LIST.exec(text);
  if (text === undefined || list === null) return null;
  const parameters = new Map<string, string | number>();
  for (const [, name = "", quoted, digits] of text.slice(list[0].length).matchAll(PARAMETER)) {
    if (!KNOWN.has(name) || parameters.has(name)) return null;
    parameters.set(name, digits === undefined ? (quoted ?? "") : Number(digits));
  }
  const [created, expires, keyid, tag, nonce] = ["created", "expires", "keyid", "tag", "nonce"].map((name) =>
    parameters.get(name),
  );
  if (typeof created !== "number" || typeof expires !== "number") return null;
  if (typeof keyid !== "string" || typeof tag !== "string") return null;
  const components =
    list[1] === "" || list[1] === undefined ? [] : list[1].split(" ").map((name) => name.slice(1, -1));
  const read = { components, created, expires, keyid, tag, text };
  return typeof nonce === "string" ? { ...read, nonce } : read;
}
