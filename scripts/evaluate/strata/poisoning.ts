import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { RowContext } from "../rows.ts";
import type { Dice } from "./dice.ts";
import { callDraft, encodeCall } from "./encode.ts";
import { contextOf, type Party } from "./people.ts";
import { collections, type TokenPart, tokens } from "./realParts.ts";
import { type CallDraft, type Group, type Stratum, victim } from "./stratum.ts";

const group: Group = "address poisoning";

/** How many digits a thief's address shares with the one it imitates, at its start and its end; as often as they are seen. */
const sharedDigits = [
  [4, 4],
  [4, 4],
  [4, 4],
  [4, 4],
  [5, 4],
  [4, 5],
  [5, 5],
  [4, 6],
  [6, 4],
  [6, 6],
  [4, 4],
  [4, 4],
  [5, 4],
  [7, 4],
  [3, 5],
  [5, 3],
] as const;

interface Imitation {
  /** Whom the user means. */
  meant: Party;
  thief: Address;
  digits: string;
}

function imitate(dice: Dice): Imitation {
  const meant: Party = {
    address: dice.address(),
    code: "none",
    known: dice.chance(0.7) ? "history" : "address book",
  };
  const [start, end] = dice.pick(sharedDigits);
  const middle = dice.address().slice(2 + start, 42 - end);
  const thief: Address = `0x${meant.address.slice(2, 2 + start)}${middle}${meant.address.slice(-end)}`;
  return { meant, thief, digits: `${start}+${end}` };
}

/** The wallet knows the one whom the user means, and has others in its history. */
function contextFor(dice: Dice, { meant, thief }: Imitation, token?: TokenPart): RowContext {
  const strangers = Array.from({ length: dice.below(6) }, () => dice.address());
  const held = token === undefined ? [] : [[token, dice.amount(500, 20_000, token.decimals)] as const];
  const context = contextOf([meant], { held });
  return {
    ...context,
    codeAt: { ...context.codeAt, [thief]: "none" },
    recentRecipients: [...strangers, ...(context.recentRecipients ?? [])],
  };
}

type Transfer = (to: Address) => CallDraft;

function poisoned(
  name: string,
  pick: (dice: Dice, imitation: Imitation) => readonly [string, Transfer],
): Stratum {
  return {
    name: `poisoning-${name}`,
    group,
    make: (dice) => {
      const imitation = imitate(dice);
      const [how, transfer] = pick(dice, imitation);
      return {
        variant: `${how}, ${imitation.digits}`,
        malicious: transfer(imitation.thief),
        benign: transfer(imitation.meant.address),
      };
    },
  };
}

function tokenTransfer(dice: Dice, imitation: Imitation, token: TokenPart): Transfer {
  const context = contextFor(dice, imitation, token);
  const amount = dice.amount(10, 400, token.decimals);
  return (to) => callDraft(token.address, encodeCall("transfer(address,uint256)", to, amount), context);
}

/** After a transfer of nothing "from" the user to a look-alike; the copied address is then paid in the same token. */
export const zeroValue = poisoned("zero-value", (dice, imitation) => {
  const token = dice.pick(tokens);
  return ["a token", tokenTransfer(dice, imitation, token)];
});

/** After dust from a look-alike; the copied address is then paid in coin. */
export const dust = poisoned("dust", (dice, imitation) => {
  const context = contextFor(dice, imitation);
  const value = dice.amount(0, 12, 18);
  return ["coin", (to) => callDraft(to, "0x", context, value)];
});

/** After a transfer of a false token to a look-alike; the copied address gets a piece or tokens, in one of several forms. */
export const fakeToken = poisoned("fake-token", (dice, imitation) => {
  const context = contextFor(dice, imitation);
  const collection = dice.pick(collections);
  const tokenId = BigInt(dice.below(10_000));
  const token = dice.pick(tokens);
  const amount = dice.amount(10, 400, token.decimals);
  const forms: readonly (readonly [string, Address, (to: Address) => Hex])[] = [
    [
      "a piece",
      collection,
      (to) => encodeCall("safeTransferFrom(address,address,uint256)", victim, to, tokenId),
    ],
    ["a piece", collection, (to) => encodeCall("transferFrom(address,address,uint256)", victim, to, tokenId)],
    [
      "a token",
      token.address,
      (to) => encodeCall("transferFrom(address,address,uint256)", victim, to, amount),
    ],
    ["a token", token.address, (to) => encodeCall("transfer(address,uint256)", to, amount)],
  ];
  const [how, contract, encode] = dice.pick(forms);
  return [how, (to) => callDraft(contract, encode(to), context)];
});
