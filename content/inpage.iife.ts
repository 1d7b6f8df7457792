import { announce } from "./announce.ts";
import { openChannel } from "./channel.ts";
import { defineProperty, dispatch } from "./primordials.ts";
import { createProvider } from "./provider.ts";

const { provider } = createProvider(openChannel);

// Another wallet that was here first keeps its place; EIP-6963 lets the page choose.
if (!("ethereum" in window)) {
  defineProperty(window, "ethereum", {
    value: provider,
    writable: true,
    configurable: true,
    enumerable: true,
  });
  dispatch(new Event("ethereum#initialized"));
}
announce(provider);
