// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Disputes} from "../src/Disputes.sol";
import {IDisputes} from "../src/interfaces/IDisputes.sol";
import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {Modules} from "../src/Modules.sol";
import {Restaking} from "../src/Restaking.sol";
import {SecGov} from "../src/SecGov.sol";
import {SecToken} from "../src/SecToken.sol";
import {Windows} from "../src/Windows.sol";
import {RestakingBase} from "./RestakingBase.sol";

/// @notice The disputes and the restaking as they are: an operator is accused, judged by its like, and slashed before anybody leaves.
contract OperatorFaultTest is RestakingBase {
    IDisputes private _court;
    address[] private _jurors;

    function setUp() public override {
        super.setUp();
        _redeploy();
        _join(good, 10 ether);
        for (uint160 i = 1; i <= 4; ++i) {
            _jurors.push(address(0xa0000 + i));
            vm.deal(_jurors[i - 1], 10 ether);
            _join(_jurors[i - 1], 10 ether);
        }
        _give(stranger, 10_000e18);
        vm.prank(stranger);
        token.approve(address(_court), type(uint256).max);
        _toNextEpoch();
    }

    function test_default_accusedJudgedSlashed__AVS24() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 10 ether));
        vm.warp(block.timestamp + 3 days);
        bytes32 claim = _accuse();
        _vote(claim, true);
        vm.warp(block.timestamp + Windows.REVEAL);
        _court.tally(claim);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingClaimOpen.selector, good));
        restaking.completeExit(exit);
        _court.execute(claim);
        (uint256 assets,) = restaking.poolOf(good);
        assertEq(assets, 19 ether, "a twentieth of both");
        assertEq(owner.balance, 1 ether, "to the timelock");
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether - 0.5 ether, "the exit did not outrun it");
    }

    function test_acquitted_leavesAsItWas() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 10 ether));
        vm.warp(block.timestamp + 3 days);
        bytes32 claim = _accuse();
        _vote(claim, false);
        vm.warp(block.timestamp + Windows.REVEAL);
        _court.tally(claim);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        _court.execute(claim);
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether, "all");
    }

    function test_duties_ofAJuryCountForRewards__AVS24_AVS25() public {
        bytes32 claim = _accuse();
        _voteBy(claim, 3, true);
        vm.warp(block.timestamp + Windows.REVEAL);
        _court.tally(claim);
        vm.warp(block.timestamp + 2 * Windows.HARD_STOP);
        if (_court.claimOf(claim).state == IDisputesTypes.State.Appealed) _court.lapse(claim);
        _court.execute(claim);
        _court.noteDuties(claim);
        assertEq(restaking.dutiesOf(_jurors[0], _epoch()).done, 1, "voted");
        assertEq(restaking.dutiesOf(_jurors[3], _epoch()).due, 1, "was asked");
        assertEq(restaking.dutiesOf(_jurors[3], _epoch()).done, 0, "and did not");
        assertEq(restaking.dutiesOf(good, _epoch()).due, 0, "nobody judges himself");
    }

    function _accuse() private returns (bytes32) {
        vm.prank(stranger);
        return _court.openOperatorClaim(good, 500, keccak256("evidence"));
    }

    function _vote(bytes32 claim, bool isUpheld) private {
        _voteBy(claim, 4, isUpheld);
    }

    function _voteBy(bytes32 claim, uint256 count, bool isUpheld) private {
        _give(good, 10_000e18);
        vm.startPrank(good);
        token.approve(address(_court), type(uint256).max);
        _court.contest(claim);
        vm.stopPrank();
        for (uint256 i = 0; i < count; ++i) {
            bytes32 commitment = _court.commitmentOf(claim, _jurors[i], isUpheld, bytes32("salt"));
            vm.prank(_jurors[i]);
            _court.commitVote(claim, commitment);
        }
        vm.warp(block.timestamp + Windows.COMMIT);
        for (uint256 i = 0; i < count; ++i) {
            vm.prank(_jurors[i]);
            _court.revealVote(claim, isUpheld, bytes32("salt"));
        }
    }

    function _redeploy() private {
        uint256 nonce = vm.getNonce(address(this));
        Modules memory modules;
        modules.token = token;
        modules.gov = SecGov(vm.computeCreateAddress(address(this), nonce));
        modules.restaking = Restaking(vm.computeCreateAddress(address(this), nonce + 1));
        modules.disputes = IDisputes(vm.computeCreateAddress(address(this), nonce + 2));
        modules.timelock = owner;
        gov = new SecGov(modules);
        restaking = new Restaking(modules);
        _court = IDisputes(address(new Disputes(modules)));
    }
}
