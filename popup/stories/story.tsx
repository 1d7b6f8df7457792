import type { ReactNode } from "react";
import type { MessageName } from "../../extension/messages/table.ts";
import type { Snapshots } from "../../extension/messages/views.ts";
import { Approval } from "../approval/Approval.tsx";
import { Home } from "../home/Home.tsx";
import { everyday } from "./snapshotFixtures.ts";

/** One screen in one fixed state. */
export interface Story {
  /** The window it is made for. */
  surface: "approval" | "popup" | "page";
  screen: ReactNode;
  snapshots: Partial<Snapshots>;
  /** What the background would answer. */
  answers?: Partial<Record<MessageName, unknown>>;
}

export const approval = (list: Snapshots["requests"]["list"], part: Partial<Snapshots> = {}): Story => ({
  surface: "approval",
  screen: <Approval />,
  snapshots: { ...everyday, requests: { list }, ...part },
});
export const page = (screen: ReactNode, part: Partial<Snapshots> = {}): Story => ({
  surface: "page",
  screen,
  snapshots: { ...everyday, ...part },
});
export const popup = (part: Partial<Snapshots> = {}): Story => ({
  surface: "popup",
  screen: <Home />,
  snapshots: { ...everyday, ...part },
});
