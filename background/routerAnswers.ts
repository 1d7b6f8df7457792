import { BaseError } from "../extension/errors/baseError.ts";
import type { Answer } from "../extension/messages/client.ts";
import type { Sender } from "../extension/platform/sender.ts";
import type { Router } from "./router.ts";

/** Told what a sender must not be told; `id` stands in both, so that a report can be matched. */
export type LogFailure = (id: string, cause: unknown) => void;

export interface AnswerDeps {
  router: Router;
  createId: () => string;
  logFailure: LogFailure;
}

/** Answers our own pages. Always resolves; whatever is not a coded error of ours becomes `internal` with an id. */
export function createAnswers({ router, createId, logFailure }: AnswerDeps) {
  return async (message: unknown, sender: Sender | null): Promise<Answer> => {
    try {
      return { ok: true, response: await router(message, sender) };
    } catch (error) {
      if (error instanceof BaseError && error.code !== "internal.invariant") {
        return { ok: false, error: error.toReport() };
      }
      const id = createId();
      logFailure(id, error);
      return {
        ok: false,
        error: {
          code: "internal",
          shortMessage: "Something in the wallet went wrong.",
          hint: "Report it with this id.",
          facts: { id },
        },
      };
    }
  };
}
