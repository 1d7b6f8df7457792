// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {SecHub} from "../src/SecHub.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice Says yes to everything that carries its word.
contract YesSayer {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return 0x1626ba7e;
    }
}

contract MarketCallersTest is BaseTest {
    address private constant OTHER = address(0x77);

    bytes32 private _id;
    uint40 private _end;

    function setUp() public override {
        super.setUp();
        _id = _buy(PAID, 1);
        _end = market.purchaseOf(_id).end;
    }

    function test_setCaller_authorises() public {
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.CallerSet(_id, OTHER, 5, _end);
        _set(OTHER, 5, _end);
        assertEq(market.callerOf(_id, OTHER).maxCalls, 5, "cap");
        assertEq(market.callersOf(_id).length, 2, "listed");
        assertEq(market.callersOf(_id)[1], OTHER, "behind the first");
    }

    function test_setCaller_raisesButNeverLowers() public {
        _set(OTHER, 5, _end - 10);
        _set(OTHER, 6, _end);
        assertEq(market.callersOf(_id).length, 2, "listed once");
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, OTHER));
        _set(OTHER, 5, _end);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, OTHER));
        _set(OTHER, 6, _end - 1);
        assertEq(market.callerOf(_id, OTHER).maxCalls, 6, "cap");
    }

    function test_setCaller_cannotVoidWhatWasServed() public {
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, caller));
        _set(caller, 1, _end);
        assertEq(market.settle(_entry(_id, 500)), PRICE / 2, "all that was served");
    }

    function test_setCaller_revertsOnNonsense() public {
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, address(0)));
        _set(address(0), 1, _end);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, OTHER));
        _set(OTHER, 0, _end);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, OTHER));
        _set(OTHER, 1, uint40(block.timestamp));
    }

    function test_setCaller_revertsForAnother__SW6() public {
        vm.startPrank(stranger);
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketNotOwner.selector, _id, stranger);
        vm.expectRevert(refusal);
        market.setCaller(_id, stranger, 1, _end);
        vm.expectRevert(refusal);
        market.revokeCaller(_id, caller);
        vm.expectRevert(refusal);
        market.bumpEpoch(_id);
        vm.expectRevert(refusal);
        market.cancel(_id);
        vm.stopPrank();
    }

    function test_setCaller_revertsWhenCancelled() public {
        vm.startPrank(user);
        market.cancel(_id);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotLive.selector, _id, IMarket.State.Cancelling));
        market.setCaller(_id, OTHER, 1, _end);
        vm.stopPrank();
    }

    function test_setCaller_stopsAtSixteen() public {
        for (uint160 i = 1; i < 16; ++i) {
            _set(address(0x1000 + i), 1, _end);
        }
        assertEq(market.callersOf(_id).length, 16, "sixteen");
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketTooManyCallers.selector, 16));
        _set(OTHER, 1, _end);
        _set(address(0x1001), 2, _end);
    }

    function test_revokeCaller_isForEver() public {
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.CallerRevoked(_id, caller);
        vm.prank(user);
        market.revokeCaller(_id, caller);
        assertEq(market.callerOf(_id, caller).revokedAt, block.timestamp, "now");
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, caller));
        _set(caller, UNITS, _end);
        uint256 first = block.timestamp;
        vm.warp(first + 1 hours);
        vm.prank(user);
        market.revokeCaller(_id, caller);
        assertEq(market.callerOf(_id, caller).revokedAt, first, "the first time counts");
    }

    function test_revokeCaller_revertsForUnknown() public {
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, OTHER));
        market.revokeCaller(_id, OTHER);
    }

    function test_bumpEpoch_revokesAll__SW7() public {
        _set(OTHER, 5, _end);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.EpochRaised(_id, 1);
        vm.prank(user);
        market.bumpEpoch(_id);
        assertEq(market.purchaseOf(_id).epoch, 1, "epoch");
        assertEq(market.callerOf(_id, caller).revokedAt, block.timestamp, "first");
        assertEq(market.callerOf(_id, OTHER).revokedAt, block.timestamp, "other");
        _set(address(0x78), 5, _end);
        assertEq(market.callerOf(_id, address(0x78)).revokedAt, 0, "a new key stands");
    }

    function test_useGrant_makesAnEntry() public {
        IMarket.CallerGrant memory grant = _grant();
        bytes memory signature = _sign(USER_KEY, _grantDigest(grant));
        vm.prank(stranger);
        market.useGrant(grant, signature);
        assertEq(market.callerOf(_id, OTHER).maxCalls, 100, "cap");
        assertEq(market.callerOf(_id, OTHER).validUntil, block.timestamp + 1 days, "until");
    }

    function test_useGrant_endsWithThePurchase() public {
        IMarket.CallerGrant memory grant = _grant();
        grant.validUntil = type(uint64).max;
        market.useGrant(grant, _sign(USER_KEY, _grantDigest(grant)));
        assertEq(market.callerOf(_id, OTHER).validUntil, _end, "not later");
    }

    function test_useGrant_revertsOutsideItsTime() public {
        IMarket.CallerGrant memory grant = _grant();
        grant.validAfter = uint64(block.timestamp) + 1;
        _refuse(grant, USER_KEY);
        grant = _grant();
        grant.validUntil = uint64(block.timestamp);
        _refuse(grant, USER_KEY);
    }

    function test_useGrant_revertsOnCapOfNothingOrTooMuch() public {
        IMarket.CallerGrant memory grant = _grant();
        grant.maxCalls = 0;
        _refuse(grant, USER_KEY);
        grant.maxCalls = uint64(type(uint40).max) + 1;
        _refuse(grant, USER_KEY);
    }

    function test_useGrant_ofOneCallAndOfTheVeryMost() public {
        IMarket.CallerGrant memory grant = _grant();
        grant.maxCalls = 1;
        market.useGrant(grant, _sign(USER_KEY, _grantDigest(grant)));
        assertEq(market.callerOf(_id, OTHER).maxCalls, 1, "one");
        grant.maxCalls = type(uint40).max;
        market.useGrant(grant, _sign(USER_KEY, _grantDigest(grant)));
        assertEq(market.callerOf(_id, OTHER).maxCalls, UNITS, "as much as the purchase has");
    }

    function test_useGrant_ofALaterEpoch__SW7() public {
        vm.prank(user);
        market.bumpEpoch(_id);
        IMarket.CallerGrant memory grant = _grant();
        grant.epoch = 1;
        market.useGrant(grant, _sign(USER_KEY, _grantDigest(grant)));
        assertEq(market.callerOf(_id, OTHER).maxCalls, 100, "cap");
        assertEq(market.callerOf(_id, OTHER).revokedAt, 0, "it stands");
    }

    function test_useGrant_revertsOfAnotherEpoch__SW7() public {
        IMarket.CallerGrant memory grant = _grant();
        grant.epoch = 1;
        _refuse(grant, USER_KEY);
        grant = _grant();
        vm.prank(user);
        market.bumpEpoch(_id);
        _refuse(grant, USER_KEY);
    }

    function test_useGrant_revertsOfAnotherSigner() public {
        _refuse(_grant(), CALLER_KEY);
    }

    function test_useGrant_revertsWhenAltered() public {
        IMarket.CallerGrant memory grant = _grant();
        bytes memory signature = _sign(USER_KEY, _grantDigest(grant));
        grant.audience = "https://another.example";
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadGrant.selector, _id));
        market.useGrant(grant, signature);
    }

    function test_useGrant_revertsForAnOlderAndSmallerOne() public {
        IMarket.CallerGrant memory grant = _grant();
        bytes memory older = _sign(USER_KEY, _grantDigest(grant));
        market.useGrant(grant, older);
        grant.maxCalls = 200;
        market.useGrant(grant, _sign(USER_KEY, _grantDigest(grant)));
        grant.maxCalls = 100;
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, OTHER));
        market.useGrant(grant, older);
        assertEq(market.callerOf(_id, OTHER).maxCalls, 200, "nobody lowers it by replay");
    }

    function test_useGrant_cannotBringARevokedKeyBack() public {
        IMarket.CallerGrant memory grant = _grant();
        bytes memory signature = _sign(USER_KEY, _grantDigest(grant));
        market.useGrant(grant, signature);
        vm.prank(user);
        market.revokeCaller(_id, OTHER);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, OTHER));
        market.useGrant(grant, signature);
    }

    function test_useGrant_ofAHubIsSignedByItsOwner() public {
        (SecHub hub, bytes32 id) = _hubPurchase();
        IMarket.CallerGrant memory grant = _grant();
        grant.purchaseId = id;
        bytes memory foreign = _sign(CALLER_KEY, _grantDigest(grant));
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadGrant.selector, id));
        market.useGrant(grant, foreign);
        market.useGrant(grant, _sign(USER_KEY, _grantDigest(grant)));
        assertEq(market.callerOf(id, OTHER).maxCalls, 100, "by ERC-1271");
        assertEq(market.purchaseOf(id).owner, address(hub), "of the hub");
    }

    function test_useGrant_ofAContractAsksIt() public {
        address buyer = address(new YesSayer());
        ISecHub.BuyOrder memory order = _order(FREE, 1, buyer);
        vm.prank(buyer);
        bytes32 id = market.buy(order.ware, order.plan, 1, 0, order.planHash, caller, order.buyerNonce);
        IMarket.CallerGrant memory grant = _grant();
        grant.purchaseId = id;
        market.useGrant(grant, "its own word");
        assertEq(market.callerOf(id, OTHER).maxCalls, 100, "accepted");
    }

    function test_useGrant_revertsForUnknownPurchase() public {
        IMarket.CallerGrant memory grant = _grant();
        grant.purchaseId = keccak256("none");
        bytes memory signature = _sign(USER_KEY, _grantDigest(grant));
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotLive.selector, grant.purchaseId, IMarket.State.None));
        market.useGrant(grant, signature);
    }

    function testFuzz_useGrant_keepsItsCapAndTime(uint64 maxCalls, uint64 validAfter, uint64 validUntil, uint64 epoch)
        public
    {
        IMarket.CallerGrant memory grant = _grant();
        grant.maxCalls = maxCalls;
        grant.validAfter = uint64(bound(validAfter, 0, 2 * block.timestamp));
        grant.validUntil = uint64(bound(validUntil, 0, 2 * block.timestamp));
        grant.epoch = uint64(bound(epoch, 0, 3)) / 3;
        bytes memory signature = _sign(USER_KEY, _grantDigest(grant));
        bool isTimely = grant.validAfter <= block.timestamp && block.timestamp < grant.validUntil;
        bool isCapped = maxCalls > 0 && maxCalls <= type(uint40).max;
        (bool isDone,) = address(market).call(abi.encodeCall(market.useGrant, (grant, signature)));
        assertTrue(isDone == (isTimely && isCapped && grant.epoch == 0), "exactly then");
        if (isDone) assertTrue(market.callerOf(_id, OTHER).validUntil <= _end, "never beyond the purchase");
    }

    function testFuzz_useGrant_failsWithAnyChangedBit(uint16 bit) public {
        IMarket.CallerGrant memory grant = _grant();
        bytes memory signature = _sign(USER_KEY, _grantDigest(grant));
        uint256 place = bound(bit, 0, signature.length * 8 - 1);
        signature[place / 8] ^= bytes1(0x80) >> (place % 8);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadGrant.selector, _id));
        market.useGrant(grant, signature);
    }

    function _set(address key, uint40 maxCalls, uint40 validUntil) private {
        vm.prank(user);
        market.setCaller(_id, key, maxCalls, validUntil);
    }

    function _refuse(IMarket.CallerGrant memory grant, uint256 signer) private {
        bytes memory signature = _sign(signer, _grantDigest(grant));
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadGrant.selector, _id));
        market.useGrant(grant, signature);
        assertEq(market.callerOf(_id, OTHER).maxCalls, 0, "no entry");
    }

    function _grant() private view returns (IMarket.CallerGrant memory) {
        return IMarket.CallerGrant({
            purchaseId: _id,
            caller: OTHER,
            maxCalls: 100,
            validAfter: uint64(block.timestamp),
            validUntil: uint64(block.timestamp) + 1 days,
            epoch: 0,
            audience: "https://api.secware.example"
        });
    }

    function _grantDigest(IMarket.CallerGrant memory grant) private view returns (bytes32) {
        bytes memory head =
            abi.encode(market.CALLER_GRANT_TYPEHASH(), grant.purchaseId, grant.caller, uint256(grant.maxCalls));
        bytes memory tail =
            abi.encode(grant.validAfter, grant.validUntil, grant.epoch, keccak256(bytes(grant.audience)));
        return _digest(keccak256(bytes.concat(head, tail)));
    }

    function _hubPurchase() private returns (SecHub hub, bytes32 id) {
        hub = _hub();
        ISecHub.BuyOrder memory order = _order(FREE, 1, address(hub));
        vm.prank(user);
        id = hub.buyAndBind(order, new ISecHub.Condition[](0), ISecHub.Permit(0, 0, 0, 0, 0));
    }
}
