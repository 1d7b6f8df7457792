import type { Method } from "./methodContext.ts";

/** Every EIP-1193 method the wallet answers itself. A method that is not here is refused. */
export const methods: Readonly<Record<string, Method>> = {};
