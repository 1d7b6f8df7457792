import { AbiCoder, Interface, ParamType } from "ethers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeStrictly } from "./abi.ts";
import { dynamicFunctions } from "./dynamicFunctions.ts";
import { wordFunctions } from "./functions.ts";
import { fuzzRuns } from "./fuzzRuns.ts";
import { readWords } from "./words.ts";

// Spread over the functions of each table.
const cases = Number(process.env["FUZZ_RUNS"] ?? fuzzRuns);
const seed = 20_260_105;
const coder = AbiCoder.defaultAbiCoder();

const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString("hex")}`;
const bytesOf = (size: number) => fc.uint8Array({ minLength: size, maxLength: size }).map(hex);

/** Values of a parameter, in the form that both implementations take and give. */
function arbitraryOf(type: ParamType): fc.Arbitrary<unknown> {
  if (type.isArray()) return fc.array(arbitraryOf(type.arrayChildren), { maxLength: 3 });
  if (type.isTuple()) return fc.tuple(...type.components.map(arbitraryOf));
  if (type.type === "address") return bytesOf(20);
  if (type.type === "bool") return fc.boolean();
  if (type.type === "string") return fc.string({ unit: "grapheme", maxLength: 40 });
  if (type.type === "bytes") return fc.uint8Array({ maxLength: 70 }).map(hex);
  if (type.type.startsWith("bytes")) return bytesOf(Number(type.type.slice(5)));
  return fc.bigInt(0n, 2n ** BigInt(type.type.slice(4)) - 1n);
}

/** Structs as lists, numbers as whole numbers, addresses in small letters. */
function plain(value: unknown): unknown {
  if (typeof value === "number") return BigInt(value);
  if (typeof value === "string") return value.startsWith("0x") ? value.toLowerCase() : value;
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === "object" && value !== null ? Object.values(value).map(plain) : value;
}

function parametersOf(parameters: string): readonly ParamType[] {
  return Interface.from([`function f(${parameters})`]).getFunction("f")?.inputs ?? [];
}

describe("readWords beside ethers", () => {
  const runs = Math.ceil(cases / wordFunctions.size);
  test.each([...wordFunctions.values()])("default: $signature reads the same values [G09]", (known) => {
    const types = known.types.map((type) => ParamType.from(type));
    fc.assert(
      fc.property(fc.tuple(...types.map(arbitraryOf)), (values) => {
        const data = `0x00000000${coder.encode(types, values).slice(2)}` as const;
        const read = readWords(data, known.types);
        const theirs = [...coder.decode(types, `0x${data.slice(10)}`)].map((value, index) =>
          known.types[index] === "address" ? String(value).toLowerCase() : BigInt(value),
        );

        expect(read.flags).toEqual([]);
        expect(
          known.types.map((type, at) => (type === "address" ? read.address(at) : read.amount(at))),
        ).toEqual(theirs);
      }),
      { numRuns: runs, seed },
    );
  });
});

describe("decodeStrictly beside ethers", () => {
  const runs = Math.ceil(cases / dynamicFunctions.size);
  const rows = [...dynamicFunctions].map(([selector, known]) => ({ selector, ...known }));

  test.each(rows)("default: $name $selector reads the same values [G09] [G10]", ({ parameters }) => {
    const types = parametersOf(parameters);
    fc.assert(
      fc.property(fc.tuple(...types.map(arbitraryOf)), (values) => {
        const encoded = coder.encode(types, values) as `0x${string}`;
        const decoded = decodeStrictly(parameters, encoded);

        expect(decoded?.isCanonical).toBe(true);
        expect(plain(decoded?.values)).toEqual(plain(coder.decode(types, encoded).toArray(true)));
      }),
      { numRuns: runs, seed },
    );
  });

  test.each(rows)(
    "behavior: changed bytes of $name $selector are flagged or mean the same",
    ({ parameters }) => {
      const types = parametersOf(parameters);
      fc.assert(
        fc.property(fc.tuple(...types.map(arbitraryOf)), fc.nat(), fc.nat(255), (values, at, byte) => {
          const encoded = coder.encode(types, values);
          const place = 2 + (at % ((encoded.length - 2) / 2)) * 2;
          const digits = byte.toString(16).padStart(2, "0");
          const changed = `${encoded.slice(0, place)}${digits}${encoded.slice(place + 2)}` as `0x${string}`;
          const decoded = decodeStrictly(parameters, changed);
          if (decoded?.isCanonical !== true) return;

          expect(coder.encode(types, coder.decode(types, changed).toArray(true))).toBe(changed);
        }),
        { numRuns: runs, seed },
      );
    },
  );
});
