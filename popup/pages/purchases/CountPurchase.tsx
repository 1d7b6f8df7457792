import type { Hex } from "../../../extension/domain/primitives.ts";
import { useWallet } from "../../state/wallet.ts";
import { marketText } from "../../text/market.ts";
import { AskButton } from "../AskButton.tsx";

/** Has the user's voice count what a purchase burned. */
export function CountPurchase({ purchaseId }: { purchaseId: Hex }) {
  const { client } = useWallet();
  return (
    <>
      <p>{marketText.countHint}</p>
      <AskButton ask={() => client("countPurchases", { purchaseIds: [purchaseId] })}>
        {marketText.count}
      </AskButton>
    </>
  );
}
