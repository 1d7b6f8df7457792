import { quoteName } from "../describe/quote.ts";
import { actionsOf, type CheckInput, type LocalCheck } from "./localCheck.ts";

const grantNames = /^(?:spender|operator|delegate|executor|beneficiary|recipient|receiver)$/i;
const powerNames = /^(?:spender|operator)$/i;

/** Typed data that is no form the wallet knows; never neutral. */
export const unknownTypedData: LocalCheck = {
  code: "unknown-typed-data",
  find: (input) =>
    actionsOf(input.reading, "unknown-signature").map(({ primaryType }) => {
      const name = quoteName(primaryType);
      if (names(input, powerNames)) {
        return {
          level: "danger",
          text: `The signed form ${name} is not known, and it names somebody who may spend or operate for you.`,
          remedy: "Reject unless the application explains this signature.",
        };
      }
      const who = names(input, grantNames) ? " It names somebody who receives." : "";
      return {
        level: "caution",
        text: `The signed form ${name} is not known, so what the signature allows cannot be said.${who}`,
        remedy: "Read the fields, and sign only what you understand.",
      };
    }),
};

function names({ subject }: CheckInput, pattern: RegExp): boolean {
  if (subject.kind !== "typedData") return false;
  const { EIP712Domain: _, ...types } = subject.typedData.types;
  return Object.values(types).some((fields) =>
    fields.some(({ name, type }) => type.startsWith("address") && pattern.test(name)),
  );
}
