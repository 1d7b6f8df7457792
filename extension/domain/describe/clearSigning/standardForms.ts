const owner = { label: "Owner", format: "addressName", path: "owner" };
const assets = {
  format: "tokenAmount",
  path: "assets",
  params: { token: "$.metadata.constants.underlyingToken" },
};
const shares = { format: "tokenAmount", path: "shares", params: { tokenPath: "@.to" } };
const receiver = { format: "addressName", path: "receiver" };
const ticker = (of: string) => ({ format: "raw", value: `$.metadata.constants.${of}Ticker` });

const vault = {
  "deposit(uint256 assets, address receiver)": {
    intent: "Deposit",
    fields: [
      { ...assets, label: "Deposit asset" },
      { ...ticker("vault"), label: "Share ticker" },
      { ...receiver, label: "Send shares to" },
    ],
  },
  "mint(uint256 shares, address receiver)": {
    intent: "Mint",
    fields: [
      { ...ticker("underlying"), label: "Deposit asset" },
      { ...shares, label: "Minted shares" },
      { ...receiver, label: "Mint shares to" },
    ],
  },
  "withdraw(uint256 assets, address receiver, address owner)": {
    intent: "Withdraw",
    fields: [{ ...assets, label: "Withdraw exactly" }, { ...receiver, label: "To" }, owner],
  },
  "redeem(uint256 shares, address receiver, address owner)": {
    intent: "Redeem",
    fields: [{ ...shares, label: "Shares to redeem" }, { ...receiver, label: "To" }, owner],
  },
};

const permit = {
  "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)": {
    intent: "Authorize spending of tokens",
    fields: [
      { path: "spender", label: "Spender", format: "addressName" },
      { path: "value", label: "Max spending amount", format: "tokenAmount", params: { tokenPath: "@.to" } },
      { path: "deadline", label: "Valid until", format: "date", params: { encoding: "timestamp" } },
    ],
  },
};

/**
 * The standards' forms that descriptors of many contracts include, in this project's words, by the path they are included
 * with. A loaded file of the same path comes first; by themselves they apply nowhere.
 */
export const standardForms: ReadonlyMap<string, string> = new Map([
  ["ercs/calldata-erc4626-vaults.json", JSON.stringify({ display: { formats: vault } })],
  ["ercs/eip712-erc2612-permit.json", JSON.stringify({ display: { formats: permit } })],
]);
