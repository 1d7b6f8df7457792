/** A `0x` string of whole bytes, lower case. */
export type Hex = `0x${string}`;
/** 20 bytes, lower case. */
export type Address = Hex;
