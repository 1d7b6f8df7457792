import type { Movement } from "../movements.ts";
import type { MovementTest } from "./factEntry.ts";
import { hiddenMay, type Match } from "./match.ts";
import type { RequestView } from "./requestView.ts";

/** Whether one movement answers yes to all of these; where more may be inside than is known, one may that nobody saw. */
export function matchMovements(tests: readonly MovementTest[], view: RequestView): Match {
  let isOpen = false;
  for (const movement of view.facts.movements) {
    const match = matchMovement(tests, movement, view);
    if (match === "yes") return "yes";
    isOpen ||= match === "unknown";
  }
  return isOpen ? "unknown" : hiddenMay(false, view.facts.isUnderstood);
}

/** Whether there are movements and every one of them answers yes. */
export function holdsOfAllMovements(tests: readonly MovementTest[], view: RequestView): boolean {
  const { movements } = view.facts;
  return movements.length > 0 && movements.every((one) => matchMovement(tests, one, view) === "yes");
}

function matchMovement(tests: readonly MovementTest[], movement: Movement, view: RequestView): Match {
  let match: Match = "yes";
  for (const test of tests) {
    const part = test(movement, view);
    if (part === "no") return "no";
    if (part === "unknown") match = part;
  }
  return match;
}
