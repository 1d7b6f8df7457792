/** What the user must do before the main button works; the background demands it again. */
export type Requirement =
  | { kind: "none" }
  /** Each of these reason or finding ids is opened, then sign. */
  | { kind: "open"; points: readonly string[] }
  /** As `open`; the button arms after `armMs`, and `word` is typed. */
  | { kind: "hold"; points: readonly string[]; armMs: number; word: string }
  | { kind: "blocked" };
