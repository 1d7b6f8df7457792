import type { Handler } from "../handler.ts";

/** Takes back everything a site was given; its pages are told. Effects: storage. */
export const disconnectSite: Handler<"disconnectSite"> = async ({ origin }, { services }) => {
  await services.sites.disconnect(origin);
  return { status: "done" };
};
