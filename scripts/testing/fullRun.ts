/** What a full run sets: everything of a usual run, with campaigns many times as long. Read where the campaigns stand. */
export const fullRun = {
  /** Cases of each fuzzer of the decoders. */
  FUZZ_RUNS: "100000",
  /** Times the usual number of cases of a property, and its patience. */
  PROPERTY_TIMES: "10",
  /** The same for the contracts, over what foundry.toml says. */
  FOUNDRY_FUZZ_RUNS: "10000",
  FOUNDRY_INVARIANT_RUNS: "512",
  /** Which claims the solver is asked about. */
  PROOFS: "all",
} as const satisfies Readonly<Record<string, string>>;

/** How much longer than usual a part of this run may take. */
export function patienceTimes(): number {
  return process.env["PROPERTY_TIMES"] === fullRun.PROPERTY_TIMES ? 6 : 1;
}
