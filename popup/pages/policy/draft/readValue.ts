import type { FactName } from "../../../../extension/domain/policyDocument.ts";
import { toChecksumAddress } from "../../../parts/checksum.ts";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import { closedSetOf, factTraits } from "./factTraits.ts";
import { toSelector } from "./methods.ts";
import { toSmallest } from "./quantities.ts";

/** One value as the document has it, or what is wrong with what was typed. */
export type ValueReading = { status: "read"; value: string | number } | { status: "faulty"; problem: string };

const read = (value: string | number): ValueReading => ({ status: "read", value });
const faulty = (problem: string): ValueReading => ({ status: "faulty", problem });

/** Reads one typed or chosen value of a fact. `decimals` belong to the token of an amount. */
export function readValue(fact: FactName, typed: string, decimals: string): ValueReading {
  const value = typed.trim();
  if (value === "") return faulty(text.badEmpty);
  const { field, takesGroup } = factTraits[fact];
  if (value.startsWith("@")) return takesGroup === true ? read(value) : faulty(text.badGroup);
  switch (field) {
    case "pick":
      return readPick(fact, value);
    case "address":
      return readAddress(value);
    case "token":
      return value === "native" ? read(value) : readAddress(value);
    case "site":
      return readSite(value);
    case "method":
      return readMethod(value);
    case "amount":
      return readAmount(value, decimals, text.badAmount(decimals));
    case "money":
      return readAmount(value, "2", text.badMoney);
    case "window":
      return /^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? read(value)
        : faulty(text.badWindow);
    case "verdict":
      return /^[1-9]\d*:(?:caution|danger|critical|none)$/.test(value)
        ? read(value)
        : faulty(text.badVerdict);
    default:
      return readNumber(value);
  }
}

function readPick(fact: FactName, value: string): ValueReading {
  if (fact === "unanswered") return readNumber(value);
  if (fact === "finding") return /^[a-z0-9-]{1,64}$/.test(value) ? read(value) : faulty(text.badCode);
  return closedSetOf(fact)?.includes(value) === true ? read(value) : faulty(text.badValue);
}

/** An address in lower case. One in mixed case must carry its right checksum: else a digit is wrong. */
export function readAddress(value: string): ValueReading {
  if (!/^0[xX][0-9a-fA-F]{40}$/.test(value)) return faulty(text.badAddress);
  const digits = value.slice(2);
  const isMixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
  if (isMixed && toChecksumAddress(value) !== value) return faulty(text.badChecksum);
  return read(`0x${digits.toLowerCase()}`);
}

/** An origin. `app.example` is read as https; a path is cut off. */
export function readSite(value: string): ValueReading {
  const address = /^[a-z]+:\/\//i.test(value) ? value : `https://${value}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isSite = url !== null && /^https?:$/.test(url.protocol) && /[.:]|^localhost$/.test(url.hostname);
  return isSite && url.username === "" ? read(url.origin) : faulty(text.badSite);
}

function readMethod(value: string): ValueReading {
  const selector = toSelector(value);
  return selector === null ? faulty(text.badMethod) : read(selector);
}

function readAmount(value: string, decimals: string, problem: string): ValueReading {
  const amount = toSmallest(value, decimals);
  return amount === null || amount >= 10n ** 78n ? faulty(problem) : read(String(amount));
}

function readNumber(value: string): ValueReading {
  return /^[1-9]\d{0,14}$/.test(value) ? read(Number(value)) : faulty(text.badNumber);
}
