import type { Factor } from "../../extension/domain/policyDocument.ts";

const nouns = {
  "second-password": "second password",
  "second-device": "second device",
} satisfies Record<Factor, string>;

/** The second factors: a second password, and a code from a second device. */
export const factorText = {
  title: "Second factors",
  lead: "A rule that blocks can ask for more than your password before an exception to it acts, or before it is weakened. Such a rule says so. Signing never asks for them.",
  name: {
    "second-password": "Second password",
    "second-device": "Second device",
  } satisfies Record<Factor, string>,
  proof: {
    "second-password": "Second password",
    "second-device": "Code from the second device",
  } satisfies Record<Factor, string>,
  codeHint: "The six digits that the authenticator app shows now.",
  about: {
    "second-password": "Another password, known to you or kept by somebody you trust.",
    "second-device":
      "An authenticator app on another device shows a code that changes every 30 seconds. The device needs no network.",
  } satisfies Record<Factor, string>,
  isOn: "In use",
  isOff: "Not set up",
  setOf: (factor: Factor) => `Set up ${nouns[factor]}`,
  replaceOf: (factor: Factor) => `Replace ${nouns[factor]}`,
  removeOf: (factor: Factor) => `Remove ${nouns[factor]}`,
  removeNow: "Remove it",
  password: "Password of this wallet",
  newSecond: "New second password",
  repeatSecond: "New second password again",
  secondHint: "As strong as the first, and another one. It cannot be reset.",
  notRepeated: "The two entries differ.",
  presentOf: (factor: Factor) =>
    factor === "second-password" ? "Present second password" : "Code from the present device",
  saveSecond: "Save second password",
  savedSecond: "The second password is set.",
  beginDevice: "Show the code to scan",
  scan: "Scan it with the authenticator app on the other device, then enter the code that it shows.",
  qr: "QR code for the authenticator app",
  secret: "Or enter this secret by hand",
  secretName: "the secret",
  code: "Code that the app shows now",
  confirm: "Confirm device",
  confirmed: "The second device is set up.",
  removeText:
    "Rules that ask for it cannot be weakened, and no exception to them acts, until it is set up again.",
  removed: "It was removed.",
  wrongPassword: "That is not the password.",
  wrongProof: (waitMs: number) =>
    waitMs > 0
      ? `That is not it. Wait ${Math.ceil(waitMs / 1000)} s, then try again.`
      : "That is not it. Nothing was changed.",
} as const;
