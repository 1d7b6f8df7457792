import type { Handler } from "../handler.ts";

/** Says which servers may be asked about contracts. Effects: storage. */
export const setContractInfo: Handler<"setContractInfo"> = (servers, { services }) =>
  services.contractInfo.change(servers);
