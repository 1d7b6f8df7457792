/** A `0x` string of bytes that has passed a decoder; lower case unless it is a checksummed address on a screen. */
export type Hex = `0x${string}`;
/** A 20-byte account, lower case. Checksums are made where an address is shown. */
export type Address = Hex;
