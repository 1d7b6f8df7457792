import { expect, test } from "vitest";
import { toGroups } from "./AddressText.tsx";
import { toChecksumAddress } from "./checksum.ts";

test.each([
  "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
  "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
  "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
])("default: %s is written as EIP-55 says", (address) => {
  expect(toChecksumAddress(address.toLowerCase())).toBe(address);
});

test("error: what is no address is given back as it is", () => {
  expect(toChecksumAddress("0x12")).toBe("0x12");
});

test("default: groups of four after the prefix, nothing lost", () => {
  const address = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
  expect(toGroups(address)).toHaveLength(11);
  expect(toGroups(address).join("")).toBe(address);
});
