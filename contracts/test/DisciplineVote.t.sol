// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SecGovernor} from "../src/gov/SecGovernor.sol";
import {SecTimelock} from "../src/gov/SecTimelock.sol";
import {Voice} from "../src/gov/Voice.sol";
import {IDisputes} from "../src/interfaces/IDisputes.sol";
import {Modules} from "../src/Modules.sol";
import {Restaking} from "../src/Restaking.sol";
import {SecGov} from "../src/SecGov.sol";
import {FakeOperatorClaims} from "./fakes/FakeOperatorClaims.sol";
import {GovernanceBase} from "./GovernanceBase.sol";

/// @notice A discipline vote with the governance token and restaking as they are: tokens are burned, the same principal becomes the
/// insurance's, and what is left leaves as ever.
contract DisciplineVoteTest is GovernanceBase {
    address private _operator = address(0xa1);
    Restaking private _pools;

    function setUp() public override {
        super.setUp();
        Modules memory modules = _modules();
        uint256 nonce = vm.getNonce(address(this));
        modules.disputes = IDisputes(address(new FakeOperatorClaims()));
        modules.gov = SecGov(vm.computeCreateAddress(address(this), nonce + 2));
        modules.restaking = Restaking(vm.computeCreateAddress(address(this), nonce + 3));
        timelock = new SecTimelock(vm.computeCreateAddress(address(this), nonce + 5));
        modules.timelock = address(timelock);
        gov = new SecGov(modules);
        _pools = new Restaking(modules);
        voice = new Voice(modules);
        governor = new SecGovernor(voice, timelock, guardian);
        _deposit(_operator, 10 ether);
        _deposit(alice, 600 ether);
        _deposit(bob, 400 ether);
        vm.warp(START + 31 days);
    }

    function test_aDisciplineVoteTakesTokensAndPrincipal__AVS38() public {
        _discipline(100e18);
        (, uint256 principal) = _pools.positionOf(bob);
        assertEq(gov.balanceOf(bob), 300e18, "tokens are burned");
        assertEq(gov.disciplined(), 100e18, "and written down");
        assertEq(principal, 300e18, "the same principal is gone");
        assertEq(_pools.insuranceEth(), 100e18, "to the insurance");
    }

    function test_whoWasDisciplinedLeavesWithTheRest__20() public {
        _discipline(100e18);
        (uint256 shares,) = _pools.positionOf(bob);
        vm.prank(bob);
        uint256 exit = _pools.queueExit(shares);
        vm.warp(block.timestamp + 14 days);
        uint256 before = bob.balance;
        _pools.completeExit(exit);
        assertEq(bob.balance - before, 300e18, "no more is needed");
        assertEq(gov.balanceOf(bob), 0, "all returned");
    }

    function test_theInsuranceIsPaidOutByAVote() public {
        _discipline(100e18);
        uint256 before = stranger.balance;
        _passAndExecute(address(_pools), abi.encodeCall(_pools.payInsurance, (payable(stranger), 0, 40e18)));
        assertEq(stranger.balance - before, 40e18, "to who was harmed");
    }

    function test_error_aDisciplineVoteTakesBothOrNothing() public {
        // More principal than there is: the whole proposal stays undone.
        Proposal memory made = _passed(400e18, 401e18);
        vm.expectRevert();
        _execute(made);
        assertEq(gov.balanceOf(bob), 400e18, "nothing moved");
        assertEq(gov.disciplined(), 0, "nothing written");
    }

    function testFuzz_disciplineKeepsTokensAndPrincipalEqual__14(uint96 amount) public {
        amount = uint96(bound(amount, 1, 400e18));
        _discipline(amount);
        (, uint256 principal) = _pools.positionOf(bob);
        assertEq(gov.balanceOf(bob), 400e18 - amount, "tokens");
        assertTrue(principal <= 400e18 - amount && principal + 2 >= 400e18 - amount, "principal, but rounding");
        assertTrue(_pools.insuranceEth() + 2 >= amount && _pools.insuranceEth() <= amount, "and the insurance");
    }

    function _discipline(uint256 amount) private {
        _execute(_passed(amount, amount));
    }

    function _passed(uint256 tokens, uint256 principal) private returns (Proposal memory made) {
        (made.targets, made.values, made.datas) = (new address[](2), new uint256[](2), new bytes[](2));
        (made.targets[0], made.datas[0]) = (address(gov), abi.encodeCall(gov.discipline, (bob, tokens)));
        (made.targets[1], made.datas[1]) = (address(_pools), abi.encodeCall(_pools.seize, (bob, principal)));
        vm.prank(alice);
        made.id = governor.propose(made.targets, made.values, made.datas, "why");
        _toVote(made);
        _vote(alice, made, FOR);
        _toEnd(made);
        _queue(made);
        vm.warp(block.timestamp + 3 days);
    }

    function _deposit(address who, uint256 amount) private {
        vm.deal(who, amount);
        vm.prank(who);
        if (who == _operator) _pools.join{value: amount}(1_000);
        else _pools.deposit{value: amount}(_operator);
    }
}
