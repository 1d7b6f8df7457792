/** How many cases each fuzzer of this folder generates: short by default, raised by the full run through its environment. */
export const fuzzRuns = Number(process.env["FUZZ_RUNS"] ?? 3000);
