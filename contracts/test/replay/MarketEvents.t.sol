// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {Windows} from "../../src/Windows.sol";
import {MarketWorld} from "../invariants/MarketWorld.sol";
import {MarketReplay} from "./MarketReplay.sol";
import {Replay} from "./Replay.sol";

/// @notice What the market, the stakes and the registry know is told by their events: who reads only them knows as much.
/// @dev The story is chance's, by the handler of the market's campaign; what that never does comes after it.
contract MarketEventsTest is MarketWorld {
    /// @dev Where the market keeps what no view shows.
    uint256 private constant PAUSES = 0;
    uint256 private constant NEXT_PAUSE = 1;
    uint256 private constant BUYERS = 3;
    uint256 private constant SOLD = 5;
    /// @dev Where the registry keeps its records, and in each of them plans, and the hashes of their terms.
    uint256 private constant RECORDS = 1;
    uint256 private constant PLANS = 3;
    uint256 private constant TERMS = 4;

    MarketReplay private _replay;
    address[] private _emitters;

    function setUp() public override {
        vm.recordLogs();
        super.setUp();
        _emitters = [address(market), address(stakes), address(registry), address(pool)];
        _replay = new MarketReplay();
        _read();
    }

    /// @dev From the sale to the last coin, which chance seldom comes to.
    function test_state_isRebuiltFromEvents__AVS21() public {
        _ledger.buy(0, 0, 5);
        _ledger.buy(1, 1, 7);
        _ledger.settle(0, 0, 1_500);
        _ledger.settle(1, 0, 900);
        _ledger.topUp(0);
        _ledger.rotate(0, true);
        _ledger.topUp(0);
        _ledger.settle(0, 1, 700);
        _ledger.cancel(1);
        _ledger.stake(0, 50e18);
        _ledger.unbond(1, 10e18);
        _passOn();
        _ledger.closeEpoch();
        _ledger.closeEpoch();
        _ledger.refund(1);
        _ledger.withdraw(0);
        _ledger.withdrawStake(1);
        _passOn();
        _ledger.withdraw(1);
        _read();
        assertEq(market.totalDue(), 0, "all of it was paid out");
        _compare();
        _rest();
        _compare();
    }

    /// @dev The day on which it comes free follows from the score of that second, and is told.
    function test_theFeeOfACancellationComesFreeOnTheDayThatIsTold__AVS21() public {
        reputation.set(0.5e9, 0);
        _ledger.buy(0, 0, 5);
        _ledger.cancel(0);
        _read();
        vm.warp(block.timestamp + 3 days);
        _ledger.refund(0);
        _read();
        (, uint256 waiting) = _revenue(_ledger.wares(0));
        assertTrue(waiting > 0, "there is a fee");
        for (uint256 i = 0; i < 15; ++i) {
            _compare();
            vm.warp(block.timestamp + 1 days);
        }
    }

    /// @dev A plan of which two are sold, a free one that is not given again for a month, and a pause.
    function test_limitsAndPausesAreRebuiltFromEvents__AVS21() public {
        uint32 number = _ledger.wares(0);
        IRegistry.Plan memory few = _plan(PRICE);
        few.soldAtMost = 2;
        vm.prank(developer);
        uint16 plan = registry.addPlan(number, few);
        _buyOf(number, plan);
        _buyOf(number, plan);
        _buyOf(number, FREE);
        vm.startPrank(guardian);
        market.pauseSales(2 days);
        registry.pauseRegistrations(3 days);
        vm.stopPrank();
        _read();
        assertEq(_replay.soldOf(number, plan), 2, "both were sold");
        assertEq(_replay.freeUntil(user, number), block.timestamp + 30 days, "not again for a month");
        assertEq(_replay.pausedUntil(address(market)), block.timestamp + 2 days, "paused");
        assertEq(_wordOf(keccak256(abi.encode(plan, _slotOf(SOLD, number)))), 2, "sold of a plan");
        _compare();
        vm.prank(owner);
        market.stopSales();
        _read();
        _compare();
    }

    /// @dev Some share their terms, some have none, and some look like others by their last bits.
    function test_termsOfPlansAreRebuiltFromEvents__AVS21() public {
        uint32 number = _ledger.wares(0);
        IRegistry.Plan memory plan = _plan(PRICE);
        uint256 last = type(uint32).max;
        uint256[8] memory terms = [last, 0, 1 << 40 | last, last, 2 << 40 | last, 1, 1 << 40 | last, 1 << 32];
        for (uint256 i = 0; i < terms.length; ++i) {
            plan.termsHash = bytes32(terms[i]);
            vm.prank(developer);
            registry.addPlan(number, plan);
        }
        _read();
        _compare();
        assertEq(_replay.placeOfTerms(number, 2), last, "at its own last bits");
        assertEq(_replay.placeOfTerms(number, 3), 0, "no terms");
        assertEq(_replay.placeOfTerms(number, 8), 1, "after the last place comes the first");
    }

    function _buyOf(uint32 number, uint16 plan) private {
        ware = number;
        _buy(plan, 1);
    }

    /// @dev One takes his share in time, the other does not, and the rest is swept away.
    function test_sharesOfAPoolAreRebuiltFromEvents__AVS21() public {
        reputation.set(0.8e9, 0);
        _ledger.buy(0, 0, 5);
        _ledger.buy(1, 1, 5);
        _ledger.settle(0, 0, 5_000);
        _ledger.settle(1, 0, 3_000);
        uint32 epoch = Windows.epochAt(block.timestamp);
        _read();
        vm.warp(block.timestamp + 7 days);
        market.closeEpoch(epoch);
        pool.harvest(_ledger.wares(0), epoch);
        _read();
        uint256 left = pool.poolOf(epoch).left;
        assertTrue(left > 0 && left < pool.poolOf(epoch).total, "one took his share");
        _compare();
        vm.warp(block.timestamp + 36 days);
        pool.sweep(epoch);
        pool.harvest(_ledger.wares(1), epoch);
        _read();
        assertEq(pool.poolOf(epoch).left, 0, "nothing is left");
        _compare();
    }

    /// forge-config: default.fuzz.runs = 32
    function testFuzz_state_isRebuiltFromEvents__AVS21(uint256 seed) public {
        for (uint256 i = 0; i < 40; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed % 16, seed >> 8, seed >> 64, seed >> 128);
            _read();
        }
        _compare();
        _rest();
        _compare();
    }

    function _passOn() private {
        _read();
        vm.warp(block.timestamp + 16 days);
    }

    function _act(uint256 kind, uint256 a, uint256 b, uint256 c) private {
        if (kind < 3) _buyOrNot(a, b, c);
        else if (kind < 7) _ledger.settle(a, b, c);
        else if (kind == 7) _ledger.topUp(a);
        else if (kind == 8) _ledger.rotate(a, b % 2 == 0);
        else if (kind == 9) _ledger.cancel(a);
        else if (kind == 10) _ledger.refund(a);
        else if (kind == 11) _ledger.withdraw(a);
        else if (kind == 12) _ledger.closeEpoch();
        else if (kind == 13) _ledger.wait_(a);
        else if (kind == 14) _stake(a, b);
        else _ledger.pauseSales(a);
    }

    /// @dev The recorder also hears what was said in a call that failed.
    function _buyOrNot(uint256 a, uint256 b, uint256 c) private {
        (uint256 before,,) = _ledger.counts();
        _ledger.buy(a, b, c);
        (uint256 count,,) = _ledger.counts();
        if (count == before) vm.getRecordedLogs();
    }

    function _stake(uint256 a, uint256 b) private {
        if (a % 4 == 0) _ledger.stake(a >> 8, b);
        else if (a % 4 == 1) _ledger.unbond(a >> 8, b);
        else if (a % 4 == 2) _ledger.withdrawStake(a >> 8);
        else _ledger.pause(a >> 8, b % 2 == 0);
    }

    /// @dev Keys, words, parameters, disputes and ends.
    function _rest() private {
        uint32 number = _ledger.wares(0);
        vm.startPrank(developer);
        registry.addKey(number, address(0x4444), uint40(block.timestamp + 9 days));
        registry.endKey(number, address(0x0444));
        registry.setMetadata(number, "new.example", keccak256("new"));
        registry.setPlanOnSale(number, 0, false);
        vm.stopPrank();
        vm.startPrank(owner);
        market.setDelays(2 days, 10 days);
        market.payTreasury();
        vm.stopPrank();
        _dispute(number);
        _end(number);
        _read();
    }

    function _dispute(uint32 number) private {
        vm.startPrank(disputes);
        stakes.freeze(number, 700e18);
        stakes.unfreeze(number, 300e18);
        stakes.slash(number, 400e18, disputes);
        assertTrue(stakes.slashForSla(number, 100e18, disputes) > 0, "for a broken SLA");
        (uint256 count,,) = _ledger.counts();
        if (count > 0) market.waiveCancelFee(_ledger.ids(0));
        vm.stopPrank();
    }

    function _end(uint32 number) private {
        (uint256 count,,) = _ledger.counts();
        for (uint256 i = 0; i < count; ++i) {
            IMarket.Purchase memory own = market.purchaseOf(_ledger.ids(i));
            if (own.state != IMarket.State.Live || own.ware != number || block.timestamp >= own.end) continue;
            vm.startPrank(own.owner);
            market.setCaller(_ledger.ids(i), address(0x5555), 3, uint40(block.timestamp + 1 hours));
            market.setCaller(_ledger.ids(i), address(0x5555), 7, own.end);
            market.revokeCaller(_ledger.ids(i), address(0x5555));
            vm.stopPrank();
        }
        vm.prank(developer);
        registry.retire(number);
        vm.prank(owner);
        market.stopSales();
    }

    function _read() private {
        _replay.read(Replay.by(vm.getRecordedLogs(), _emitters));
    }

    function _compare() private view {
        (uint256 count, uint256 sellers, uint256 customers) = _ledger.counts();
        for (uint256 i = 0; i < count; ++i) {
            _comparePurchase(_ledger.ids(i));
        }
        for (uint256 i = 0; i < sellers; ++i) {
            _compareWare(_ledger.wares(i));
            _compareStake(_ledger.wares(i));
            for (uint256 j = 0; j < customers; ++j) {
                address buyer = _ledger.buyers(j);
                uint256 nonce = market.buyerNonceOf(buyer, _ledger.wares(i));
                assertEq(_replay.nonces(buyer, _ledger.wares(i)), nonce, "nonce");
                uint256 free = _replay.freeUntil(buyer, _ledger.wares(i));
                bytes32 slot = keccak256(abi.encode(uint256(_ledger.wares(i)), keccak256(abi.encode(buyer, BUYERS))));
                assertEq(_wordOf(slot), nonce << 40 | free, "when a free plan is given again");
            }
        }
        assertEq(_wordOf(bytes32(PAUSES)) >> 224, _replay.pausedUntil(address(market)), "paused until");
        assertEq(
            _wordOf(bytes32(NEXT_PAUSE)),
            _replay.nextPauseFrom(address(market)),
            "from when on there may be a pause again"
        );
        uint256 word = _replay.nextPauseFrom(address(registry)) << 64 | _replay.pausedUntil(address(registry)) << 32;
        word |= _replay.wareCount();
        assertEq(uint256(vm.load(address(registry), 0)), word, "how many SecWares, and the pause of registrations");
        assertEq(_replay.totalEscrow(), market.totalEscrow(), "escrow");
        assertEq(_replay.totalDue(), market.totalDue(), "due");
        assertEq(_replay.treasury(), market.treasury(), "treasury");
        for (uint32 epoch = Windows.epochAt(START); epoch <= Windows.epochAt(block.timestamp); ++epoch) {
            (uint256 earned, uint256 calls) = _replay.usageOf(epoch);
            assertEq(earned, market.usageOf(epoch).earned, "earned");
            assertEq(calls, market.usageOf(epoch).calls, "calls of an epoch");
            assertTrue(_replay.isEpochClosed(epoch) == market.isEpochClosed(epoch), "closed");
            bytes32 fund = keccak256(abi.encode(pool.poolOf(epoch)));
            assertEq(keccak256(abi.encode(_replay.poolOf(epoch))), fund, "pool");
            for (uint256 i = 0; i < sellers; ++i) {
                _compareUsage(_ledger.wares(i), epoch);
            }
        }
    }

    function _wordOf(bytes32 slot) private view returns (uint256) {
        return uint256(vm.load(address(market), slot));
    }

    function _slotOf(uint256 mappingSlot, uint32 number) private pure returns (bytes32) {
        return keccak256(abi.encode(uint256(number), mappingSlot));
    }

    function _compareUsage(uint32 number, uint32 epoch) private view {
        (uint256 earned, uint256 calls) = _replay.wareUsageOf(number, epoch);
        assertEq(earned, market.wareUsageOf(number, epoch).earned, "earned by one");
        assertEq(calls, market.wareUsageOf(number, epoch).calls, "calls of one");
        assertTrue(_replay.isHarvested(number, epoch) == pool.isHarvested(number, epoch), "harvested");
    }

    function _comparePurchase(bytes32 id) private view {
        IMarket.Purchase memory real = market.purchaseOf(id);
        assertEq(keccak256(abi.encode(_replay.purchaseOf(id))), keccak256(abi.encode(real)), "purchase");
        // Their order changes where a first key that was revoked leaves its place.
        address[] memory told = _replay.callersOf(id);
        assertEq(told.length, market.callersOf(id).length, "keys");
        for (uint256 i = 0; i < told.length; ++i) {
            bytes32 entry = keccak256(abi.encode(market.callerOf(id, told[i])));
            assertEq(keccak256(abi.encode(_replay.callerOf(id, told[i]))), entry, "key");
        }
    }

    function _compareWare(uint32 number) private view {
        (uint256 purchases, uint256 sold) = _replay.salesOf(number);
        (uint64 realPurchases, uint64 realSold) = market.salesOf(number);
        assertEq(purchases, realPurchases, "purchases");
        assertEq(sold, realSold, "calls sold");
        (uint256 free, uint256 waiting) = _replay.revenueOf(number);
        (uint256 realFree, uint256 realWaiting) = _revenue(number);
        assertEq(free, realFree, "free");
        assertEq(waiting, realWaiting, "waiting");
        IRegistry.Ware memory record = registry.wareOf(number);
        assertEq(keccak256(abi.encode(_replay.wareOf(number))), keccak256(abi.encode(record)), "record");
        assertEq(keccak256(bytes(_replay.hostOf(number))), keccak256(bytes(registry.hostOf(number))), "host");
        assertEq(keccak256(abi.encode(_replay.slaOf(number))), keccak256(abi.encode(registry.slaOf(number))), "SLA");
        assertEq(keccak256(abi.encode(_replay.keysOf(number))), keccak256(abi.encode(registry.keysOf(number))), "keys");
        for (uint16 plan = 0; plan < record.planCount; ++plan) {
            assertEq(_replay.planHashOf(number, plan), registry.planHashOf(number, plan), "plan");
            bytes32 terms = keccak256(abi.encode(registry.planOf(number, plan)));
            assertEq(keccak256(abi.encode(_replay.planOf(number, plan))), terms, "terms of a plan");
            _compareTerms(number, plan);
        }
    }

    function _compareTerms(uint32 number, uint16 plan) private view {
        uint256 record = uint256(_slotOf(RECORDS, number));
        uint32 place = _replay.placeOfTerms(number, plan);
        bytes32 slot = keccak256(abi.encode(plan, record + PLANS));
        assertEq(uint256(vm.load(address(registry), slot)) >> 224, place, "where its terms stand");
        slot = keccak256(abi.encode(place, record + TERMS));
        assertEq(vm.load(address(registry), slot), _replay.termsAt(number, place), "what stands there");
    }

    function _compareStake(uint32 number) private view {
        IProviderStake.Stake memory real = stakes.stakeOf(number);
        assertEq(keccak256(abi.encode(_replay.stakeOf(number))), keccak256(abi.encode(real)), "stake");
        assertEq(_replay.exposureOf(number), stakes.exposureOf(number), "exposure");
    }
}
