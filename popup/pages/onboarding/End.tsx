import type { Hex } from "../../../extension/domain/primitives.ts";
import { CopyableAddress } from "../../parts/AddressText.tsx";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { Actions, Card } from "../../parts/Card.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { approvalText } from "../../text/approval.ts";
import { homeText } from "../../text/home.ts";
import { onboardingText } from "../../text/onboarding.ts";
import { Step } from "./Step.tsx";

/** What to do next. */
export function End({ onEnd }: { onEnd: () => void }) {
  const faucetUrl = useSnapshot("session")?.faucetUrl ?? null;
  const address: Hex | null = useSnapshot("accounts")?.selected ?? null;
  return (
    <Step title={onboardingText.endTitle} lead={onboardingText.endLead}>
      <p>{onboardingText.endPin}</p>
      {address === null ? null : (
        <Card title={homeText.account}>
          <CopyableAddress address={address} what={approvalText.address} />
        </Card>
      )}
      <Actions>
        <Button look="primary" onPress={onEnd}>
          {onboardingText.open}
        </Button>
        {faucetUrl === null ? null : (
          <ButtonLink href={faucetUrl} isNewTab>
            {onboardingText.faucet}
          </ButtonLink>
        )}
      </Actions>
    </Step>
  );
}
