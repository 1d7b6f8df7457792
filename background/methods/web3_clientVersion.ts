import type { Method } from "./methodContext.ts";

/** Product and version, the same for every site. */
export const web3_clientVersion: Method = async () => "SecHub/0.1.0";
