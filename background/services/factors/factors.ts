import type { Factor } from "../../../extension/domain/policyDocument.ts";
import type { FactorsView } from "../../../extension/messages/views.policy.ts";

export type ProofOutcome = { status: "proved" } | { status: "wrong"; waitMs: number };

/** What the user has beside the password, for rules whose guard asks for it. Assumes an unlocked wallet. */
export interface FactorService {
  isSetUp(factor: Factor): boolean;
  /** Wrong proofs make the next one wait longer; a factor that is not set up is never proved. Effects: storage. */
  prove(factor: Factor, proof: string): Promise<ProofOutcome>;
  /** Sets or replaces it. Assumes that the password, and the present factor where there is one, were proved. Effects: storage. */
  setSecondPassword(
    secondPassword: string,
  ): Promise<{ status: "done" } | { status: "refused"; reason: string }>;
  /** A new secret, which counts for nothing until a code confirms it. Effects: storage.session. */
  beginSecondDevice(): Promise<{ secret: string; uri: string }>;
  /** Effects: storage. */
  confirmSecondDevice(code: string): Promise<ConfirmOutcome>;
  /** Assumes that password and factor were proved. Effects: storage. */
  remove(factor: Factor): Promise<void>;
  view(): FactorsView;
  watch(listener: () => void): () => void;
}

export type ConfirmOutcome = { status: "done" } | { status: "refused"; reason: string } | WrongCode;
type WrongCode = { status: "wrong-factor"; waitMs: number };
