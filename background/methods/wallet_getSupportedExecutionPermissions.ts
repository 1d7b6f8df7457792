import type { Method } from "./methodContext.ts";

/** ERC-7715: which permissions a page may ask for. None, so that it asks for each payment instead. */
export const wallet_getSupportedExecutionPermissions: Method = async () => ({});
