import { describe, expect, test } from "vitest";
import { judge, own, stranger, token, typedDataOf, typedSubject, usdc, weth } from "../samples.ts";

const zero = `0x${"0".repeat(40)}`;
const nft = { itemType: 2, token, identifierOrCriteria: 7, startAmount: 1, endAmount: 1 };
const coin = (amount: string, recipient: string) => ({
  itemType: 0,
  token: zero,
  identifierOrCriteria: 0,
  startAmount: amount,
  endAmount: amount,
  recipient,
});

function seaport(consideration: readonly unknown[], offer: readonly unknown[] = [nft]) {
  return judge(
    typedSubject(
      typedDataOf(
        "OrderComponents",
        {
          OrderComponents: [
            "address offerer",
            "OfferItem[] offer",
            "ConsiderationItem[] consideration",
            "uint256 endTime",
          ],
          OfferItem: [
            "uint8 itemType",
            "address token",
            "uint256 identifierOrCriteria",
            "uint256 startAmount",
            "uint256 endAmount",
          ],
          ConsiderationItem: [
            "uint8 itemType",
            "address token",
            "uint256 identifierOrCriteria",
            "uint256 startAmount",
            "uint256 endAmount",
            "address recipient",
          ],
        },
        { offerer: own, offer, consideration, endTime: 1_800_000_000 },
      ),
    ),
  );
}

function swap(sellToken: string, sellAmount: string, buyToken: string, buyAmount: string) {
  const fields = ["sellToken", "buyToken", "receiver"].map((name) => `address ${name}`);
  const amounts = ["uint256 sellAmount", "uint256 buyAmount"];
  const message = { sellToken, sellAmount, buyToken, buyAmount, receiver: own };
  const subject = typedSubject(typedDataOf("Order", { Order: [...fields, ...amounts] }, message));
  return judge(subject).codes["order-gives-all"];
}

describe("orderGivesAll", () => {
  test.each([
    ["nothing in return", []],
    ["one wei in return", [coin("1", own)]],
    ["nothing of worth in return", [coin("0", own)]],
    ["payment to somebody else", [coin("1000000000000000000", stranger)]],
  ])("default: an order with %s is held [H11]", (_, consideration) => {
    const { codes, decision } = seaport(consideration);

    expect([codes["order-gives-all"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test("behavior: a bulk tree is held [H11]", () => {
    const bulk = typedDataOf(
      "BulkOrder",
      { BulkOrder: ["Leaf[2] tree"], Leaf: ["address offerer"] },
      {
        tree: [{ offerer: own }, { offerer: own }],
      },
    );

    expect(judge(typedSubject(bulk)).codes["order-gives-all"]).toBe("danger");
  });

  test("behavior: a fair sale is a caution that says what the account itself gives and gets", () => {
    const { codes, inspection } = seaport([
      coin("1000000000000000000", own),
      coin("25000000000000000", stranger),
    ]);

    expect(codes["order-gives-all"]).toBe("caution");
    expect(inspection.findings[0]?.text).toBe(
      "An order: you give NFT number 7 of “TST” (0x4444…4444) and receive 1 ETH. Anybody may fill it without asking again.",
    );
  });

  test("behavior: a swap in favour of another receiver is held [H12]", () => {
    const swap = (receiver: string) =>
      judge(
        typedSubject(
          typedDataOf(
            "Order",
            {
              Order: [
                "address sellToken",
                "uint256 sellAmount",
                "address buyToken",
                "uint256 buyAmount",
                "address receiver",
              ],
            },
            {
              sellToken: usdc,
              sellAmount: "5000000",
              buyToken: weth,
              buyAmount: "1000000000000000",
              receiver,
            },
          ),
        ),
      ).codes["order-gives-all"];

    expect([swap(own), swap(zero), swap(stranger)]).toEqual(["caution", "caution", "danger"]);
  });

  test.each([
    ["one smallest unit of USDC", "5000000", usdc, "1", "danger"],
    ["100 smallest units of USDC", "5000000", usdc, "100", "danger"],
    ["a cent in USDC", "5000000", usdc, "10000", "caution"],
    ["a millionth of WETH, less one unit", "5000000", weth, "999999999999", "danger"],
    ["a millionth of WETH", "5000000", weth, "1000000000000", "caution"],
    ["a token of four decimals, nine units", "5000000", token, "9", "danger"],
    ["a token of four decimals, ten units", "5000000", token, "10", "caution"],
    ["a handful of an unknown token", "5000000", stranger, "999", "danger"],
    ["next to nothing for next to nothing", "100", usdc, "100", "caution"],
  ])("behavior: %s is judged by the token's decimals [H12]", (_, sellAmount, buyToken, buyAmount, level) => {
    expect(swap(usdc, sellAmount, buyToken, buyAmount)).toBe(level);
  });

  test("behavior: what is little for a piece is something where it is all one gives [H12]", () => {
    expect(swap(weth, String(10n ** 14n), usdc, "1")).toBe("danger");
    expect(swap(weth, String(10n ** 12n - 1n), usdc, "1")).toBe("caution");
  });

  test.each([
    [zero, "Anybody may fill it"],
    [stranger, "Only 0x3333…3333 may fill it"],
  ])("behavior: who may fill an order is said, and judged by what comes back (%s)", (taker, words) => {
    const fields = ["address maker", "address taker", "uint8 direction", "address erc20Token"];
    const rest = ["uint256 erc20TokenAmount", "address erc721Token", "uint256 erc721TokenId"];
    const sale = (price: string) =>
      judge(
        typedSubject(
          typedDataOf(
            "ERC721Order",
            { ERC721Order: [...fields, ...rest] },
            {
              ...{ maker: own, taker, direction: 0, erc20Token: weth, erc20TokenAmount: price },
              ...{ erc721Token: token, erc721TokenId: 7 },
            },
          ),
        ),
      );
    const fair = sale(String(10n ** 18n));

    expect(fair.codes["order-gives-all"]).toBe("caution");
    expect(fair.inspection.findings[0]?.text).toContain(words);
    expect(sale("1").codes["order-gives-all"]).toBe("danger");
  });

  test("behavior: an order of an unknown form is a caution and a gap [H12]", () => {
    const { codes, decision } = judge(
      typedSubject(
        typedDataOf("MakerOrder", { MakerOrder: ["bytes32 root"] }, { root: `0x${"1".repeat(64)}` }),
      ),
    );

    expect([codes["order-gives-all"], decision.outcome]).toEqual(["caution", "warn"]);
  });
});
