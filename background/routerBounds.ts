/** How large an incoming message may be before anything looks at what it says. */
export interface Bounds {
  maxNodes: number;
  maxDepth: number;
  /** Characters of all strings and keys together. */
  maxCharacters: number;
}

export const messageBounds: Bounds = { maxNodes: 50_000, maxDepth: 64, maxCharacters: 2 * 1024 * 1024 };

/** Whether a value stays within the bounds. Stops at the first excess, and does not recurse. */
export function isWithinBounds(value: unknown, { maxNodes, maxDepth, maxCharacters }: Bounds): boolean {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  let nodes = 0;
  let characters = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    nodes += 1;
    if (nodes > maxNodes || next.depth > maxDepth) return false;
    if (typeof next.value === "string") characters += next.value.length;
    if (typeof next.value === "object" && next.value !== null) {
      for (const [key, child] of Object.entries(next.value)) {
        characters += key.length;
        open.push({ value: child, depth: next.depth + 1 });
        if (open.length > maxNodes) return false;
      }
    }
    if (characters > maxCharacters) return false;
  }
  return true;
}
