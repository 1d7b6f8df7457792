import { useEffect, useRef } from "react";

const FRESH_FOR_MS = 30_000;

/** Reads once when a page opens, unless what it shows was read a moment ago. `readAt` is undefined until a snapshot is there. */
export function useReadOnOpen(readAt: number | null | undefined, read: () => void): void {
  const hasRead = useRef(false);
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    if (readAt === undefined || hasRead.current) return;
    hasRead.current = true;
    if (readAt === null || Date.now() - readAt > FRESH_FOR_MS) latest.current();
  }, [readAt]);
}
