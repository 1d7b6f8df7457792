import type { Address, Hex } from "../primitives.ts";
import type { Asset, Deed } from "./action.ts";
import { complete } from "./complete.ts";
import { type DynamicFunction, type DynamicReading, deeds, lower, sendNft } from "./dynamic.ts";
import type { CallContext } from "./wordFunction.ts";

const helperItem = "(uint8 kind, address token, uint256 id, uint256 amount)";
const helperGroup = `(${helperItem}[] items, address recipient, bool isChecked)`;
const managerItem = "(address token, uint8 kind, uint256[] ids, uint256[] amounts)";

/** Calls that move many things at once: markets' helpers, batches of collections, and lists of payments. */
export const bulkFunctions: ReadonlyMap<Hex, DynamicFunction> = new Map<Hex, DynamicFunction>([
  row("0x32389b71", "bulkTransfer", `${helperGroup}[], bytes32`, ([groups], at) => readHelper(groups, at)),
  row(
    "0x0ca8e8a8",
    "transferBatchItemsAcrossCollections",
    `${managerItem}[], address, address`,
    ([items, from, to], at) => readManager(items, { from, to, actor: at.actor }),
  ),
  row(
    "0xa7bc96d3",
    "transferItemsERC721",
    "address, address, address, uint256[], uint256[]",
    ([token, from, to, ids], at) => deeds(pieces(ids, null, { ...at, contract: lower(token) }, from, to)),
  ),
  row(
    "0xa0a406c6",
    "transferItemsERC1155",
    "address, address, address, uint256[], uint256[]",
    ([token, from, to, ids, amounts], at) =>
      equallyLong(ids, amounts, () =>
        deeds(pieces(ids, amounts, { ...at, contract: lower(token) }, from, to)),
      ),
  ),
  row(
    "0x2eb2c2d6",
    "safeBatchTransferFrom",
    "address, address, uint256[], uint256[], bytes",
    ([from, to, ids, amounts], at) =>
      equallyLong(ids, amounts, () => deeds(pieces(ids, amounts, at, from, to))),
  ),
  ...(
    [
      ["0xf3993d11", "batchTransferFrom", ""],
      ["0x034601ec", "safeBatchTransferFrom", ""],
      ["0x28cfbd46", "safeBatchTransferFrom", ", bytes"],
    ] as const
  ).map(([selector, name, rest]) =>
    row(selector, name, `address, address, uint256[]${rest}`, ([from, to, ids], at) =>
      deeds(pieces(ids, null, at, from, to)),
    ),
  ),
  row("0x88d695b2", "batchTransfer", "address[], uint256[]", ([to, amounts], at) =>
    paid(to, amounts, { token: at.contract, from: at.actor, actor: at.actor }),
  ),
  row("0x1e89d545", "multiTransfer", "address[], uint256[]", ([to, amounts], at) =>
    paid(to, amounts, { token: at.contract, from: at.actor, actor: at.actor }),
  ),
  // The coin is in the call, so it is the contract that hands it on.
  row("0xe63d38ed", "disperseEther", "address[], uint256[]", ([to, amounts], at) =>
    paid(to, amounts, { token: null, from: at.contract, actor: at.contract }),
  ),
  ...(["0xc73a2d60", "0x51ba162c"] as const).map((selector) =>
    row(
      selector,
      selector === "0xc73a2d60" ? "disperseToken" : "disperseTokenSimple",
      "address, address[], uint256[]",
      ([token, to, amounts], at) =>
        paid(to, amounts, { token: lower(token), from: at.actor, actor: at.contract }),
    ),
  ),
]);

function row(
  selector: Hex,
  name: string,
  parameters: string,
  read: DynamicFunction["read"],
): [Hex, DynamicFunction] {
  return [selector, { name, parameters, read }];
}

interface HelperItem {
  kind: number;
  token: Address;
  id: bigint;
  amount: bigint;
}

/** Null: a kind of thing that the helper does not move. */
function readHelper(groups: unknown, { actor }: CallContext): DynamicReading | null {
  const sends = (groups as { items: readonly HelperItem[]; recipient: Address }[]).flatMap(
    ({ items, recipient }) =>
      items.map((item): Deed | null => {
        const asset = helperAsset(item);
        return asset === null ? null : { kind: "send", asset, from: actor, to: lower(recipient), actor };
      }),
  );
  const read = complete(sends);
  return read === null ? null : deeds(read);
}

function helperAsset({ kind, token, id, amount }: HelperItem): Asset | null {
  if (kind === 1) return { kind: "erc20", token: lower(token), amount };
  if (kind !== 2 && kind !== 3) return null;
  return { kind: "nft", token: lower(token), tokenId: id, amount };
}

interface ManagerItem {
  token: Address;
  kind: number;
  ids: readonly bigint[];
  amounts: readonly bigint[];
}

interface Way {
  from: unknown;
  to: unknown;
  actor: Address;
}

// Managers number the kinds of things differently, and a piece is what such a list is for.
function readManager(items: unknown, { from, to, actor }: Way): DynamicReading | null {
  const list = items as readonly ManagerItem[];
  if (list.some(({ ids, amounts }) => ids.length !== amounts.length)) return null;
  return deeds(
    list.flatMap(({ token, ids, amounts }) =>
      pieces(ids, amounts, { contract: lower(token), actor }, from, to),
    ),
  );
}

function pieces(
  ids: unknown,
  amounts: unknown,
  at: Omit<CallContext, "value">,
  from: unknown,
  to: unknown,
): readonly Deed[] {
  const counts = amounts as readonly bigint[] | null;
  return (ids as readonly bigint[]).map((id, index) => sendNft(at, from, to, id, counts?.[index] ?? 1n));
}

interface Payment {
  /** Null: the coin. */
  token: Address | null;
  from: Address;
  actor: Address;
}

function paid(to: unknown, amounts: unknown, { token, from, actor }: Payment): DynamicReading | null {
  return equallyLong(to, amounts, () =>
    deeds(
      (amounts as readonly bigint[]).map((amount, index) => {
        const asset: Asset = token === null ? { kind: "coin", amount } : { kind: "erc20", token, amount };
        return { kind: "send", asset, from, to: lower((to as readonly Address[])[index]), actor };
      }),
    ),
  );
}

/** Null where the lists are not equally long, which no such contract accepts. */
function equallyLong(one: unknown, other: unknown, read: () => DynamicReading): DynamicReading | null {
  return (one as readonly unknown[]).length === (other as readonly unknown[]).length ? read() : null;
}
