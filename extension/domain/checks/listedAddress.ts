import { coreTokenAt } from "../coreTokens.ts";
import type { Action, Asset } from "../decode/action.ts";
import { quoteName, quoteText } from "../describe/quote.ts";
import type { Listed } from "../lists/listView.ts";
import type { Address } from "../primitives.ts";
import type { Subject } from "../subject.ts";
import { capped, conflictOf, sourceOf } from "./listed.ts";
import { chainOf, type LocalCheck, type Observation, signerOf } from "./localCheck.ts";

/** What the loaded lists say of every address that a subject names: who gets, who is given power, what is called. */
export const listedAddress: LocalCheck = {
  code: "listed-address",
  find: ({ subject, reading, context: { lists } }) => {
    if (lists === undefined || lists.loaded === 0) return [];
    const named = new Set([...reading.actions.flatMap(addressesIn), ...verifyingContract(subject)]);
    const signer = signerOf(subject);
    if (signer !== null) named.delete(signer);
    const chainId = chainOf(subject);
    return [...named].flatMap((address) => {
      const said = lists.address(address, chainId);
      return said
        .filter(({ level }) => level !== "none")
        .map((listed) => observation(address, chainId, listed, said));
    });
  },
};

/** A core token is never blocked by a list alone: such lists have been wrong. */
function observation(
  address: Address,
  chainId: number,
  listed: Listed,
  said: readonly Listed[],
): Observation {
  const token = coreTokenAt(chainId, address);
  const level = capped(listed.level, token === null ? undefined : "caution");
  const conflict = token === null ? "" : ` This wallet knows it as ${token.symbol}, so one of them is wrong.`;
  return {
    level,
    text: `${address} stands in the list ${quoteName(listed.list.name)}: ${quoteText(listed.reason, 60)}${conflictOf(said)}${conflict}`,
    remedy: level === "caution" ? "Compare with what you know of the address." : "Reject.",
    about: { address },
    ...sourceOf(listed),
  };
}

function addressesIn(action: Action): readonly Address[] {
  switch (action.kind) {
    case "send":
      return [action.to, action.from, ...tokenOf(action.asset)];
    case "allow":
      return [action.spender, action.owner, action.token];
    case "operator":
      return [action.operator, action.token];
    case "order":
      return [
        ...present(action.market),
        ...present(action.taker),
        ...action.gives.flatMap(tokenOf),
        ...action.gets.flatMap(({ asset, recipient }) => [recipient, ...tokenOf(asset)]),
      ];
    case "control":
      return [action.contract, ...present(action.party)];
    case "wrap":
    case "unwrap":
      return [action.token];
    case "call":
      return [action.to];
    case "delegation":
      return present(action.to);
    default:
      return [];
  }
}

function tokenOf(asset: Asset): readonly Address[] {
  return asset.kind === "coin" ? [] : [asset.token];
}

function present(address: Address | null): readonly Address[] {
  return address === null ? [] : [address];
}

function verifyingContract(subject: Subject): readonly Address[] {
  if (subject.kind !== "typedData") return [];
  const contract = subject.typedData.domain["verifyingContract"];
  return typeof contract === "string" && /^0x[0-9a-fA-F]{40}$/.test(contract)
    ? [contract.toLowerCase() as Address]
    : [];
}
