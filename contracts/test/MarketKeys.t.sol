// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice Keys over several epochs and top-ups: whose calls count where, and until when.
contract MarketKeysTest is BaseTest {
    uint256 private constant OTHER_KEY = 31;
    uint256 private constant THIRD_KEY = 32;

    bytes32 private _id;
    address private _other;
    address private _third;

    function setUp() public override {
        super.setUp();
        _id = _buy(PAID, 1);
        (_other, _third) = (vm.addr(OTHER_KEY), vm.addr(THIRD_KEY));
    }

    function test_bumpEpoch_twiceNeverLengthensAnOldKeysGrace__SW7() public {
        _set(_other, 500);
        _bump();
        uint256 revoked = block.timestamp;
        vm.warp(block.timestamp + 1 days);
        _bump();
        assertEq(market.callerOf(_id, _other).revokedAt, revoked, "still of the first time");
        assertEq(market.callerOf(_id, caller).revokedAt, revoked, "and so is the first key");
        vm.warp(revoked + 48 hours - 1);
        assertTrue(market.settle(_entryBy(_id, 5, OTHER_KEY)) > 0, "to the last second");
        vm.warp(revoked + 48 hours);
        _skipped(_entryBy(_id, 6, OTHER_KEY), IMarket.Skip.TooLate);
        _skipped(_entry(_id, 6), IMarket.Skip.TooLate);
    }

    function test_bumpEpoch_endsTheKeysOfItsOwnEpoch__SW7() public {
        _bump();
        vm.warp(block.timestamp + 1 hours);
        _set(_other, 500);
        vm.warp(block.timestamp + 1 hours);
        _bump();
        uint256 revoked = block.timestamp;
        vm.warp(block.timestamp + 1 hours);
        _set(_third, 500);
        assertEq(market.callerOf(_id, _other).revokedAt, revoked, "the second epoch's key");
        assertEq(market.callerOf(_id, _third).revokedAt, 0, "the third one's stands");
        assertEq(market.purchaseOf(_id).epoch, 2, "epochs");
    }

    function test_bumpEpoch_keepsAnEarlierRevocation__SW7() public {
        _set(_other, 500);
        vm.startPrank(user);
        market.revokeCaller(_id, caller);
        market.revokeCaller(_id, _other);
        vm.stopPrank();
        uint256 revoked = block.timestamp;
        vm.warp(block.timestamp + 1 days);
        _bump();
        assertEq(market.callerOf(_id, caller).revokedAt, revoked, "the first key's");
        assertEq(market.callerOf(_id, _other).revokedAt, revoked, "and the other's");
    }

    function test_settle_countsTheFirstKeysCallsApartFromTheOthers__AVS6() public {
        _set(_other, 300);
        market.settle(_entry(_id, 100));
        market.settle(_entryBy(_id, 40, OTHER_KEY));
        market.settle(_entry(_id, 110));
        assertEq(market.callerOf(_id, caller).settled, 110, "the first key's");
        assertEq(market.callerOf(_id, _other).settled, 40, "the other's");
        assertEq(market.purchaseOf(_id).used, 150, "together");
        _skipped(_entry(_id, 110), IMarket.Skip.NothingDue);
        _skipped(_entryBy(_id, 40, OTHER_KEY), IMarket.Skip.NothingDue);
    }

    function test_topUp_afterTheFirstKeyWasRevokedIsNotForIt__SW7() public {
        market.settle(_entry(_id, 100));
        vm.startPrank(user);
        market.revokeCaller(_id, caller);
        token.approve(address(market), PRICE);
        market.topUp(_id, 1, PRICE);
        vm.stopPrank();
        IMarket.Caller memory first = market.callerOf(_id, caller);
        assertEq(first.maxCalls, UNITS, "the cap that it had");
        assertEq(first.settled, 100, "and what it used");
        assertEq(first.revokedAt, block.timestamp, "revoked");
        assertEq(market.settle(_entry(_id, 2 * UNITS)), PRICE * 900 / 1_000, "served before, within that cap");
        assertEq(market.callersOf(_id).length, 1, "and listed once");
        _set(_other, 2 * UNITS);
        assertEq(market.settle(_entryBy(_id, 2 * UNITS, OTHER_KEY)), PRICE, "the new calls are for a new key");
    }

    function test_topUp_afterABumpIsNotForTheFirstKey__SW7() public {
        market.settle(_entry(_id, 100));
        _bump();
        vm.startPrank(user);
        token.approve(address(market), PRICE);
        market.topUp(_id, 1, PRICE);
        vm.stopPrank();
        assertEq(market.callerOf(_id, caller).maxCalls, UNITS, "the cap that it had");
        assertEq(market.callerOf(_id, caller).revokedAt, block.timestamp, "revoked");
    }

    function test_topUp_isForTheNewestKeyThatStands__SW7() public {
        _set(_other, 10);
        _set(_third, 20);
        vm.startPrank(user);
        market.revokeCaller(_id, _third);
        token.approve(address(market), PRICE);
        market.topUp(_id, 1, PRICE);
        vm.stopPrank();
        assertEq(market.callerOf(_id, _third).maxCalls, 20, "a revoked one gets none");
        assertEq(market.callerOf(_id, _other).maxCalls, 10 + UNITS, "the newest that stands");
        assertEq(market.callerOf(_id, caller).maxCalls, 2 * UNITS, "the first one has all there is");
    }

    function test_setCaller_takesAsMuchAsThePurchaseHas__SW7() public {
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.CallerSet(_id, _other, UNITS, market.purchaseOf(_id).end);
        _set(_other, type(uint40).max);
        assertEq(market.callerOf(_id, _other).maxCalls, UNITS, "all of it");
        assertEq(market.callerOf(_id, _other).validUntil, market.purchaseOf(_id).end, "to the end");
    }

    function test_revokeCaller_twiceKeepsTheFirstTime__SW7() public {
        vm.startPrank(user);
        market.revokeCaller(_id, caller);
        uint256 revoked = block.timestamp;
        vm.warp(block.timestamp + 1 days);
        market.revokeCaller(_id, caller);
        vm.stopPrank();
        assertEq(market.callerOf(_id, caller).revokedAt, revoked, "the first");
    }

    function test_settle_untilTheKeysOwnEndAndGrace__AVS7() public {
        uint40 until = uint40(block.timestamp + 3 days);
        vm.prank(user);
        market.setCaller(_id, _other, 100, until);
        vm.warp(until + 48 hours - 1);
        assertTrue(market.settle(_entryBy(_id, 1, OTHER_KEY)) > 0, "to the last second");
        vm.warp(until + 48 hours);
        _skipped(_entryBy(_id, 2, OTHER_KEY), IMarket.Skip.TooLate);
        assertTrue(market.settle(_entry(_id, 1)) > 0, "the first key goes on");
    }

    /// @dev Vouchers of three keys in any order: each is paid what it used, and all of them what was sold.
    function testFuzz_settle_threeKeysShareOnePurchase__AVS6(uint40[9] memory seqs, uint40 cap, uint8 bumpAt) public {
        _set(_other, uint40(bound(cap, 1, UNITS)));
        _set(_third, UNITS);
        uint256 used;
        for (uint256 i = 0; i < 9; ++i) {
            if (i == bumpAt % 18) _bump();
            uint256 key = i % 3 == 0 ? CALLER_KEY : i % 3 == 1 ? OTHER_KEY : THIRD_KEY;
            IMarket.Entry[] memory one = new IMarket.Entry[](1);
            one[0] = _entryBy(_id, uint40(bound(seqs[i], 1, UNITS + 5)), key);
            market.settleMany(one);
        }
        used += market.callerOf(_id, caller).settled;
        used += market.callerOf(_id, _other).settled;
        used += market.callerOf(_id, _third).settled;
        assertEq(used, market.purchaseOf(_id).used, "their sum is what was used");
        assertTrue(used <= UNITS, "never more than was sold");
        assertTrue(market.callerOf(_id, _other).settled <= market.callerOf(_id, _other).maxCalls, "nor than its cap");
    }

    function _set(address key, uint40 maxCalls) private {
        vm.prank(user);
        market.setCaller(_id, key, maxCalls, type(uint40).max);
    }

    function _bump() private {
        vm.prank(user);
        market.bumpEpoch(_id);
    }

    function _skipped(IMarket.Entry memory entry, IMarket.Skip reason) private {
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotSettled.selector, reason));
        market.settle(entry);
    }
}
