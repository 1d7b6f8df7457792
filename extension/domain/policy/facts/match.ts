/** Three-valued: a fact that could not be known makes neither yes nor no. */
export type Match = "yes" | "no" | "unknown";

/** What is certain either way. */
export function toMatch(holds: boolean): Match {
  return holds ? "yes" : "no";
}

/** A yes where one is found; what nobody could see may be another one. */
export function hiddenMay(holds: boolean, isUnderstood: boolean): Match {
  return holds ? "yes" : isUnderstood ? "no" : "unknown";
}

/** Yes if one of them is, else unknown if one might be. */
export function anyOf(matches: readonly Match[]): Match {
  if (matches.includes("yes")) return "yes";
  return matches.includes("unknown") ? "unknown" : "no";
}
