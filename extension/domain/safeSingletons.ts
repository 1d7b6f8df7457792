import type { InspectionContext } from "./context.ts";
import type { Address } from "./primitives.ts";

/**
 * The code that Safes of versions 1.3.0 and 1.4.1 run, with and without events for second layers, as
 * https://github.com/safe-global/safe-deployments names it. Each address follows from its code on every chain.
 */
const singletons: ReadonlySet<Address> = new Set<Address>([
  "0xd9db270c1b5e3bd161e8c8503c55ceabee709552",
  "0x3e5c63644e683549055b9be8653de26e0b4cd36e",
  "0x69f4d1788e39c87893c980c06edf4b7f686e2938",
  "0xfb1bffc9d739b8d520daf37df666da4c687191ea",
  "0x41675c099f32341bf84bfc5382af534df5c7461a",
  "0x29fcb43b46531bca003ddc8fcb67ffe91900c762",
]);

/** Whether a contract runs a Safe's code: the code itself, or a proxy that was read as handing its calls on to it. */
export function isSafe(address: Address, { contracts }: InspectionContext): boolean {
  if (singletons.has(address)) return true;
  const proxy =
    contracts !== undefined && Object.hasOwn(contracts, address) ? contracts[address]?.proxy : undefined;
  return proxy?.kind === "safe" && singletons.has(proxy.implementation);
}
