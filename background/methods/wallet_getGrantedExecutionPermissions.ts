import type { Method } from "./methodContext.ts";

/** ERC-7715: which permissions a page was given. None are ever given. */
export const wallet_getGrantedExecutionPermissions: Method = async () => [];
