// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {Market} from "../src/Market.sol";
import {Modules} from "../src/Modules.sol";
import {Windows} from "../src/Windows.sol";
import {BaseTest} from "./BaseTest.sol";

contract MarketSettleTest is BaseTest {
    uint256 private constant OTHER_KEY = 7;
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    bytes32 private _id;
    uint40 private _end;

    function setUp() public override {
        super.setUp();
        _id = _buy(PAID, 1);
        _end = market.purchaseOf(_id).end;
    }

    function test_settle_paysUpToTheNewestVoucher__SW17_AVS6() public {
        uint32 day = _unlockDay();
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Settled(_id, caller, 250, 250, PRICE / 4, day);
        assertEq(market.settle(_entry(_id, 250)), PRICE / 4, "a quarter");
        assertEq(market.settle(_entry(_id, 251)), PRICE / UNITS, "one more");
        assertEq(market.callerOf(_id, caller).settled, 251, "settled");
        assertEq(market.purchaseOf(_id).used, 251, "used");
        uint64 callsSettled = market.wareUsageOf(ware, Windows.epochAt(block.timestamp)).calls;
        assertEq(callsSettled, 251, "counted");
    }

    function test_settle_ofTheLastPaysTheRestToTheUnit__SW16() public {
        bytes32 odd = _buyOdd(10e18 + 1, 7);
        uint256 paid = market.settle(_entry(odd, 3));
        assertEq(paid, uint256(10e18 + 1) * 3 / 7, "rounded down");
        paid += market.settle(_entry(odd, 6));
        paid += market.settle(_entry(odd, 7));
        assertEq(paid, 10e18 + 1, "nothing is lost");
    }

    function test_settle_isCappedByTheCaller__AVS6() public {
        _set(OTHER_KEY, 10);
        assertEq(market.settle(_entryBy(_id, 15, OTHER_KEY)), 10 * PRICE / UNITS, "ten");
        _skips(_entryBy(_id, 20, OTHER_KEY), IMarket.Skip.NothingDue);
    }

    function test_settle_isCappedByThePurchase__AVS6() public {
        _set(OTHER_KEY, 2_000);
        market.settle(_entry(_id, 400));
        assertEq(market.settle(_entryBy(_id, 2_000, OTHER_KEY)), 600 * PRICE / UNITS, "what is left");
        _skips(_entry(_id, 401), IMarket.Skip.NothingDue);
        assertEq(market.purchaseOf(_id).used, UNITS, "never more");
    }

    function test_settle_continuesAfterATopUp__AVS6() public {
        market.settle(_entry(_id, UNITS));
        _skips(_entry(_id, UNITS + 1), IMarket.Skip.NothingDue);
        vm.startPrank(user);
        token.approve(address(market), PRICE);
        market.topUp(_id, 1, PRICE);
        vm.stopPrank();
        assertEq(market.settle(_entry(_id, UNITS + 1)), PRICE / UNITS, "the next call");
    }

    function test_settle_skipsReplays__AVS5() public {
        IMarket.Entry memory entry = _entry(_id, 100);
        market.settle(entry);
        _skips(entry, IMarket.Skip.NothingDue);
        _skips(_entry(_id, 99), IMarket.Skip.NothingDue);
        _skips(_entry(_id, 0), IMarket.Skip.NothingDue);
    }

    function test_settle_skipsUnknown() public {
        _skips(_entry(keccak256("none"), 1), IMarket.Skip.UnknownPurchase);
        _skips(_entryBy(_id, 1, OTHER_KEY), IMarket.Skip.UnknownCaller);
    }

    function test_settle_skipsWrongSignatures__AVS5() public {
        IMarket.Entry memory entry = _entry(_id, 1);
        entry.signature = _entryBy(_id, 1, OTHER_KEY).signature;
        _skips(entry, IMarket.Skip.BadSignature);
        entry = _entry(_id, 1);
        entry.seq = 2;
        _skips(entry, IMarket.Skip.BadSignature);
        entry = _entry(_id, 1);
        entry.requestHash = bytes32(uint256(entry.requestHash) + 1);
        _skips(entry, IMarket.Skip.BadSignature);
        entry = _entry(_id, 1);
        entry.signature = "";
        _skips(entry, IMarket.Skip.BadSignature);
    }

    function test_settle_skipsTheOtherFormsOfASignature__AVS5() public {
        IMarket.Entry memory entry = _entry(_id, 1);
        (bytes32 r, bytes32 s, uint8 v) = _split(entry.signature);
        entry.signature = abi.encodePacked(r, bytes32(ORDER - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        _skips(entry, IMarket.Skip.BadSignature);
        entry.signature = abi.encodePacked(r, s, v - 27);
        _skips(entry, IMarket.Skip.BadSignature);
        bytes32 compact = bytes32(uint256(s) | (uint256(v - 27) << 255));
        entry.signature = abi.encodePacked(r, compact);
        _skips(entry, IMarket.Skip.BadSignature);
        entry.signature = abi.encodePacked(r, s, v, uint8(0));
        _skips(entry, IMarket.Skip.BadSignature);
    }

    function test_settle_skipsVouchersOfAnotherChain__AVS5() public {
        IMarket.Entry memory entry = _entry(_id, 1);
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        _skips(entry, IMarket.Skip.BadSignature);
        vm.chainId(here);
        market.settle(entry);
    }

    function test_settle_skipsVouchersOfAnotherMarket__AVS5() public {
        Modules memory modules;
        Market twin = new Market(modules);
        bytes32 voucher = keccak256(abi.encode(market.CALL_VOUCHER_TYPEHASH(), _id, uint256(1), bytes32(uint256(9))));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", twin.domainSeparator(), voucher));
        IMarket.Entry memory entry = IMarket.Entry(_id, bytes32(uint256(9)), 1, caller, _sign(CALLER_KEY, digest));
        _skips(entry, IMarket.Skip.BadSignature);
    }

    function test_settle_ofRevokedKeysForFortyEightHours__SW7() public {
        uint256 revokedAt = block.timestamp;
        vm.prank(user);
        market.bumpEpoch(_id);
        vm.warp(revokedAt + 48 hours - 1);
        assertEq(market.settle(_entry(_id, 10)), 10 * PRICE / UNITS, "what was served");
        vm.warp(revokedAt + 48 hours);
        _skips(_entry(_id, 20), IMarket.Skip.TooLate);
    }

    function test_settle_ofKeysThatEndedForFortyEightHours__AVS7() public {
        uint40 until = uint40(block.timestamp) + 1 days;
        vm.prank(user);
        market.setCaller(_id, vm.addr(OTHER_KEY), 100, until);
        vm.warp(until + 48 hours - 1);
        market.settle(_entryBy(_id, 10, OTHER_KEY));
        vm.warp(until + 48 hours);
        _skips(_entryBy(_id, 20, OTHER_KEY), IMarket.Skip.TooLate);
        assertEq(market.settle(_entry(_id, 1)), PRICE / UNITS, "the other key goes on");
    }

    function test_settle_ofEndedPurchasesForFortyEightHours__AVS7() public {
        vm.warp(_end + 48 hours - 1);
        market.settle(_entry(_id, 10));
        vm.warp(_end + 48 hours);
        _skips(_entry(_id, 20), IMarket.Skip.TooLate);
    }

    function test_settle_ofCancelledAndRetiredForFortyEightHours__AVS7() public {
        bytes32 second = _buy(PAID, 1);
        uint256 closedAt = block.timestamp;
        vm.prank(user);
        market.cancel(second);
        vm.prank(developer);
        registry.retire(ware);
        vm.warp(closedAt + 48 hours - 1);
        market.settle(_entry(_id, 10));
        market.settle(_entry(second, 10));
        vm.warp(closedAt + 48 hours);
        _skips(_entry(_id, 20), IMarket.Skip.TooLate);
        _skips(_entry(second, 20), IMarket.Skip.TooLate);
    }

    function test_settle_ofClosedPurchasesIsUnknown__SW18() public {
        vm.warp(_end + 48 hours);
        market.refund(_id);
        _skips(_entry(_id, 10), IMarket.Skip.UnknownPurchase);
    }

    function test_settle_ofFreePlansCountsAndPaysNothing__AVS6() public {
        bytes32 free = _buy(FREE, 1);
        assertEq(market.settle(_entry(free, 10)), 0, "nothing");
        assertEq(market.purchaseOf(free).used, 10, "counted");
        assertEq(market.totalDue(), 0, "nothing due");
        assertEq(reputation.credits(), 0, "and no score");
    }

    function test_settleMany_paysAllThatItCan__SW16_SW17() public {
        _set(OTHER_KEY, 500);
        IMarket.Entry[] memory entries = new IMarket.Entry[](6);
        entries[0] = _entry(_id, 100);
        entries[1] = _entry(keccak256("none"), 1);
        entries[2] = _entryBy(_id, 50, 99);
        entries[3] = _entryBy(_id, 50, OTHER_KEY);
        entries[3].signature = entries[0].signature;
        entries[4] = _entry(_id, 100);
        entries[5] = _entryBy(_id, 50, OTHER_KEY);
        IMarket.Skip[4] memory reasons = [
            IMarket.Skip.UnknownPurchase, IMarket.Skip.UnknownCaller, IMarket.Skip.BadSignature, IMarket.Skip.NothingDue
        ];
        for (uint256 i = 0; i < 4; ++i) {
            vm.expectEmit(true, true, true, true, address(market));
            emit IMarket.SettleSkipped(entries[i + 1].purchaseId, entries[i + 1].caller, reasons[i]);
        }
        assertEq(market.settleMany(entries), 150 * PRICE / UNITS, "the two good ones");
    }

    function test_settleMany_takesFiftyAndNoMore() public {
        IMarket.Entry[] memory entries = new IMarket.Entry[](50);
        for (uint40 i = 0; i < 50; ++i) {
            entries[i] = _entry(_id, i + 1);
        }
        assertEq(market.settleMany(entries), 50 * PRICE / UNITS, "fifty");
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBatchTooLarge.selector, 51, 50));
        market.settleMany(new IMarket.Entry[](51));
    }

    function test_settleMany_ofNothingOrOnlyBad() public {
        assertEq(market.settleMany(new IMarket.Entry[](0)), 0, "none");
        assertEq(market.settleMany(new IMarket.Entry[](3)), 0, "only bad ones");
    }

    function testFuzz_settle_paysTheFormula__SW17(uint96 price, uint40 units, uint40 seq) public {
        price = uint96(bound(price, 1, 5_000e18));
        units = uint40(bound(units, 1, 1_000_000));
        seq = uint40(bound(seq, 1, 2_000_000));
        bytes32 id = _buyOdd(price, units);
        uint256 served = seq < units ? seq : units;
        assertEq(market.settle(_entry(id, seq)), uint256(price) * served / units, "formula");
        assertEq(market.purchaseOf(id).used, served, "used");
    }

    function testFuzz_settle_paysTheSameForEverySplit__SW16(uint96 price, uint40 units, uint256 seed) public {
        price = uint96(bound(price, 1, 5_000e18));
        units = uint40(bound(units, 1, 5_000));
        bytes32 id = _buyOdd(price, units);
        uint256 paid = 0;
        uint40 seq = 0;
        for (uint256 i = 0; i < 12 && seq < units; ++i) {
            seq += uint40(bound(uint256(keccak256(abi.encode(seed, i))), 1, units));
            paid += market.settle(_entry(id, seq));
        }
        uint256 served = seq < units ? seq : units;
        assertEq(paid, uint256(price) * served / units, "as in one");
        assertEq(market.totalEscrow(), PRICE + price - paid, "the rest is held");
    }

    function testFuzz_settle_ofTwoKeysNeverPaysMoreThanWasSold__AVS6(uint40[6] memory seqs) public {
        _set(OTHER_KEY, 700);
        uint256 paid = 0;
        for (uint256 i = 0; i < 6; ++i) {
            IMarket.Entry[] memory one = new IMarket.Entry[](1);
            one[0] = _entryBy(_id, uint40(bound(seqs[i], 0, 1_500)), i % 2 == 0 ? CALLER_KEY : OTHER_KEY);
            paid += market.settleMany(one);
        }
        assertTrue(paid <= PRICE, "bounded");
        assertEq(paid, uint256(PRICE) * market.purchaseOf(_id).used / UNITS, "by what was used");
    }

    function testFuzz_settle_failsWithAnyChangedBit__AVS5(uint16 bit) public {
        IMarket.Entry memory entry = _entry(_id, 5);
        uint256 place = bound(bit, 0, entry.signature.length * 8 - 1);
        entry.signature[place / 8] ^= bytes1(0x80) >> (place % 8);
        _skips(entry, IMarket.Skip.BadSignature);
    }

    function testFuzz_settle_hasAHalfOpenWindow__AVS7(uint32 wait) public {
        wait = uint32(bound(wait, 0, 40 days));
        uint256 last = _end + 48 hours;
        vm.warp(block.timestamp + wait);
        if (block.timestamp >= last) _skips(_entry(_id, 1), IMarket.Skip.TooLate);
        else assertEq(market.settle(_entry(_id, 1)), PRICE / UNITS, "in time");
    }

    function _skips(IMarket.Entry memory entry, IMarket.Skip reason) private {
        uint256 before = _held();
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotSettled.selector, reason));
        market.settle(entry);
        IMarket.Entry[] memory one = new IMarket.Entry[](1);
        one[0] = entry;
        assertEq(market.settleMany(one), 0, "pays nothing in a batch either");
        assertEq(_held(), before, "no money moved");
    }

    function _set(uint256 key, uint40 maxCalls) private {
        vm.prank(user);
        market.setCaller(_id, vm.addr(key), maxCalls, _end);
    }

    function _buyOdd(uint96 price, uint40 units) private returns (bytes32) {
        vm.startPrank(developer);
        uint16 number = registry.wareOf(ware).planCount;
        token.approve(address(stakes), price);
        stakes.stake(ware, price);
        registry.addPlan(ware, _planOf(price, units));
        vm.stopPrank();
        return _buy(number, 1);
    }

    function _unlockDay() private view returns (uint32) {
        return uint32((block.timestamp + 14 days + 1 days - 1) / 1 days);
    }

    function _split(bytes memory signature) private pure returns (bytes32 r, bytes32 s, uint8 v) {
        assembly ("memory-safe") {
            r := mload(add(signature, 32))
            s := mload(add(signature, 64))
            v := byte(0, mload(add(signature, 96)))
        }
    }
}
