import type { Handler } from "../handler.ts";
import { judgePassword as judge } from "../services/vault/password.ts";

/** Rates a password; nothing of it is kept. */
export const judgePassword: Handler<"judgePassword"> = async ({ password }) => judge(password);
