import * as v from "valibot";
import { address } from "../../extension/messages/shapes.ts";
import type { Method } from "./methodContext.ts";
import { decodeParams } from "./params.ts";
import { ProviderError } from "./providerError.ts";

const asset = v.strictObject({
  type: v.picklist(["ERC20", "ERC721", "ERC1155"]),
  options: v.looseObject({ address }),
});

/** Refused for now: the wallet keeps no list of tokens, and a yes that changes nothing would be a lie. */
export const wallet_watchAsset: Method = async (params) => {
  decodeParams(v.union([asset, v.strictTuple([asset])]), params);
  throw new ProviderError("unsupported", { message: "The wallet does not keep a list of tokens." });
};
