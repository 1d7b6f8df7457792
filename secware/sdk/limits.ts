/** How much a SecWare takes on. */
export interface Limits {
  /** Requests of one network address in a minute. */
  perAddress: number;
  /** Calls of one caller in a minute; what the SLA promises, or more. */
  perCaller: number;
  /** The longest that an engine may work, whatever the caller asks for. */
  budgetMsAtMost: number;
  /** Calls that are worked on at once; more are told to come back. */
  inFlightAtMost: number;
}

export const defaultLimits: Limits = {
  perAddress: 600,
  perCaller: 120,
  budgetMsAtMost: 5_000,
  inFlightAtMost: 512,
};
