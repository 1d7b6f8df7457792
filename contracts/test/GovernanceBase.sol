// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SecGovernor} from "../src/gov/SecGovernor.sol";
import {SecTimelock} from "../src/gov/SecTimelock.sol";
import {Voice} from "../src/gov/Voice.sol";
import {Modules} from "../src/Modules.sol";
import {SecGov} from "../src/SecGov.sol";
import {IGovernor} from "openzeppelin/governance/IGovernor.sol";
import {SalesBase} from "./SalesBase.sol";

/// @notice The world of `SalesBase`, owned by a timelock that a governor decides over, with two holders of 600 and 400.
abstract contract GovernanceBase is SalesBase {
    uint8 internal constant AGAINST = 0;
    uint8 internal constant FOR = 1;
    uint8 internal constant ABSTAIN = 2;
    /// @dev How many contracts `SalesBase` deploys.
    uint256 private constant BEFORE = 11;

    SecGov internal gov;
    Voice internal voice;
    SecTimelock internal timelock;
    SecGovernor internal governor;
    address internal alice = address(0xa11ce);
    address internal bob = address(0xb0b);

    function setUp() public virtual override {
        // The timelock comes first: it acts before the others stand.
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + BEFORE + 3);
        timelock = new SecTimelock(predicted);
        owner = address(timelock);
        super.setUp();
        Modules memory modules = _modules();
        gov = new SecGov(modules);
        modules.gov = gov;
        voice = new Voice(modules);
        governor = new SecGovernor(voice, timelock, guardian);
        assertEq(address(governor), predicted, "as predicted");
        reputation.set(5e8, 0);
        _mint(alice, 600e18);
        _mint(bob, 400e18);
    }

    function _mint(address to, uint256 amount) internal {
        vm.prank(address(restaking));
        gov.mint(to, amount);
    }

    function _enlist(address by, uint32 one) internal {
        uint32[] memory wares = new uint32[](1);
        wares[0] = one;
        vm.prank(by);
        voice.enlist(wares);
    }

    /// @dev The developer fills its house: records at the start and 20 days later, so that both are ripe from then on.
    function _fillDevelopers() internal {
        _give(developer, 500_000e18);
        vm.startPrank(developer);
        token.approve(address(stakes), 500_000e18);
        stakes.stake(ware, 500_000e18);
        vm.stopPrank();
        _enlist(developer, ware);
        vm.warp(START + 20 days);
        voice.recordDeveloper(developer);
    }

    /// @dev The user fills its house with fees that are burned.
    function _fillUsers(uint40 qty) internal {
        _give(user, uint256(qty) * PRICE);
        _useAndRecord(qty);
    }

    function _useAndRecord(uint40 qty) internal returns (bytes32 id) {
        id = _buy(PAID, qty);
        _settle(id, qty * UNITS);
        voice.recordPurchases(_one(id));
    }

    function _one(bytes32 id) internal pure returns (bytes32[] memory ids) {
        ids = new bytes32[](1);
        ids[0] = id;
    }

    struct Proposal {
        address[] targets;
        uint256[] values;
        bytes[] datas;
        uint256 id;
    }

    function _propose(address by, address at, bytes memory data) internal returns (Proposal memory made) {
        made = _proposal(at, data);
        vm.prank(by);
        made.id = governor.propose(made.targets, made.values, made.datas, "why");
    }

    function _proposal(address at, bytes memory data) internal pure returns (Proposal memory made) {
        (made.targets, made.values, made.datas) = (new address[](1), new uint256[](1), new bytes[](1));
        (made.targets[0], made.datas[0]) = (at, data);
    }

    function _vote(address by, Proposal memory made, uint8 support) internal {
        vm.prank(by);
        governor.castVote(made.id, support);
    }

    function _queue(Proposal memory made) internal {
        governor.queue(made.targets, made.values, made.datas, keccak256("why"));
    }

    function _execute(Proposal memory made) internal {
        governor.execute(made.targets, made.values, made.datas, keccak256("why"));
    }

    function _cancel(address by, Proposal memory made) internal {
        vm.prank(by);
        governor.cancel(made.targets, made.values, made.datas, keccak256("why"));
    }

    /// @dev To the first second in which votes are taken, and to the first after them.
    function _toVote(Proposal memory made) internal {
        vm.warp(governor.proposalSnapshot(made.id) + 1);
    }

    function _toEnd(Proposal memory made) internal {
        vm.warp(governor.proposalDeadline(made.id) + 1);
    }

    function _isState(Proposal memory made, IGovernor.ProposalState expected) internal view returns (bool) {
        return governor.state(made.id) == expected;
    }

    /// @dev Both holders for it, and all waits.
    function _passAndExecute(address at, bytes memory data) internal {
        if (block.timestamp < START + 31 days) vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, at, data);
        _toVote(made);
        _vote(alice, made, FOR);
        _toEnd(made);
        _queue(made);
        vm.warp(block.timestamp + 3 days);
        _execute(made);
    }
}
