import { useState } from "react";
import { AddressText } from "../../parts/AddressText.tsx";
import { Card, Rows, Stack } from "../../parts/Card.tsx";
import { TextField } from "../../parts/Field.tsx";
import { useWallet } from "../../state/wallet.ts";
import { formatBps, formatUnits, toUnits } from "../../text/amounts.ts";
import { marketText } from "../../text/market.ts";
import { pageText } from "../../text/page.ts";
import { AskButton } from "../AskButton.tsx";
import type { Restaked } from "./reading.ts";

export interface OperatorCardProps {
  operator: Restaked["operators"][number];
  facts: Restaked;
}

/** An operator with its record, and the form to restake with it. */
export function OperatorCard({ operator, facts }: OperatorCardProps) {
  const isOther = facts.operator !== null && facts.operator !== operator.operator;
  return (
    <Card title={`${operator.operator.slice(0, 8)}…${operator.operator.slice(-4)}`}>
      <Rows
        rows={[
          { label: marketText.restakedWith, value: <AddressText address={operator.operator} /> },
          { label: marketText.operatorPool, value: `${formatUnits(operator.pool, 18)} ETH` },
          { label: marketText.operatorCommission, value: formatBps(operator.commissionBps) },
          { label: marketText.operatorLeft, value: formatBps(operator.leftBps) },
        ]}
      />
      {operator.isJoined ? null : <p>{marketText.operatorGone}</p>}
      {isOther ? <p>{marketText.restakeOther}</p> : null}
      {operator.isJoined && !isOther ? <RestakeForm operator={operator} facts={facts} /> : null}
    </Card>
  );
}

function RestakeForm({ operator, facts }: OperatorCardProps) {
  const { client } = useWallet();
  const [text, setText] = useState("");
  const wei = toUnits(text, 18);
  const isBad = text !== "" && wei === null;
  return (
    <Stack>
      <TextField
        label={marketText.restakeAmount}
        value={text}
        onChange={setText}
        hint={marketText.restakeHave(formatUnits(facts.wei, 18))}
        problem={isBad ? pageText.badAmount : null}
      />
      <AskButton
        look="primary"
        isInert={wei === null || wei === 0n}
        ask={() => client("restake", { operator: operator.operator, wei: (wei ?? 0n).toString() })}
      >
        {marketText.restake}
      </AskButton>
    </Stack>
  );
}
