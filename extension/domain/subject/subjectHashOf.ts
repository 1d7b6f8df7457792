import { subjectHash, type WireSubject } from "../../../protocol/index.ts";
import { unreachable } from "../../errors/invariant.ts";
import type { Hex } from "../primitives.ts";
import type { Subject } from "../subject.ts";

/** The name of a subject on the wire and in every table of ours. */
export function subjectHashOf(subject: Subject): Hex {
  // The frozen transaction itself, so that its calldata is hashed once; what else it says is not hashed.
  return subjectHash(subject.kind === "transaction" ? subject : wireSubjectOf(subject));
}

/** What of a subject is hashed, as every side of the wire computes it. */
export function wireSubjectOf(subject: Subject): WireSubject {
  switch (subject.kind) {
    case "transaction": {
      const { kind, chainId, from, to, value, data } = subject;
      return { kind, chainId, from, to, value, data };
    }
    case "calls": {
      const { kind, chainId, from, calls } = subject;
      return { kind, chainId, from, calls };
    }
    case "typedData": {
      const { kind, chainId, account, digest } = subject;
      return { kind, chainId, account, eip712Digest: digest };
    }
    case "message": {
      const { kind, chainId, account, digest } = subject;
      return { kind, chainId, account, erc191Digest: digest };
    }
    case "site":
      return { kind: "site", site: subject.origin };
    default:
      return unreachable(subject, "every kind of subject has a hash");
  }
}
