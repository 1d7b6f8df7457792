import { Note } from "../parts/Note.tsx";
import { pageText } from "../text/page.ts";

/** What a home-chain act came to, for the line under its button. */
export type Asked = { status: "requested" } | { status: "unavailable"; reason: string } | null;

/** The wallet has asked itself; the approval window is where the act is finished. */
export function Requested({ asked }: { asked: Asked }) {
  if (asked === null) return null;
  return asked.status === "requested" ? (
    <Note tone="none" role="status">
      {pageText.requested}
    </Note>
  ) : (
    <Note tone="unknown" role="alert">
      {pageText.unavailable(asked.reason)}
    </Note>
  );
}
