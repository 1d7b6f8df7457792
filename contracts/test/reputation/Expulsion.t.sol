// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {ReputationBase} from "./ReputationBase.sol";

/// @notice How a SecWare that was bad to those who paid for it is expelled, and what stops that.
contract ExpulsionTest is ReputationBase {
    address[] private _payers;

    /// @dev Twelve buyers of eight units each, sixty days ago, who all complained since: score about a fifth.
    function setUp() public override {
        super.setUp();
        _payers = _buyers(1, 12);
        bytes32[] memory ids = new bytes32[](12);
        for (uint256 i = 0; i < 12; ++i) {
            ids[i] = _use(_payers[i], 8);
        }
        vm.warp(block.timestamp + 11 days);
        for (uint256 i = 0; i < 12; ++i) {
            _review(ids[i], _payers[i]);
        }
        vm.warp(block.timestamp + 72 hours);
        for (uint256 i = 0; i < 12; ++i) {
            scores.finalise(ids[i]);
        }
        vm.warp(START + 60 days);
    }

    function test_default_salesStopAtOnce__AVS19() public {
        assertTrue(scores.scoreOf(ware) < 0.25e9, "under a quarter");
        vm.expectEmit(true, true, true, true, address(scores));
        emit IReputation.ExpulsionStarted(ware, stranger, uint40(block.timestamp + 7 days));
        vm.prank(stranger);
        scores.startExpulsion(ware, _payers);
        assertEq(scores.expulsionOf(ware), block.timestamp + 7 days, "told");
        assertEq(_status(), uint256(IRegistry.Status.Suspended), "suspended");
        assertTrue(!registry.isOnSale(ware, PAID), "no new sales");
        assertEq(registry.endedAtOf(ware), 0, "what was sold goes on");
    }

    function test_default_afterSevenDaysItIsExpelledAndSlashed__AVS19() public {
        scores.startExpulsion(ware, _payers);
        vm.warp(block.timestamp + 7 days);
        uint256 supply = token.totalSupply();
        uint256 staked = stakes.stakeOf(ware).staked;
        vm.expectEmit(true, true, true, true, address(scores));
        emit IReputation.Expelled(ware, 100e18);
        vm.prank(stranger);
        scores.expel(ware);
        assertEq(_status(), uint256(IRegistry.Status.Expelled), "expelled");
        assertEq(registry.endedAtOf(ware), block.timestamp, "its purchases end now");
        assertEq(staked - stakes.stakeOf(ware).staked, 100e18, "a tenth of the fixed part");
        assertEq(supply - token.totalSupply(), 100e18, "burned");
        assertEq(token.balanceOf(address(scores)), 0, "nothing stays");
        assertEq(scores.expulsionOf(ware), 0, "over");
    }

    function test_behavior_whatWasSoldIsServedOrRefunded__AVS19() public {
        bytes32 id = _buyBy(user, 4);
        scores.startExpulsion(ware, _payers);
        market.settle(_entry(id, UNITS));
        vm.warp(block.timestamp + 7 days);
        scores.expel(ware);
        vm.warp(block.timestamp + 48 hours);
        uint256 before = token.balanceOf(user);
        market.refund(id);
        assertEq(token.balanceOf(user) - before, 30e18, "without a fee");
    }

    function test_behavior_aSlashTakesWhatThereIs() public {
        _drain(99_950e18);
        scores.startExpulsion(ware, _payers);
        vm.warp(block.timestamp + 7 days);
        scores.expel(ware);
        assertEq(stakes.slashableOf(ware), 0, "50 SEC were left");
        assertEq(_status(), uint256(IRegistry.Status.Expelled), "expelled all the same");
    }

    function test_behavior_withoutAnyStakeItIsExpelledToo() public {
        _drain(100_000e18);
        scores.startExpulsion(ware, _payers);
        vm.warp(block.timestamp + 7 days);
        scores.expel(ware);
        assertEq(_status(), uint256(IRegistry.Status.Expelled), "nothing to burn");
    }

    function test_behavior_theJuryOrTheOwnerStopsIt__AVS19() public {
        address[2] memory judges = [disputes, owner];
        for (uint256 i = 0; i < 2; ++i) {
            scores.startExpulsion(ware, _payers);
            vm.prank(judges[i]);
            vm.expectEmit(true, true, true, true, address(scores));
            emit IReputation.ExpulsionStopped(ware);
            scores.stopExpulsion(ware);
            assertEq(scores.expulsionOf(ware), 0, "over");
            assertEq(_status(), uint256(IRegistry.Status.Active), "on sale again");
            vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationNoExpulsion.selector, ware));
            scores.expel(ware);
            vm.warp(block.timestamp + 28 days);
            if (i == 0) _feed();
        }
    }

    function test_behavior_whatWasPausedStaysPaused() public {
        vm.prank(developer);
        registry.setPaused(ware, true);
        scores.startExpulsion(ware, _payers);
        vm.prank(disputes);
        scores.stopExpulsion(ware);
        assertEq(_status(), uint256(IRegistry.Status.Paused), "as the developer had it");
    }

    function test_attack_sellingIsNotStoppedAgainAfterItWasJudged__AVS19() public {
        scores.startExpulsion(ware, _payers);
        vm.prank(disputes);
        scores.stopExpulsion(ware);
        uint256 from = block.timestamp + 28 days;
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationWindowOpen.selector, from));
        scores.startExpulsion(ware, _payers);
        vm.warp(block.timestamp + 7 days);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationWindowOpen.selector, from));
        scores.startExpulsion(ware, _payers);
        assertEq(_status(), uint256(IRegistry.Status.Active), "nothing moved");
    }

    function test_attack_theDeveloperNeitherResumesNorLeaves__AVS19() public {
        scores.startExpulsion(ware, _payers);
        bytes memory refused =
            abi.encodeWithSelector(IRegistry.RegistryEnded.selector, ware, IRegistry.Status.Suspended);
        vm.startPrank(developer);
        vm.expectRevert(refused);
        registry.setPaused(ware, false);
        vm.expectRevert(refused);
        registry.setPaused(ware, true);
        vm.expectRevert(refused);
        registry.retire(ware);
        vm.stopPrank();
        assertEq(_status(), uint256(IRegistry.Status.Suspended), "nothing moved");
    }

    function test_attack_theStakeCannotLeaveFirst__AVS19() public {
        scores.startExpulsion(ware, _payers);
        uint96 free = stakes.stakeOf(ware).staked - uint96(stakes.need(ware));
        vm.prank(developer);
        stakes.unbond(ware, free);
        vm.warp(block.timestamp + 7 days);
        scores.expel(ware);
        assertEq(stakes.stakeOf(ware).unbonding, free, "the fixed part stayed, and was slashed");
    }

    function test_behavior_aJudgedExpulsionWaits() public {
        uint256 started = block.timestamp;
        scores.startExpulsion(ware, _payers);
        vm.prank(disputes);
        vm.expectEmit(true, true, true, true, address(scores));
        emit IReputation.ExpulsionDeferred(ware, uint40(started + 12 days));
        scores.deferExpulsion(ware, uint40(started + 12 days));
        vm.warp(started + 12 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationWindowOpen.selector, started + 12 days));
        scores.expel(ware);
        vm.warp(started + 12 days);
        scores.expel(ware);
        assertEq(_status(), uint256(IRegistry.Status.Expelled), "then it is carried out");
    }

    function test_behavior_aWaitIsNeverShortenedNorEndless() public {
        uint256 started = block.timestamp;
        scores.startExpulsion(ware, _payers);
        vm.startPrank(disputes);
        scores.deferExpulsion(ware, uint40(started + 1 days));
        assertEq(scores.expulsionOf(ware), started + 7 days, "seven days at least");
        scores.deferExpulsion(ware, uint40(started + 400 days));
        assertEq(scores.expulsionOf(ware), started + 45 days, "45 at most");
        vm.stopPrank();
    }

    function test_error_aWaitIsAskedByDisputesAlone() public {
        scores.startExpulsion(ware, _payers);
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationNotModule.selector, developer));
        scores.deferExpulsion(ware, uint40(block.timestamp + 30 days));
        assertEq(scores.expulsionOf(ware), block.timestamp + 7 days, "nothing moved");
    }

    function test_error_aWaitOfNoExpulsion() public {
        vm.prank(disputes);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationNoExpulsion.selector, ware));
        scores.deferExpulsion(ware, uint40(block.timestamp + 30 days));
    }

    function test_error_stoppedByOthers() public {
        scores.startExpulsion(ware, _payers);
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationNotModule.selector, developer));
        scores.stopExpulsion(ware);
        assertEq(_status(), uint256(IRegistry.Status.Suspended), "nothing moved");
    }

    function test_error_stoppedWithoutOne() public {
        vm.prank(disputes);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationNoExpulsion.selector, ware));
        scores.stopExpulsion(ware);
    }

    function test_error_startedTwice() public {
        scores.startExpulsion(ware, _payers);
        _refused();
    }

    function test_error_expelledBeforeItsDay() public {
        scores.startExpulsion(ware, _payers);
        uint256 at = block.timestamp + 7 days;
        vm.warp(at - 1);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationWindowOpen.selector, at));
        scores.expel(ware);
        assertEq(_status(), uint256(IRegistry.Status.Suspended), "nothing moved");
    }

    function test_error_expelledWithoutAStart() public {
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationNoExpulsion.selector, ware));
        scores.expel(ware);
        assertEq(_status(), uint256(IRegistry.Status.Active), "nothing moved");
    }

    function test_error_expelledTwice() public {
        scores.startExpulsion(ware, _payers);
        vm.warp(block.timestamp + 7 days);
        scores.expel(ware);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationNoExpulsion.selector, ware));
        scores.expel(ware);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryEnded.selector, ware, IRegistry.Status.Expelled));
        scores.startExpulsion(ware, _payers);
    }

    function test_error_aScoreOfAQuarter() public {
        for (uint256 i = 0; i < 50; ++i) {
            _credit(address(uint160(0x1000 + i)), 0, 10e18);
        }
        assertTrue(scores.scoreOf(ware) >= 0.25e9, "good enough");
        _refused();
    }

    /// @dev 42 points of use, 30 of reviews and 60 units make a quarter to the unit.
    function test_error_aScoreOfAQuarterToTheUnit() public {
        _other();
        _uphold(30);
        _credit(address(0x1001), 0, 300e18);
        assertEq(scores.scoreOf(ware), 0.25e9, "a quarter");
        _refused();
    }

    function test_behavior_fiftyUnitsAreEnough() public {
        _other();
        _uphold(50);
        assertEq(scores.standingOf(ware).v, 50e12, "units");
        // What is wrong is that nobody is a payer for long yet.
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationBadPayers.selector, 0));
        scores.startExpulsion(ware, _payers);
    }

    function test_error_fewerThanFiftyUnits() public {
        vm.warp(block.timestamp + 30 days);
        assertTrue(scores.scoreOf(ware) < 0.25e9, "still bad");
        assertTrue(scores.standingOf(ware).v < 50e12, "but of long ago");
        _refused();
    }

    function test_error_fewerThanTenPayers() public {
        address[] memory nine = new address[](9);
        for (uint256 i = 0; i < 9; ++i) {
            nine[i] = _payers[i];
        }
        _refusedPayers(nine, 9);
    }

    function test_error_aPayerTwice() public {
        _payers[4] = _payers[3];
        _refusedPayers(_payers, 4);
    }

    function test_error_payersOutOfOrder() public {
        (_payers[2], _payers[3]) = (_payers[3], _payers[2]);
        _refusedPayers(_payers, 3);
    }

    function test_error_aPayerOfNothing() public {
        _payers[11] = address(type(uint160).max);
        _refusedPayers(_payers, 11);
    }

    function test_error_aPayerOfLately() public {
        address late = _buyer(50);
        _use(late, 2);
        _payers[11] = late;
        vm.warp(block.timestamp + 5 days);
        _refusedPayers(_payers, 11);
    }

    function testFuzz_expulsion_onlyFromTenOldPayers(uint8 known, uint8 age) public {
        uint256 count = known % 13;
        address[] memory some = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            some[i] = _payers[i];
        }
        vm.warp(START + bound(age, 60, 80) * 1 days);
        bool isOld = block.timestamp >= START + 60 days;
        bool isBad = scores.scoreOf(ware) < 0.25e9 && scores.standingOf(ware).v >= 50e12;
        try scores.startExpulsion(ware, some) {
            assertTrue(count >= 10 && isOld && isBad, "only then");
        } catch {
            assertTrue(count < 10 || !isOld || !isBad, "and then");
        }
    }

    function _status() private view returns (uint256) {
        return uint256(registry.wareOf(ware).status);
    }

    function _refused() private {
        uint256 status = _status();
        bytes memory reason = abi.encodeWithSelector(
            IReputation.ReputationNotExpellable.selector, ware, scores.scoreOf(ware), scores.standingOf(ware).v
        );
        vm.expectRevert(reason);
        scores.startExpulsion(ware, _payers);
        assertEq(_status(), status, "nothing moved");
    }

    function _refusedPayers(address[] memory payers, uint256 place) private {
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationBadPayers.selector, place));
        scores.startExpulsion(ware, payers);
        assertEq(_status(), uint256(IRegistry.Status.Active), "nothing moved");
        assertEq(scores.expulsionOf(ware), 0, "none began");
    }

    /// @dev More units, and as many complaints, so that the score stays where it is while points decay.
    function _feed() private {
        for (uint256 i = 0; i < 12; ++i) {
            _complain(_use(_payers[i], 5), _payers[i]);
        }
    }

    /// @dev Another SecWare, of which nothing is known.
    function _other() private {
        ware = _register(developer, 10_000e18);
        vm.prank(developer);
        registry.addPlan(ware, _plan(PRICE));
    }

    /// @dev So many buyers of one unit each, whose complaints the jury upholds.
    function _uphold(uint256 count) private {
        for (uint256 i = 0; i < count; ++i) {
            address who = _buyer(500 + i);
            bytes32 id = _use(who, 1);
            _review(id, who);
            _challenge(id);
            _rule(id, true);
        }
    }

    /// @dev Slashed for something else before.
    function _drain(uint96 amount) private {
        vm.prank(disputes);
        stakes.slash(ware, amount, stranger);
    }
}
