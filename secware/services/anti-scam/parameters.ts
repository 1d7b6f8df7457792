import type { Manifest, ScanRequest } from "../../../protocol/index.ts";

/** What a user may set, and how it changes verdicts. */
export interface Parameters {
  /** Approvals without limit become danger instead of caution. */
  blockUnlimitedApprovals: boolean;
  /** Spenders whose unlimited approvals are not remarked on. A listed one is still said to be listed. */
  trustedSpenders: ReadonlySet<string>;
  /** Remarks below this level are left out. */
  minLevel: "caution" | "danger" | "critical";
}

/** The fields as the manifest shows them. */
export const parameterFields: Manifest["parameters"] = [
  {
    name: "blockUnlimitedApprovals",
    label: "Treat unlimited approvals as danger",
    type: "boolean",
    default: false,
    help: "On: allowing anybody to take any amount of a token is danger. Off: caution.",
  },
  {
    name: "trustedSpenders",
    label: "Spenders you trust",
    type: "list",
    default: [],
    help: "Addresses whose unlimited approvals are not remarked on. An address on the list of scams is still reported.",
  },
  {
    name: "minLevel",
    label: "Report from this level",
    type: "text",
    default: "caution",
    help: "caution, danger or critical.",
  },
];

/** The parameters of a call; what is missing or unreadable has its default, so that a typing error never lowers a verdict. */
export function readParameters(given: ScanRequest["parameters"]): Parameters {
  const { blockUnlimitedApprovals, trustedSpenders, minLevel } = given ?? {};
  const spenders = Array.isArray(trustedSpenders) ? trustedSpenders : [];
  return {
    blockUnlimitedApprovals: blockUnlimitedApprovals === true,
    trustedSpenders: new Set(spenders.map((spender) => spender.trim().toLowerCase())),
    minLevel: minLevel === "danger" || minLevel === "critical" ? minLevel : "caution",
  };
}
