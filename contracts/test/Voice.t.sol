// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {IVoice} from "../src/interfaces/IVoice.sol";
import {FeeMath} from "../src/math/FeeMath.sol";
import {SecHub} from "../src/SecHub.sol";
import {FakeHub, FakeSilentAccount} from "./fakes/FakeAccounts.sol";
import {GovernanceBase} from "./GovernanceBase.sol";

/// @notice Three houses, each within its share, none to be borrowed for a vote.
contract VoiceTest is GovernanceBase {
    uint256 private constant HOLDERS = 0.6e18;
    uint256 private constant DEVELOPERS = 0.2e18;
    uint256 private constant USERS = 0.2e18;

    function test_holders_sayNothingAtAgeZero__16() public {
        assertEq(_at(alice, block.timestamp), 0, "just received");
        vm.warp(block.timestamp + 90 days);
        (uint256 holder,,) = voice.housesOf(alice, block.timestamp - 1);
        assertTrue(holder > HOLDERS * 599 / 1000 && holder <= HOLDERS * 6 / 10, "600 of 1000");
    }

    function test_holders_atLaunchCountAsOfAFifthOfTheSupply__9() public {
        vm.warp(START + 7 days);
        (uint256 holder,,) = voice.housesOf(alice, START + 7 days - 1);
        uint256 conviction = gov.getPastVotes(alice, START + 7 days - 1);
        assertEq(holder, HOLDERS * conviction / 200e18, "not of the little that there is");
        assertTrue(holder < HOLDERS * 2 / 10, "a week is not much");
    }

    function test_developers_speakByStakeAndScore() public {
        _ripen();
        (, uint256 said,) = voice.housesOf(developer, block.timestamp - 1);
        assertEq(said, DEVELOPERS * 5_000 / 50_000, "10,000 at a half, of 50,000 at least");
    }

    function test_developers_haveNothingFromOneRecord() public {
        _enlist(developer, ware);
        vm.warp(START + 14 days);
        assertEq(_at(developer, START + 14 days - 1), 0, "not at once");
        assertEq(_at(developer, START + 14 days), DEVELOPERS / 10, "two weeks later");
    }

    function test_developers_haveNothingFromAnOldRecord() public {
        _enlist(developer, ware);
        assertTrue(_at(developer, START + 30 days - 1) > 0, "to the last second");
        assertEq(_at(developer, START + 30 days), 0, "and no longer");
    }

    function test_attack_borrowedStakeHasNoVoice() public {
        _ripen();
        uint256 before = _at(developer, block.timestamp - 1);
        _give(developer, 400_000e18);
        vm.startPrank(developer);
        token.approve(address(stakes), 400_000e18);
        stakes.stake(ware, 400_000e18);
        voice.recordDeveloper(developer);
        stakes.unbond(ware, 400_000e18);
        vm.stopPrank();
        vm.warp(block.timestamp + 14 days);
        assertEq(_at(developer, block.timestamp - 1), before * 50_000 / 205_000, "less: the others' whole has grown");
        voice.recordDeveloper(developer);
        vm.warp(block.timestamp + 1);
        assertEq(_at(developer, block.timestamp - 1), before, "and anybody puts it right");
    }

    function test_attack_oneStakeSpeaksForNoTwoDevelopers() public {
        uint32[] memory wares = new uint32[](1);
        wares[0] = ware;
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IVoice.VoiceNotDeveloper.selector, ware, stranger));
        voice.enlist(wares);
        wares = new uint32[](2);
        (wares[0], wares[1]) = (ware, ware);
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSelector(IVoice.VoiceBadOrder.selector, 1));
        voice.enlist(wares);
    }

    function test_error_enlist_revertsForTooMany() public {
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSelector(IVoice.VoiceTooManyWares.selector, 17, 16));
        voice.enlist(new uint32[](17));
    }

    function test_developers_loseWhatEnded() public {
        _ripen();
        vm.prank(developer);
        registry.retire(ware);
        voice.recordDeveloper(developer);
        vm.warp(block.timestamp + 1);
        assertEq(_at(developer, block.timestamp - 1), 0, "an ended one speaks for nobody");
    }

    function test_developers_loseWhatIsBeingExpelled() public {
        _ripen();
        vm.prank(address(reputation));
        registry.setStanding(ware, IRegistry.Status.Suspended);
        voice.recordDeveloper(developer);
        vm.warp(block.timestamp + 1);
        assertEq(_at(developer, block.timestamp - 1), 0, "nor a suspended one");
    }

    function test_developers_loseWhatTheyTakeOffTheList() public {
        _ripen();
        vm.prank(developer);
        voice.enlist(new uint32[](0));
        vm.warp(block.timestamp + 1);
        assertEq(_at(developer, block.timestamp - 1), 0, "at once");
    }

    function test_users_speakByBurnedFees() public {
        bytes32 id = _buy(PAID, 100);
        _settle(id, 40_000);
        voice.recordPurchases(_one(id));
        vm.warp(block.timestamp + 1);
        (,, uint256 said) = voice.housesOf(user, block.timestamp - 1);
        assertEq(said, USERS * 18 / 1_000, "4.5 % of 400, of 1,000 at least");
        assertEq(voice.countedOf(id), 400e18, "counted");
    }

    function test_users_countEachUnitOnce() public {
        bytes32 id = _useAndRecord(10);
        vm.expectRevert(abi.encodeWithSelector(IVoice.VoiceNothingNew.selector, id));
        voice.recordPurchases(_one(id));
        bytes32[] memory twice = new bytes32[](2);
        (twice[0], twice[1]) = (_buy(PAID, 1), 0);
        twice[1] = twice[0];
        _settle(twice[0], 10);
        vm.expectRevert(abi.encodeWithSelector(IVoice.VoiceNothingNew.selector, twice[0]));
        voice.recordPurchases(twice);
    }

    function test_users_countWhatWasEarnedSince() public {
        bytes32 id = _buy(PAID, 100);
        _settle(id, 40_000);
        voice.recordPurchases(_one(id));
        _settle(id, 100_000);
        voice.recordPurchases(_one(id));
        vm.warp(block.timestamp + 1);
        assertEq(_at(user, block.timestamp - 1), USERS * 45 / 1_000, "all of it");
    }

    function test_users_areHalfAsLoudAfterNinetyDays() public {
        _useAndRecord(100);
        vm.warp(START + 90 days + 1);
        uint256 said = _at(user, START + 90 days);
        assertTrue(said <= USERS * 225 / 10_000 && said >= USERS * 224 / 10_000, "half");
    }

    function test_attack_recordingLateGainsNothing() public {
        bytes32 early = _buy(PAID, 100);
        bytes32 late = _buy(PAID, 100);
        _settle(early, 100_000);
        _settle(late, 100_000);
        vm.warp(START + DURATION);
        voice.recordPurchases(_one(early));
        vm.warp(START + DURATION + 90 days);
        uint256 before = _at(user, block.timestamp - 1);
        voice.recordPurchases(_one(late));
        vm.warp(block.timestamp + 1);
        assertTrue(_at(user, block.timestamp - 1) <= 2 * before, "no more than what was recorded at its end");
    }

    function test_error_recordPurchases_revertsForTheOld() public {
        bytes32 id = _buy(PAID, 1);
        _settle(id, 10);
        vm.warp(START + DURATION + 180 days);
        vm.expectRevert(abi.encodeWithSelector(IVoice.VoiceTooOld.selector, id));
        voice.recordPurchases(_one(id));
    }

    function test_error_recordPurchases_revertsForUnknownAndUnused() public {
        vm.expectRevert(abi.encodeWithSelector(IVoice.VoiceNothingNew.selector, bytes32(0)));
        voice.recordPurchases(_one(0));
        bytes32 id = _buy(PAID, 1);
        vm.expectRevert(abi.encodeWithSelector(IVoice.VoiceNothingNew.selector, id));
        voice.recordPurchases(_one(id));
    }

    function test_users_aHubsPurchasesAreItsOwners() public {
        SecHub hub = _hub();
        _recordAs(address(hub));
        assertEq(_at(user, block.timestamp - 1), USERS * 45 / 10_000, "who votes is a person");
        assertEq(_at(address(hub), block.timestamp - 1), 0, "not a contract");
    }

    function test_attack_aContractThatNamesAnOwnerIsNoHub() public {
        FakeHub hub = new FakeHub(user);
        _recordAs(address(hub));
        assertEq(_at(user, block.timestamp - 1), 0, "not believed");
        assertEq(_at(address(hub), block.timestamp - 1), USERS * 45 / 10_000, "its own");
    }

    function test_users_anAccountWithCodeIsAVoter() public {
        FakeSilentAccount account = new FakeSilentAccount();
        _recordAs(address(account));
        assertEq(_at(address(account), block.timestamp - 1), USERS * 45 / 10_000, "though it answers nothing");
    }

    function test_pastVotes_areNeverChanged__17() public {
        _ripen();
        _useAndRecord(100);
        vm.warp(block.timestamp + 1);
        uint256 then = block.timestamp - 1;
        uint256[3] memory before = [_at(alice, then), _at(developer, then), _at(user, then)];
        vm.prank(alice);
        gov.transfer(bob, 600e18);
        vm.prank(developer);
        voice.enlist(new uint32[](0));
        _useAndRecord(100);
        _mint(bob, 1e24);
        assertTrue(_at(alice, then) == before[0] && _at(developer, then) == before[1], "as they were");
        assertEq(_at(user, then), before[2], "to the unit");
    }

    function test_error_votesOfNowAndLaterAreRefused() public {
        bytes memory refusal =
            abi.encodeWithSelector(IVoice.VoiceFutureLookup.selector, block.timestamp, block.timestamp);
        vm.expectRevert(refusal);
        voice.getPastVotes(alice, block.timestamp);
        vm.expectRevert(refusal);
        voice.getPastTotalSupply(block.timestamp);
    }

    function test_getVotes_areThoseOfASecondAgo() public {
        vm.warp(START + 60 days);
        assertEq(voice.getVotes(alice), voice.getPastVotes(alice, START + 60 days - 1), "the same");
        assertEq(voice.getPastTotalSupply(START), 1e18, "of one");
        assertEq(voice.clock(), block.timestamp, "in seconds");
        assertEq(keccak256(bytes(voice.CLOCK_MODE())), keccak256("mode=timestamp"), "as it says");
    }

    function test_threshold_isHalfAPercentOfConviction__9() public {
        vm.warp(START + 360 days);
        assertEq(voice.threshold(block.timestamp - 1), HOLDERS / 200, "of a grown one");
    }

    function test_threshold_isAQuarterPercentOfTheSupplyAtLeast__9() public {
        vm.warp(START + 1 days);
        assertEq(voice.threshold(block.timestamp - 1), HOLDERS * 25 / 10_000 * 5, "of a fifth of the supply");
        assertEq(voice.threshold(START - 1), HOLDERS / 80, "and where there is none as well");
    }

    function testFuzz_houses_neverHaveMoreThanTheirShares(uint96[3] memory held, uint16[3] memory used, uint32 wait)
        public
    {
        address[3] memory who = [address(0x71), address(0x72), address(0x73)];
        wait = uint32(bound(wait, 1, 400 days));
        _give(user, 80_000e18);
        _give(developer, 400_000e18);
        vm.startPrank(developer);
        token.approve(address(stakes), 400_000e18);
        stakes.stake(ware, 400_000e18);
        vm.stopPrank();
        for (uint256 i = 0; i < 3; ++i) {
            _mint(who[i], bound(held[i], 0, 1e25));
            _useAndRecord(uint40(bound(used[i], 1, 2_500)));
            vm.warp(block.timestamp + wait / 3);
        }
        uint256 time = block.timestamp;
        vm.warp(time + 1);
        uint256 sum = 0;
        for (uint256 i = 0; i < 3; ++i) {
            (uint256 holder,,) = voice.housesOf(who[i], time);
            sum += holder;
        }
        (,, uint256 said) = voice.housesOf(user, time);
        assertTrue(said <= USERS, "users");
        assertTrue(sum <= HOLDERS, "holders");
    }

    function testFuzz_splittingASecGovBalanceGainsNothing(uint96 amount, uint96 part, uint32 wait) public {
        amount = uint96(bound(amount, 2, 1e25));
        part = uint96(bound(part, 1, amount - 1));
        _mint(address(0x71), amount);
        _mint(address(0x72), part);
        _mint(address(0x73), amount - part);
        vm.warp(block.timestamp + bound(wait, 1, 800 days));
        uint256 whole = _at(address(0x71), block.timestamp - 1);
        uint256 parts = _at(address(0x72), block.timestamp - 1) + _at(address(0x73), block.timestamp - 1);
        assertTrue(parts <= whole + 2 && whole <= parts + 2, "but rounding");
    }

    function testFuzz_recordingInPartsIsRecordingOnce(uint32[4] memory steps) public {
        _give(user, 2_000e18);
        bytes32 id = _buy(PAID, 200);
        uint40 used = 0;
        for (uint256 i = 0; i < 4; ++i) {
            used += uint40(bound(steps[i], 1, 50_000));
            _settle(id, used);
            voice.recordPurchases(_one(id));
        }
        uint256 burned = uint256(used) * 10e18 / 1_000 * FeeMath.BURN_BPS / 10_000;
        vm.warp(block.timestamp + 1);
        uint256 said = _at(user, block.timestamp - 1);
        assertTrue(said <= USERS * burned / 1_000e18, "no more");
        assertTrue(said + 4 >= USERS * (burned - 4) / 1_000e18, "and no less but rounding");
    }

    function testFuzz_developers_countTheLowerOfTwoRecords(uint96 first, uint96 later) public {
        first = uint96(bound(first, 0, 200_000e18));
        later = uint96(bound(later, 0, 200_000e18));
        _give(developer, 400_000e18);
        vm.prank(developer);
        token.approve(address(stakes), 400_000e18);
        if (first > 0) _stake(first);
        _enlist(developer, ware);
        vm.warp(START + 14 days);
        if (later > first) _stake(later - first);
        if (later < first) {
            vm.prank(developer);
            stakes.unbond(ware, first - later);
        }
        voice.recordDeveloper(developer);
        vm.warp(block.timestamp + 1);
        uint256 total = (10_000e18 + uint256(later)) / 2;
        uint256 lower = (10_000e18 + uint256(first < later ? first : later)) / 2;
        uint256 whole = total > 50_000e18 ? total : 50_000e18;
        assertEq(_at(developer, block.timestamp - 1), DEVELOPERS * lower / whole, "the lower one");
    }

    function _stake(uint96 amount) private {
        vm.prank(developer);
        stakes.stake(ware, amount);
    }

    function _ripen() private {
        _enlist(developer, ware);
        vm.warp(START + 15 days);
        voice.recordDeveloper(developer);
        vm.warp(START + 16 days);
    }

    /// @dev A purchase of 100 SEC that is used up, in the name of `purchaser`.
    function _recordAs(address purchaser) private {
        _give(desk, 100e18);
        bytes32 terms = registry.planHashOf(ware, PAID);
        vm.startPrank(desk);
        token.approve(address(market), 100e18);
        bytes32 id = market.buyFor(purchaser, ware, PAID, 10, 100e18, terms, caller, 0);
        vm.stopPrank();
        _settle(id, 10_000);
        voice.recordPurchases(_one(id));
        vm.warp(block.timestamp + 1);
    }

    /// @dev The votes at a time that is past or now, as asked a second after it.
    function _at(address account, uint256 time) private returns (uint256) {
        if (time < block.timestamp) return voice.getPastVotes(account, time);
        uint256 back = block.timestamp;
        vm.warp(time + 1);
        uint256 votes = voice.getPastVotes(account, time);
        vm.warp(back);
        return votes;
    }
}
