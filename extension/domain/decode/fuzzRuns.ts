/** How many cases each fuzzer of this folder generates where `FUZZ_RUNS` says nothing else; the full run raises it. */
export const fuzzRuns = 3000;
