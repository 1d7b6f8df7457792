// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {BaseTest} from "./BaseTest.sol";

/// @notice The golden values that the TypeScript client and the SDK test against too.
contract VectorsTest is BaseTest {
    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant GOLDEN_DOMAIN = 0x90835f14f271019155449c9f6ecbbdbd96261aea240e878f645c90beba89f4d2;
    bytes32 private constant GOLDEN_PURCHASE = keccak256("sechub test purchase");
    bytes32 private constant GOLDEN_REQUEST = 0x05e070ddb2fb44409ac01b8a1ea842a0af76b6b57f04541a065dd7378c38d321;
    bytes32 private constant GOLDEN_CALL = 0xb547cca978f5b598d98b2afd69db2a1198e24c61acd8c950f77c5d6957803bc6;
    bytes32 private constant GOLDEN_GRANT = 0x0a05d4535f17f6d4f72ac1639440ddd2f7116b1293de4b326edd0cda5729a544;

    function test_typeHashes_areOfTheWire__AVS3() public view {
        assertEq(
            market.CALL_VOUCHER_TYPEHASH(), 0x8083b0582e737d1b595dee29ab68db83b7adb799ef44b2bf34e135ef8ed50b9a, "call"
        );
        assertEq(
            market.CALLER_GRANT_TYPEHASH(), 0xd7cbf1ecda1c4dc54e069ff27c4ef1cebbd5574c8643305479079676f93938dd, "grant"
        );
    }

    function test_domainSeparator_isOfThisChainAndMarket() public view {
        assertEq(market.domainSeparator(), _domain(block.chainid, address(market)), "here");
        assertEq(_domain(31337, 0x5eC0000000000000000000000000000000000000), GOLDEN_DOMAIN, "golden");
    }

    function test_domainSeparator_followsAFork() public {
        bytes32 before = market.domainSeparator();
        vm.chainId(block.chainid + 1);
        assertTrue(market.domainSeparator() != before, "another chain, another domain");
        assertEq(market.domainSeparator(), _domain(block.chainid, address(market)), "of the new chain");
    }

    function test_voucherDigest_isGolden() public view {
        bytes32 voucher =
            keccak256(abi.encode(market.CALL_VOUCHER_TYPEHASH(), GOLDEN_PURCHASE, uint256(17), GOLDEN_REQUEST));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", GOLDEN_DOMAIN, voucher));
        assertEq(digest, GOLDEN_CALL, "digest");
        assertEq(vm.addr(CALLER_KEY), 0x6813Eb9362372EEF6200f3b1dbC3f819671cBA69, "caller");
        assertEq(
            keccak256(_sign(CALLER_KEY, digest)),
            keccak256(
                hex"b70e5441f716092618dff4e764e6ddbc321bcb800639e5a354a3bbc2a36462ee24714e7cfea9b9708059daaf257cc0386a59767a71268046b8f902e56a85d80b1c"
            ),
            "signature"
        );
    }

    function test_grantDigest_isGolden() public view {
        bytes memory fields = abi.encode(
            market.CALLER_GRANT_TYPEHASH(),
            GOLDEN_PURCHASE,
            vm.addr(CALLER_KEY),
            uint256(1_000),
            uint256(1_799_990_000),
            uint256(1_802_592_000),
            uint256(0),
            keccak256("https://api.secware.example")
        );
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", GOLDEN_DOMAIN, keccak256(fields)));
        assertEq(digest, GOLDEN_GRANT, "digest");
    }

    function test_purchaseIdOf_isTheFormula__AVS3() public view {
        bytes32 planHash = registry.planHashOf(ware, PAID);
        bytes32 expected = keccak256(
            abi.encode(block.chainid, address(market), user, bytes32(uint256(ware)), planHash, bytes32(uint256(4)))
        );
        assertEq(market.purchaseIdOf(user, ware, planHash, 4), expected, "id");
    }

    function testFuzz_purchaseIdOf_differsByEveryField(address who, uint32 number, bytes32 planHash, uint256 nonce)
        public
        view
    {
        bytes32 id = market.purchaseIdOf(who, number, planHash, nonce);
        unchecked {
            assertTrue(id != market.purchaseIdOf(address(uint160(who) + 1), number, planHash, nonce), "owner");
            assertTrue(id != market.purchaseIdOf(who, number + 1, planHash, nonce), "ware");
            assertTrue(id != market.purchaseIdOf(who, number, ~planHash, nonce), "plan");
            assertTrue(id != market.purchaseIdOf(who, number, planHash, nonce + 1), "nonce");
        }
    }

    function test_planHashOf_followsTermsAndChain__AVS9() public {
        bytes32 before = registry.planHashOf(ware, PAID);
        assertTrue(before != registry.planHashOf(ware, FREE), "another plan");
        vm.chainId(block.chainid + 1);
        assertTrue(before != registry.planHashOf(ware, PAID), "another chain");
    }

    function _domain(uint256 chainId, address verifier) private pure returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPEHASH, keccak256("SecHub"), keccak256("1"), chainId, verifier));
    }
}
