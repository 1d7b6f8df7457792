const mostCharacters = 64 * 1024 * 1024;
const longestWaitMs = 60_000;

/** Files that the user picked in our own pages, which come in parts because one message is bounded. Only in memory, one at a time. */
export interface Uploads {
  /** Part 0 begins anew. False: it is no part of the file that is on its way, or the file is too large. */
  put(part: { file: string; index: number; text: string }): boolean;
  /** The whole text, once. Null: not all of it is here. */
  take(file: string): string | null;
}

/** An upload that is not gone on with is let go when the next begins or is asked for. */
export function createUploads(now: () => number): Uploads {
  let open: { file: string; texts: string[]; length: number; at: number } | null = null;
  return {
    put({ file, index, text }) {
      if (index === 0) open = { file, texts: [], length: 0, at: now() };
      if (open === null || open.file !== file || open.texts.length !== index) return false;
      if (now() - open.at > longestWaitMs || open.length + text.length > mostCharacters) {
        open = null;
        return false;
      }
      open.texts.push(text);
      open.length += text.length;
      open.at = now();
      return true;
    },
    take(file) {
      if (open === null || open.file !== file || now() - open.at > longestWaitMs) return null;
      const text = open.texts.join("");
      open = null;
      return text;
    },
  };
}
