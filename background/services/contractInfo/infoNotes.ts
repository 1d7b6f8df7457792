import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { AuditNote } from "../audit/audit.ts";

interface Told {
  host: string;
  request: string | null;
}

/** What a server of sources was told: a contract, and neither account nor site. */
export function askedNote({
  host,
  request,
  chainId,
  address,
}: Told & { chainId: number; address: Address }): AuditNote {
  return {
    kind: "disclosure",
    request,
    text: `Asked ${host} for the source of a contract.`,
    fields: [
      { name: "host", value: host },
      { name: "chain", value: String(chainId) },
      { name: "contract", value: address },
    ],
  };
}

/** What a server of signatures was told. */
export function guessNote({ host, request, selector }: Told & { selector: Hex }): AuditNote {
  return {
    kind: "disclosure",
    request,
    text: `Asked ${host} what the first four bytes of a call may mean.`,
    fields: [
      { name: "host", value: host },
      { name: "first four bytes", value: selector },
    ],
  };
}
