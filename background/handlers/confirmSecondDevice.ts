import type { Handler } from "../handler.ts";

/** Takes the second device into use once it has shown a right code. Effects: storage. */
export const confirmSecondDevice: Handler<"confirmSecondDevice"> = ({ proof }, { services }) =>
  services.factors.confirmSecondDevice(proof);
