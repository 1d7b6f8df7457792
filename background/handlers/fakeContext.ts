import type { HandlerContext } from "../handler.ts";
import type { Services } from "../services/services.ts";

/** Parts of services for a test of one handler; whatever is not given is not there. */
export type FakeServices = { readonly [N in keyof Services]?: Partial<Services[N]> };

/** A fake context of a handler, as if one of our own pages had asked. For tests. */
export function fakeContext(services: FakeServices): HandlerContext {
  return { services: services as unknown as Services, sender: { class: "popup" } };
}
