/** Parts of earned money, in hundredths of a percent. */
export interface FeeParts {
  burn: bigint;
  operators: bigint;
  treasury: bigint;
  pool: bigint;
}

export const feeDefaults: FeeParts = { burn: 450n, operators: 100n, treasury: 50n, pool: 50n };

const WHOLE = 10_000n;

export function held(usage: bigint, fees: FeeParts = feeDefaults): bigint {
  return (usage * (fees.burn + fees.operators + fees.treasury + fees.pool)) / WHOLE;
}

export function heldOf(usage: bigint, paid: bigint, fees: FeeParts = feeDefaults): bigint {
  return held(usage + paid, fees) - held(usage, fees);
}

export interface FeeSplit {
  burned: bigint;
  operators: bigint;
  treasury: bigint;
  pool: bigint;
}

export function split(usage: bigint, fees: FeeParts = feeDefaults): FeeSplit {
  const burned = (usage * fees.burn) / WHOLE;
  const operators = (usage * fees.operators) / WHOLE;
  const treasury = (usage * fees.treasury) / WHOLE;
  return { burned, operators, treasury, pool: held(usage, fees) - burned - operators - treasury };
}
