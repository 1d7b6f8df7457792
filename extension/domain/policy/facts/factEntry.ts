import type { Operator } from "../../policyDocument.ts";
import type { Movement } from "../movements.ts";
import type { Match } from "./match.ts";
import type { OpenCondition } from "./openCondition.ts";
import type { RequestView } from "./requestView.ts";
import type { Scope } from "./scope.ts";

/** A condition about the request as a whole. */
export interface RequestTest {
  match: (view: RequestView) => Match;
  /** Whether it holds of everything in the request, as a rule that stands in must; absent: as soon as it holds. */
  holdsOfAll?: (view: RequestView) => boolean;
}
/** A condition about one movement. */
export type MovementTest = (movement: Movement, view: RequestView) => Match;
/** A condition about sums over time. */
export interface SumTest {
  match: (view: RequestView, scope: Scope) => Match;
  holdsOfAll?: (view: RequestView, scope: Scope) => boolean;
}

interface FactForm {
  ops: readonly Operator[];
  /** Whether a value, which is no group's name, is one that this fact can have. */
  isValue: (value: unknown) => boolean;
  /** What a group must be a list of. */
  group?: "addresses" | "sites";
  /** The key that a condition must have beside the three, and others must not. */
  extra?: "within" | "level";
  /** Never unknown, whatever the request. */
  isAlwaysKnown: boolean;
  /** Hangs on what somebody states about the request. */
  isStated?: true;
}

/** All that there is to know of one fact. Adding a fact is one more entry of the table, and a row of `docs/policy.md`. */
export type FactEntry = FactForm &
  (
    | { about: "request"; compile: (open: OpenCondition) => RequestTest }
    | { about: "movement"; compile: (open: OpenCondition) => MovementTest }
    | { about: "sum"; compile: (open: OpenCondition) => SumTest }
  );
