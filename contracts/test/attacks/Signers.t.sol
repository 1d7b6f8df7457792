// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Market} from "../../src/Market.sol";
import {AttackBase} from "./AttackBase.sol";

/// @notice Vouchers that nobody should be paid for.
contract SignersAttackTest is AttackBase {
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function test_attack_aVoucherOfAnotherKey__AVS5() public {
        IMarket.Entry memory entry = _entryBy(id, UNITS, 77);
        _notSettled(entry, IMarket.Skip.UnknownCaller);
        entry.caller = caller;
        _notSettled(entry, IMarket.Skip.BadSignature);
    }

    function test_attack_aVoucherOfTheOwnerInsteadOfTheKey__AVS5() public {
        IMarket.Entry memory entry = _entryBy(id, UNITS, USER_KEY);
        _notSettled(entry, IMarket.Skip.UnknownCaller);
    }

    function test_attack_theHighS__AVS5() public {
        IMarket.Entry memory entry = _entry(id, UNITS);
        (bytes32 r, bytes32 s, uint8 v) = _parts(entry.signature);
        entry.signature = abi.encodePacked(r, bytes32(ORDER - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        _notSettled(entry, IMarket.Skip.BadSignature);
    }

    function test_attack_theCompactForm__AVS5() public {
        IMarket.Entry memory entry = _entry(id, UNITS);
        (bytes32 r, bytes32 s, uint8 v) = _parts(entry.signature);
        entry.signature = abi.encodePacked(r, bytes32(uint256(s) | uint256(v - 27) << 255));
        _notSettled(entry, IMarket.Skip.BadSignature);
    }

    function test_attack_anotherV__AVS5() public {
        IMarket.Entry memory entry = _entry(id, UNITS);
        (bytes32 r, bytes32 s, uint8 v) = _parts(entry.signature);
        entry.signature = abi.encodePacked(r, s, v - 27);
        _notSettled(entry, IMarket.Skip.BadSignature);
    }

    function test_attack_aTailBehindTheSignature__AVS5() public {
        IMarket.Entry memory entry = _entry(id, UNITS);
        entry.signature = bytes.concat(entry.signature, hex"00");
        _notSettled(entry, IMarket.Skip.BadSignature);
    }

    function test_attack_noSignatureAndNoSigner__AVS5() public {
        IMarket.Entry memory entry = _entry(id, UNITS);
        entry.caller = address(0);
        _notSettled(entry, IMarket.Skip.UnknownCaller);
        entry.signature = new bytes(65);
        _notSettled(entry, IMarket.Skip.UnknownCaller);
        entry.signature = "";
        _notSettled(entry, IMarket.Skip.UnknownCaller);
    }

    /// @dev A first key that was revoked before a top-up leaves its place empty. Nobody signs for nobody there.
    function test_attack_nobodyInThePlaceOfTheFirstKey__AVS5() public {
        vm.startPrank(user);
        market.revokeCaller(id, caller);
        token.approve(address(market), PRICE);
        market.topUp(id, 1, PRICE);
        vm.stopPrank();
        _remember();
        IMarket.Entry memory entry = _entry(id, UNITS);
        entry.caller = address(0);
        entry.signature = "";
        _notSettled(entry, IMarket.Skip.UnknownCaller);
        entry.signature = new bytes(65);
        _notSettled(entry, IMarket.Skip.UnknownCaller);
    }

    function test_attack_replayOfWhatWasPaid__AVS5() public {
        _notSettled(_entry(id, UNITS / 2), IMarket.Skip.NothingDue);
    }

    function test_attack_aStaleVoucherAfterANewerOne__AVS5() public {
        _notSettled(_entry(id, UNITS / 2 - 1), IMarket.Skip.NothingDue);
        _notSettled(_entry(id, 0), IMarket.Skip.NothingDue);
    }

    function test_attack_anOverlargeVoucherPaysWhatIsLeftAndNoMore__AVS6() public {
        assertEq(market.settle(_entry(id, type(uint40).max)), PRICE / 2, "the rest");
        _remember();
        _notSettled(_entry(id, type(uint40).max), IMarket.Skip.NothingDue);
    }

    function test_attack_replayOnAnotherChain__AVS5() public {
        IMarket.Entry memory entry = _entry(id, UNITS);
        vm.chainId(block.chainid + 1);
        _notSettled(entry, IMarket.Skip.BadSignature);
    }

    /// @dev After a fork, the id of an open purchase is on both chains; what was signed for one is nothing on the other.
    function test_attack_replayAfterAFork__AVS5() public {
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        IMarket.Entry memory there = _entry(id, UNITS);
        vm.chainId(here);
        _notSettled(there, IMarket.Skip.BadSignature);
        vm.chainId(here + 1);
        assertEq(market.settle(there), PRICE / 2, "and is good where it was signed for");
    }

    function test_attack_replayAtAnotherMarket__AVS5() public {
        IMarket.Entry memory entry = _entry(id, UNITS);
        address copy = address(0xc0de);
        vm.etch(copy, address(market).code);
        assertTrue(Market(copy).domainSeparator() != market.domainSeparator(), "another domain");
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotSettled.selector, IMarket.Skip.UnknownPurchase));
        Market(copy).settle(entry);
        _nothingMoved();
    }

    function test_attack_replayOnAnotherPurchaseOfTheSameKey__AVS5() public {
        bytes32 second = _buy(PAID, 1);
        _remember();
        IMarket.Entry memory entry = _entry(id, UNITS);
        entry.purchaseId = second;
        _notSettled(entry, IMarket.Skip.BadSignature);
    }

    function test_attack_anotherRequestUnderTheSameNumber__AVS5() public {
        IMarket.Entry memory entry = _entry(id, UNITS);
        entry.requestHash = keccak256("another");
        _notSettled(entry, IMarket.Skip.BadSignature);
    }

    function test_attack_aGrantOfAnotherChainMarketOrPurchase__SM19() public {
        IMarket.CallerGrant memory grant = _grant(id);
        bytes memory signature = _sign(USER_KEY, _grantDigest(grant));
        grant.purchaseId = _buy(PAID, 1);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketBadGrant.selector, grant.purchaseId);
        _refused(stranger, address(market), abi.encodeCall(market.useGrant, (grant, signature)), refusal);
        grant.purchaseId = id;
        vm.chainId(block.chainid + 1);
        refusal = abi.encodeWithSelector(IMarket.MarketBadGrant.selector, id);
        _refused(stranger, address(market), abi.encodeCall(market.useGrant, (grant, signature)), refusal);
    }

    function test_attack_aGrantThatTheKeySigned__SM19() public {
        IMarket.CallerGrant memory grant = _grant(id);
        bytes memory signature = _sign(CALLER_KEY, _grantDigest(grant));
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketBadGrant.selector, id);
        _refused(stranger, address(market), abi.encodeCall(market.useGrant, (grant, signature)), refusal);
    }

    function testFuzz_attack_noOtherBytesAreASignature__AVS5(bytes calldata signature) public {
        IMarket.Entry memory entry = _entry(id, UNITS);
        vm.assume(keccak256(signature) != keccak256(entry.signature));
        entry.signature = signature;
        _notSettled(entry, IMarket.Skip.BadSignature);
    }

    function _grant(bytes32 of_) private view returns (IMarket.CallerGrant memory) {
        uint64 now_ = uint64(block.timestamp);
        return IMarket.CallerGrant(of_, address(0x99), 5, now_, now_ + 1 days, 0, "");
    }

    function _grantDigest(IMarket.CallerGrant memory grant) private view returns (bytes32) {
        bytes memory head = abi.encode(
            market.CALLER_GRANT_TYPEHASH(), grant.purchaseId, grant.caller, grant.maxCalls, grant.validAfter
        );
        bytes memory tail = abi.encode(grant.validUntil, grant.epoch, keccak256(bytes(grant.audience)));
        return _digest(keccak256(bytes.concat(head, tail)));
    }

    function _parts(bytes memory signature) private pure returns (bytes32 r, bytes32 s, uint8 v) {
        assembly ("memory-safe") {
            r := mload(add(signature, 32))
            s := mload(add(signature, 64))
            v := byte(0, mload(add(signature, 96)))
        }
    }
}
