import type { Handler } from "../handler.ts";

/** The user's yes to exactly what was shown. Effects: storage, network, chain. */
export const approveRequest: Handler<"approveRequest"> = async (
  { id, digest, opened, word, accounts },
  { services },
) =>
  services.requests.approve({
    ...{ id, digest, opened },
    ...(word === undefined ? {} : { word }),
    ...(accounts === undefined ? {} : { accounts }),
  });
