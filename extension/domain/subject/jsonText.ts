import { refuse } from "./refusal.ts";

// Loose on purpose: `JSON.parse` refuses bad escapes and control characters afterwards.
const token = /[ \t\n\r]*(?:([{}[\],:])|("[^"\\]*(?:\\.[^"\\]*)*")|(-?\d[^,\]}\s]*)|(true|false|null))/y;
const maxDepth = 64;

/**
 * Parses JSON text that everybody must read alike.
 *
 * Refuses what parsers disagree on: a key twice in one object, and numbers that are not plain integers, which would be
 * rounded before anybody could compare them with what is hashed.
 */
export function parseStrictJson(text: string): unknown {
  if (text.length > 512 * 1024) refuse("too-large", "The typed data is too large.");
  const trimmed = text.trimEnd();
  scan(trimmed);
  try {
    return JSON.parse(trimmed);
  } catch {
    refuse("bad-json", "Expected JSON text.");
  }
}

interface Frame {
  /** Null for a list. */
  keys: Set<string> | null;
}

function scan(text: string): void {
  const stack: Frame[] = [];
  let expectsKey = false;
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) refuse("bad-json", "Expected JSON text.");
    const [, mark, quoted, number] = match;
    const top = stack.at(-1);
    if (mark === "{" || mark === "[") {
      stack.push({ keys: mark === "{" ? new Set() : null });
      if (stack.length > maxDepth) refuse("too-large", "The typed data is too deep.");
    } else if (mark === "}" || mark === "]") {
      stack.pop();
    } else if (quoted !== undefined && expectsKey && top?.keys) {
      addKey(top.keys, quoted);
    } else if (number !== undefined && !/^-?(?:0|[1-9]\d*)$/.test(number)) {
      refuse("bad-amount", "Expected numbers to be plain integers.");
    }
    expectsKey = mark === "{" || (mark === "," && Boolean(stack.at(-1)?.keys));
  }
}

function addKey(keys: Set<string>, quoted: string): void {
  // Escapes are resolved first: "\u0061" and "a" are one key.
  const key: string = JSON.parse(quoted);
  if (keys.has(key)) refuse("duplicate-key", "A key stands twice in one object.");
  keys.add(key);
}
