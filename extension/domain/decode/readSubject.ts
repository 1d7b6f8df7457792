import { unreachable } from "../../errors/invariant.ts";
import type { Subject } from "../subject.ts";
import type { Action, Reading } from "./action.ts";
import { maxInnerCalls, readCalldata } from "./calldata.ts";
import { readMessage } from "./message.ts";
import { readTypedData } from "./typedData.ts";

/** Decodes a subject once, for checks, words and policy alike. Never throws. */
export function readSubject(subject: Subject): Reading {
  const actions = readActions(subject);
  return { actions, isUnderstood: actions.every(isUnderstood) };
}

/** Whether all that an action does is known. */
export function isUnderstood(action: Action): boolean {
  switch (action.kind) {
    case "call":
      return action.isUnderstood;
    case "order":
      return action.isComplete;
    case "create":
    case "opaque":
    case "unknown-signature":
      return false;
    default:
      return true;
  }
}

function readActions(subject: Subject): readonly Action[] {
  switch (subject.kind) {
    case "transaction":
      return readCalldata(subject, {
        actor: subject.from,
        call: 0,
        depth: 0,
        budget: { calls: maxInnerCalls },
      });
    case "calls": {
      const budget = { calls: maxInnerCalls };
      return subject.calls.flatMap((call, index) =>
        readCalldata(call, { actor: subject.from, call: index, depth: 0, budget }),
      );
    }
    case "typedData":
      return readTypedData(subject);
    case "message":
      return readMessage(subject);
    case "site":
      return [];
    default:
      return unreachable(subject, "every kind of subject is read");
  }
}
