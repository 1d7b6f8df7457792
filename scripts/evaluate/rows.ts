import * as v from "valibot";
import type { InspectionContext } from "../../extension/domain/context.ts";
import type { Address } from "../../extension/domain/primitives.ts";

/** What a row's label says. */
export type Truth = "malicious" | "benign";

/** What the wallet is told beside the request; what is left out is unknown to it. */
export type RowContext = Partial<
  Pick<
    InspectionContext,
    "addressBook" | "recentRecipients" | "allowances" | "codeAt" | "tokens" | "balances"
  >
>;

export interface SiteRow {
  id: string;
  origin: string;
  truth: Truth;
  category: string;
  /** Year of the list; null: not said. */
  year: number | null;
}

export interface AddressRow {
  id: string;
  address: Address;
  chainId: number;
  truth: Truth;
  category: string;
}

export interface RequestRow {
  id: string;
  chainId: number;
  origin: string;
  method: string;
  params: unknown;
  truth: Truth;
  category: string;
  expectedTexts: readonly string[];
  context: RowContext;
}

const truth = v.pipe(
  v.picklist(["malicious", "phishing", "sanctioned", "benign", "legitimate"]),
  v.transform((label): Truth => (label === "benign" || label === "legitimate" ? "benign" : "malicious")),
);
const address = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{40}$/),
  v.transform((text) => text.toLowerCase() as Address),
);
const amount = v.pipe(
  v.union([v.pipe(v.string(), v.regex(/^(?:\d+|0x[0-9a-fA-F]+)$/)), v.pipe(v.number(), v.safeInteger())]),
  v.transform((value) => BigInt(value)),
);
const chainId = v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 1);

const rowContext = v.object({
  addressBook: v.exactOptional(v.array(v.object({ address, name: v.optional(v.string(), "") }))),
  recentRecipients: v.exactOptional(v.array(address)),
  allowances: v.exactOptional(v.array(v.object({ token: address, spender: address, amount }))),
});

const siteSchema = v.pipe(
  v.object({
    origin: v.string(),
    label: truth,
    source: v.optional(v.string()),
    date: v.optional(v.string()),
  }),
  v.transform(({ origin, label, source, date }): SiteRow => {
    const year = Number(/^\d{4}/.exec(date ?? "")?.[0] ?? Number.NaN);
    const category = [source ?? "no source", date?.slice(0, 4) ?? "no date"].join(" ");
    return { id: origin, origin, truth: label, category, year: Number.isNaN(year) ? null : year };
  }),
);

const addressSchema = v.pipe(
  v.object({ address, chainId, label: truth, source: v.optional(v.string(), "no source") }),
  v.transform(
    ({ address, chainId, label, source }): AddressRow => ({
      id: `${chainId}:${address}`,
      address,
      chainId,
      truth: label,
      category: source,
    }),
  ),
);

const requestSchema = v.pipe(
  v.object({
    id: v.string(),
    chainId,
    origin: v.optional(v.string(), "https://app.example"),
    method: v.string(),
    params: v.unknown(),
    label: truth,
    category: v.optional(v.string(), "no category"),
    expectedTexts: v.nullish(v.array(v.string()), []),
    context: v.nullish(rowContext, {}),
  }),
  v.transform(({ label, ...row }): RequestRow => ({ ...row, truth: label, params: row.params })),
);

/** The files that can be scored, and how a line of each is read. Null: a malformed line. */
export const rowDecoders = {
  "sites.jsonl": decoderOf(siteSchema),
  "addresses.jsonl": decoderOf(addressSchema),
  "requests.jsonl": decoderOf(requestSchema),
} as const;

function decoderOf<Row>(schema: v.GenericSchema<unknown, Row>): (line: string) => Row | null {
  return (line) => {
    try {
      const parsed = v.safeParse(schema, JSON.parse(line));
      return parsed.success ? parsed.output : null;
    } catch {
      return null;
    }
  };
}
