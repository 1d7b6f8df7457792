import type { ReactNode } from "react";
import { Problem } from "../parts/Note.tsx";
import { Frame, type FrameProps } from "./Frame.tsx";
import { ReadAgain } from "./Freshness.tsx";
import { useReading } from "./useReading.ts";

export interface ReadPageProps<T> extends Pick<FrameProps, "route" | "title" | "lead"> {
  /** The same function for as long as it reads the same: another one is read at once. */
  read: () => Promise<T>;
  /** Draws what was read, or null until it was. */
  children: (value: T | null) => ReactNode;
}

/** A page of what is read when it opens and whenever it is asked again, and of why that failed. */
export function ReadPage<T>({ read, children, ...frame }: ReadPageProps<T>) {
  const { value, act, load } = useReading(read);
  return (
    <Frame {...frame} aside={<ReadAgain isBusy={act.isBusy} onPress={load} />}>
      <Problem text={act.problem} />
      {children(value)}
    </Frame>
  );
}
