/** How many cases a property generates: as many as usual, times what a full run asks for. */
export function propertyRuns(usual: number): number {
  return usual * Number(process.env["PROPERTY_TIMES"] ?? 1);
}
