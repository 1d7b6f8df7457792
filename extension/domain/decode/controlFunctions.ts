import type { Hex } from "../primitives.ts";
import { control, entry, type WordFunction } from "./wordFunction.ts";

/** Calls that hand over a contract: owners, admins, roles, upgrades, and what a Safe may be made to do. */
export const controlFunctions: ReadonlyMap<Hex, WordFunction> = new Map([
  entry("0xf2fde38b", "transferOwnership(address)", control("owner", 0)),
  entry("0x13af4035", "setOwner(address)", control("owner", 0)),
  entry("0x715018a6", "renounceOwnership()", control("owner", null)),
  entry("0x8f283970", "changeAdmin(address)", control("admin", 0)),
  entry("0x3659cfe6", "upgradeTo(address)", control("upgrade", 0)),
  entry("0x99a88ec4", "upgrade(address,address)", control("upgrade", 1)),
  entry("0x7eff275e", "changeProxyAdmin(address,address)", control("admin", 1)),
  entry("0x2f2ff15d", "grantRole(bytes32,address)", control("role", 1)),
  entry("0x0d582f13", "addOwnerWithThreshold(address,uint256)", control("owner", 0)),
  entry("0xf8dc5dd9", "removeOwner(address,address,uint256)", control("owner", 1)),
  entry("0xe318b52b", "swapOwner(address,address,address)", control("owner", 2)),
  entry("0x694e80c3", "changeThreshold(uint256)", control("owner", null)),
  entry("0x610b5925", "enableModule(address)", control("owner", 0)),
  entry("0xe19a9dd9", "setGuard(address)", control("owner", 0)),
  entry("0xf08a0323", "setFallbackHandler(address)", control("owner", 0)),
  entry("0x078dfbe7", "transferOwnership(address,bool,bool)", control("owner", 0)),
  entry("0xa6f9dae1", "changeOwner(address)", control("owner", 0)),
  entry("0xc42069ec", "setPendingOwner(address)", control("owner", 0)),
  entry("0x1627540c", "nominateNewOwner(address)", control("owner", 0)),
  entry("0x5b0fc9c3", "setOwner(bytes32,address)", control("owner", 1)),
  entry("0x634e93da", "beginDefaultAdminTransfer(address)", control("admin", 0)),
  entry("0x75829def", "transferAdmin(address)", control("admin", 0)),
  entry("0x704b6c02", "setAdmin(address)", control("admin", 0)),
  entry("0x4dd18bf5", "setPendingAdmin(address)", control("admin", 0)),
  entry("0x7a9e5e4b", "setAuthority(address)", control("role", 0)),
  entry("0xd784d426", "setImplementation(address)", control("upgrade", 0)),
  entry("0xe009cfde", "disableModule(address,address)", control("owner", 1)),
]);
