import { createServer } from "node:net";
import { ScriptError } from "../scriptError.ts";

/** A TCP port on loopback that is free now; the one the user fixed, or a coded error if that is busy. */
export async function takePort(name: string, fixed?: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () =>
      reject(
        new ScriptError(`Port ${fixed ?? 0} is busy.`, {
          hint: `end what uses it, or leave --port-${name} out to have a free one taken.`,
          facts: { port: fixed ?? 0, for: name },
        }),
      ),
    );
    probe.listen(fixed ?? 0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
