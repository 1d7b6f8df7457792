// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesRealBase} from "./DisputesRealBase.sol";

/// @notice An expulsion and its one trial, with all the contracts as they are.
contract DisputesExpulsionTest is DisputesRealBase {
    uint256 private constant COUNT = 12;
    uint16 private _small;
    address[] private _payers;

    function setUp() public override {
        super.setUp();
        vm.startPrank(developer);
        token.approve(address(reviews), type(uint256).max);
        _small = registry.addPlan(ware, _plan(90e18));
        vm.stopPrank();
        for (uint160 i = 1; i <= COUNT; ++i) {
            _payers.push(address(0x70000 + i));
            _give(_payers[i - 1], 10_000e18);
            vm.prank(_payers[i - 1]);
            token.approve(address(reviews), type(uint256).max);
        }
        _complainAll();
        vm.warp(START + 60 days);
    }

    function test_default_aJuryOverturnsIt__AVS19() public {
        _start();
        bytes32 claim = _openExpulsion();
        _vote(claim, 5, 3);
        vm.warp(block.timestamp + Windows.APPEAL);
        court.execute(claim);
        _assertStatus(IRegistry.Status.Active, "on sale again");
        assertEq(_reputation().expulsionOf(ware), 0, "none is under way");
    }

    function test_default_aJuryUpholdsIt__AVS19() public {
        _start();
        bytes32 claim = _openExpulsion();
        _vote(claim, 5, 4);
        vm.warp(block.timestamp + Windows.APPEAL);
        court.execute(claim);
        _assertStatus(IRegistry.Status.Suspended, "nothing is stopped");
        vm.warp(_reputation().expulsionOf(ware));
        _reputation().expel(ware);
        _assertStatus(IRegistry.Status.Expelled, "and it is carried out");
    }

    /// @dev The wait that the trial brings makes it no other expulsion.
    function test_attack_anExpulsionIsJudgedOnce__AVS19() public {
        _start();
        vm.warp(block.timestamp + 6 days);
        bytes32 claim = _openExpulsion();
        bytes memory again = abi.encodeWithSelector(IDisputesTypes.DisputesExists.selector, claim);
        bytes32 before = _moved();
        vm.expectRevert(again);
        _openExpulsion();
        assertEq(_moved(), before, "nothing moved");
        _vote(claim, 5, 5);
        vm.prank(developer);
        court.appeal(claim);
        vm.expectRevert(again);
        _openExpulsion();
    }

    /// @dev A ruling that was kept back until the next expulsion says nothing about that one.
    function test_attack_aRulingOnAnEarlierOneStopsNoLater__AVS19() public {
        _start();
        bytes32 claim = _openExpulsion();
        _vote(claim, 5, 0);
        vm.prank(owner);
        _reputation().stopExpulsion(ware);
        vm.warp(block.timestamp + Windows.CAP_WINDOW);
        _complainAll();
        _start();
        court.execute(claim);
        _assertStatus(IRegistry.Status.Suspended, "the later one goes on");
        assertTrue(_reputation().expulsionOf(ware) != 0, "to its day");
        assertTrue(_openExpulsion() != claim, "and has a trial of its own");
    }

    function _start() private {
        _reputation().startExpulsion(ware, _payers);
        _assertStatus(IRegistry.Status.Suspended, "stopped");
    }

    function _openExpulsion() private returns (bytes32) {
        vm.prank(developer);
        return court.openExpulsionClaim(ware);
    }

    /// @dev Each payer is served nine units and says that they were bad; nobody answers.
    function _complainAll() private {
        bytes32[COUNT] memory ids;
        address before = user;
        for (uint256 i = 0; i < COUNT; ++i) {
            user = _payers[i];
            ids[i] = _buy(_small, 1);
            market.settle(_entry(ids[i], UNITS));
            vm.prank(user);
            _reputation().review(ids[i], "It did not answer.");
        }
        user = before;
        vm.warp(block.timestamp + Windows.REVIEW_CHALLENGE);
        for (uint256 i = 0; i < COUNT; ++i) {
            _reputation().finalise(ids[i]);
        }
    }

    function _assertStatus(IRegistry.Status status, string memory what) private view {
        assertEq(uint256(registry.wareOf(ware).status), uint256(status), what);
    }
}
