import type { Address, Hex } from "../primitives.ts";
import type { AllowDeed, Deed } from "./action.ts";
import { max256 } from "./amounts.ts";
import { type DynamicFunction, deeds, lower, sendErc20 } from "./dynamic.ts";
import type { CallContext } from "./wordFunction.ts";

const permitted = "(address token, uint256 amount)";
const details = "(address to, uint256 requestedAmount)";
const single = `(${permitted} permitted, uint256 nonce, uint256 deadline), ${details}, address`;
const many = `(${permitted}[] permitted, uint256 nonce, uint256 deadline), ${details}[], address`;
const authorised = "address, address, uint256, uint256, uint256, bytes32, bytes";

interface Permitted {
  token: Address;
}
interface Details {
  to: Address;
  requestedAmount: bigint;
}

/** Transfers and grants by a signature that somebody gave before: Permit2, EIP-3009, 2612 with packed signatures, and 1363, 777. */
export const relayedFunctions: ReadonlyMap<Hex, DynamicFunction> = new Map<Hex, DynamicFunction>([
  row("0x30f28b7a", "permitTransferFrom", `${single}, bytes`, readSingle),
  row("0xedd9444b", "permitTransferFrom", `${many}, bytes`, readMany),
  row("0x137c29fe", "permitWitnessTransferFrom", `${single}, bytes32, string, bytes`, readSingle),
  row("0xfe8ec1a7", "permitWitnessTransferFrom", `${many}, bytes32, string, bytes`, readMany),
  row(
    "0x0d58b1db",
    "transferFrom",
    "(address from, address to, uint160 amount, address token)[]",
    ([list], at) =>
      deeds(
        (list as { from: Address; to: Address; amount: bigint; token: Address }[]).map((one) =>
          taken(one.from, one.to, one.token, one.amount, at),
        ),
      ),
  ),
  row("0xcf092995", "transferWithAuthorization", authorised, readAuthorised),
  row("0x88b7ab63", "receiveWithAuthorization", authorised, readAuthorised),
  row("0x9fd5a6cf", "permit", "address, address, uint256, uint256, bytes", ([owner, spender, amount], at) =>
    deeds([granted(at, owner, spender, amount as bigint, "relayed")]),
  ),
  row("0xfe3424ee", "permitForAll", "address, address, bool, uint256, bytes", ([, who, isApproved], at) =>
    deeds([
      {
        kind: "operator",
        token: at.contract,
        operator: lower(who),
        isApproved: isApproved === true,
        form: "relayed",
      },
    ]),
  ),
  row("0xcae9ca51", "approveAndCall", "address, uint256, bytes", ([spender, amount], at) =>
    deeds([granted(at, at.actor, spender, amount as bigint, "call")]),
  ),
  row("0x4000aea0", "transferAndCall", "address, uint256, bytes", ([to, amount], at) =>
    deeds([sendErc20(at, to, amount as bigint)]),
  ),
  row("0xc1d34b89", "transferFromAndCall", "address, address, uint256, bytes", ([from, to, amount], at) =>
    deeds([taken(from, to, at.contract, amount as bigint, at)]),
  ),
  row("0x62ad1b83", "operatorSend", "address, address, uint256, bytes, bytes", ([from, to, amount], at) =>
    deeds([taken(from, to, at.contract, amount as bigint, at)]),
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

function readSingle([permit, transfer, owner]: readonly unknown[], at: CallContext) {
  const { permitted: one } = permit as { permitted: Permitted };
  const { to, requestedAmount } = transfer as Details;
  return deeds([taken(owner, to, one.token, requestedAmount, at)]);
}

function readMany([permit, transfers, owner]: readonly unknown[], at: CallContext) {
  const { permitted: list } = permit as { permitted: readonly Permitted[] };
  const places = transfers as readonly Details[];
  // Permit2 refuses lists of unequal length.
  if (list.length !== places.length) return null;
  return deeds(
    places.map(({ to, requestedAmount }, index) => taken(owner, to, list[index]?.token, requestedAmount, at)),
  );
}

function readAuthorised([from, to, amount]: readonly unknown[], at: CallContext) {
  return deeds([taken(from, to, at.contract, amount as bigint, at)]);
}

function taken(from: unknown, to: unknown, token: unknown, amount: bigint, at: CallContext): Deed {
  const asset = { kind: "erc20", token: lower(token), amount } as const;
  return { kind: "send", asset, from: lower(from), to: lower(to), actor: at.actor };
}

function granted(
  at: CallContext,
  owner: unknown,
  spender: unknown,
  amount: bigint,
  form: AllowDeed["form"],
): AllowDeed {
  return {
    kind: "allow",
    token: at.contract,
    owner: lower(owner),
    spender: lower(spender),
    amount,
    most: max256,
    mode: "set",
    // The deadline of a permit ends the signature; the allowance it makes has no end.
    endsAt: null,
    form,
    isOnce: false,
  };
}
