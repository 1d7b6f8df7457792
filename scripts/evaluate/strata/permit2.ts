import type { Address } from "../../../extension/domain/primitives.ts";
import { drawGrant, grantContext } from "./approvals.ts";
import type { Dice } from "./dice.ts";
import { max160, type Typed, typedDraft } from "./encode.ts";
import type { Party } from "./people.ts";
import { drawEnd } from "./permits.ts";
import { permit2, type TokenPart, tokens } from "./realParts.ts";
import type { Stratum } from "./stratum.ts";

interface Terms {
  /** The token of the grant first. */
  tokens: readonly Address[];
  nonce: string;
  spender: Address;
  amount: bigint;
  end: bigint;
}

type Form = (terms: Terms) => Omit<Typed, "domain">;

const details = ["address token", "uint160 amount", "uint48 expiration", "uint48 nonce"];
const permitted = ["address token", "uint256 amount"];

function transferFields(type: string): readonly string[] {
  return [`${type} permitted`, "address spender", "uint256 nonce", "uint256 deadline"];
}

const forms: readonly (readonly [name: string, form: Form])[] = [
  [
    "single",
    (terms) => ({
      primaryType: "PermitSingle",
      types: {
        PermitSingle: ["PermitDetails details", "address spender", "uint256 sigDeadline"],
        PermitDetails: details,
      },
      message: { details: detailsOf(terms)[0], spender: terms.spender, sigDeadline: String(terms.end) },
    }),
  ],
  [
    "batch",
    (terms) => ({
      primaryType: "PermitBatch",
      types: {
        PermitBatch: ["PermitDetails[] details", "address spender", "uint256 sigDeadline"],
        PermitDetails: details,
      },
      message: { details: detailsOf(terms), spender: terms.spender, sigDeadline: String(terms.end) },
    }),
  ],
  [
    "transfer",
    (terms) => ({
      primaryType: "PermitTransferFrom",
      types: { PermitTransferFrom: transferFields("TokenPermissions"), TokenPermissions: permitted },
      message: { permitted: permittedOf(terms)[0], ...ticketOf(terms) },
    }),
  ],
  [
    "batch transfer",
    (terms) => ({
      primaryType: "PermitBatchTransferFrom",
      types: { PermitBatchTransferFrom: transferFields("TokenPermissions[]"), TokenPermissions: permitted },
      message: { permitted: permittedOf(terms), ...ticketOf(terms) },
    }),
  ],
];

function detailsOf({ tokens, amount, end, nonce }: Terms) {
  const capped = String(amount > max160 ? max160 : amount);
  return tokens.map((token) => ({ token, amount: capped, expiration: String(end), nonce }));
}

function permittedOf({ tokens, amount }: Terms) {
  return tokens.map((token) => ({ token, amount: String(amount) }));
}

function ticketOf({ spender, nonce, end }: Terms) {
  return { spender, nonce, deadline: String(end) };
}

/** Of the same decimals, so that an amount that is modest in one is modest in all. */
function otherTokens(dice: Dice, { address, decimals }: TokenPart): readonly Address[] {
  const rest = tokens.filter(
    (token) => token.isCore && token.decimals === decimals && token.address !== address,
  );
  return rest.length === 0 ? [] : Array.from({ length: 1 + dice.below(3) }, () => dice.pick(rest).address);
}

/** Signatures that let somebody take through Permit2. */
export const permit2Signature: Stratum = {
  name: "permit2-signature",
  group: "grants",
  make: (dice, parts) => {
    const grant = drawGrant(dice, parts);
    const [name, form] = dice.pick(forms);
    const terms = {
      tokens: [grant.token.address, ...otherTokens(dice, grant.token)],
      nonce: String(dice.below(1e9)),
    };
    const draft = (party: Party, amount: bigint, isThief: boolean) =>
      typedDraft(
        {
          ...form({ ...terms, spender: party.address, amount, end: drawEnd(dice, isThief) }),
          domain: { name: "Permit2", verifyingContract: permit2 },
        },
        grantContext(grant, party, [permit2]),
      );
    return {
      variant: `${name}, ${grant.variant}`,
      malicious: draft(grant.thief, grant.stolen, true),
      benign: draft(grant.usual, grant.bounded, false),
    };
  },
};
