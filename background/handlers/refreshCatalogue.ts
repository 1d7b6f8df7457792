import type { Handler } from "../handler.ts";

/** Reads the registry and every manifest again. Effects: network, storage. */
export const refreshCatalogue: Handler<"refreshCatalogue"> = (_request, { services }) =>
  services.catalogue.refresh();
