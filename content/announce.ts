import { icon } from "./icon.ts";
import { dispatch, freeze, listen, NativeCustomEvent } from "./primordials.ts";

/** Announces the provider by EIP-6963 now and whenever a page asks. The announcement cannot be changed by the page. */
export function announce(provider: object): void {
  const info = freeze({ uuid: createUuid(), name: "SecHub", icon, rdns: "io.sechub.wallet" });
  const detail = freeze({ info, provider });
  const say = () => dispatch(new NativeCustomEvent("eip6963:announceProvider", { detail }));
  listen(window, "eip6963:requestProvider", say);
  say();
}

/** UUID version 4. Runs before any page code, so plain calls are safe here. */
function createUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
