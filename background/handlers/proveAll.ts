import type { Factor } from "../../extension/domain/policyDocument.ts";
import type { Services } from "../services/services.ts";

export type ProofProblem =
  | { status: "wrong-password" }
  | { status: "factor-needed"; factor: Factor; isSetUp: boolean }
  | { status: "wrong-factor"; waitMs: number };

export interface Proofs {
  password: string;
  /** The second password, or the code of the second device. */
  proof: string | undefined;
  /** Null: the password is enough. */
  factor: Factor | null;
}

/** Null where everything that is asked for was proved. Wrong ones count. Effects: storage. */
export async function proveAll(
  { vault, factors }: Pick<Services, "vault" | "factors">,
  { password, proof, factor }: Proofs,
): Promise<ProofProblem | null> {
  if (!(await vault.provePassword(password))) return { status: "wrong-password" };
  if (factor === null) return null;
  const isSetUp = factors.isSetUp(factor);
  if (!isSetUp || proof === undefined) return { status: "factor-needed", factor, isSetUp };
  const outcome = await factors.prove(factor, proof);
  return outcome.status === "proved" ? null : { status: "wrong-factor", waitMs: outcome.waitMs };
}
