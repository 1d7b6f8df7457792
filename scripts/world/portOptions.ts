import { ScriptError } from "../scriptError.ts";

export const PORT_NAMES = ["home", "guarded", "secware", "faucet", "dapp"] as const;
export type PortName = (typeof PORT_NAMES)[number];
export type FixedPorts = Partial<Record<PortName, number>>;

/** The options by which a user fixes a port; the others are taken free. */
export const portOptions = Object.fromEntries(
  PORT_NAMES.map((name) => [`port-${name}`, { type: "string" as const, help: `fix the port of: ${name}` }]),
);

/** The ports that the user fixed, decoded. */
export function fixedPorts(values: Readonly<Record<string, string | boolean | undefined>>): FixedPorts {
  const ports: FixedPorts = {};
  for (const name of PORT_NAMES) {
    const text = values[`port-${name}`];
    if (typeof text !== "string") continue;
    const port = Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new ScriptError(`--port-${name} is not a port.`, { hint: "give a number from 1 to 65535." });
    }
    ports[name] = port;
  }
  return ports;
}
