/** The components that a signature of this protocol covers, in the order in which the client writes them. */
export const COMPONENTS = [
  "@method",
  "@scheme",
  "@authority",
  "@path",
  "@query",
  "content-type",
  "content-digest",
  "sechub-call",
] as const;
export type Component = (typeof COMPONENTS)[number] | "sechub-grant";

/** What is signed of an HTTP request: each component's value, canonical as RFC 9421 wants it. */
export type ComponentValues = Readonly<Partial<Record<Component, string>>>;

/** The parameters of a signature, in the order of the wire. `alg` is absent by rule. */
export interface SignatureParameters {
  /** Seconds. */
  created: number;
  expires: number;
  /** CAIP-10: `eip155:<chain>:0x<address>`. */
  keyid: string;
  tag: string;
  nonce?: string;
}

/** `("@method" …);created=…;expires=…;keyid="…";tag="…"`, the inner list of `Signature-Input`. */
export function signatureInput(components: readonly Component[], parameters: SignatureParameters): string {
  const { created, expires, keyid, tag, nonce } = parameters;
  const names = components.map((name) => `"${name}"`).join(" ");
  const once = nonce === undefined ? "" : `;nonce="${nonce}"`;
  return `(${names});created=${created};expires=${expires}${once};keyid="${keyid}";tag="${tag}"`;
}

/** The signature base of RFC 9421 section 2.5: one line a component, then the parameters exactly as they were sent. */
export function signatureBase(
  components: readonly Component[],
  values: ComponentValues,
  input: string,
): string {
  const lines = components.map((name) => `"${name}": ${values[name] ?? ""}`);
  return [...lines, `"@signature-params": ${input}`].join("\n");
}

/** The derived components of a URL. The query stands with its `?`, even when it is empty. */
export function urlComponents(
  url: string,
): { scheme: string; authority: string; path: string; query: string } | null {
  const match = /^(https?):\/\/([^/?#@\s]+)(\/[^?#\s]*)?(\?[^#\s]*)?$/.exec(url);
  if (match === null) return null;
  const [, scheme = "", host = "", path = "/", query = "?"] = match;
  const authority = host.toLowerCase().replace(scheme === "https" ? /:443$/ : /:80$/, "");
  return { scheme, authority, path, query };
}
