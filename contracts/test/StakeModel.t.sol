// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProviderStake} from "../src/interfaces/IProviderStake.sol";
import {StakeModel} from "../proofs/models/StakeModel.sol";
import {Windows} from "../src/Windows.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice Walks the model of the solver proofs beside the developers' stakes, with slashes that often ask for more than there is.
contract StakeModelTest is BaseTest {
    uint256 private constant STEPS = 16;

    StakeModel private _model;

    function testFuzz_modelAndStakesAgreeToTheUnit__AVS13(uint256 seed) public {
        _model = new StakeModel();
        _model.stake(stakes.stakeOf(ware).staked);
        for (uint256 i = 0; i < STEPS; ++i) {
            uint256 drawn = uint256(keccak256(abi.encode(seed, i)));
            uint96 amount = uint96(1 + (drawn >> 8) % 3_000e18);
            if (drawn % 4 == 0) _stake(amount);
            else if (drawn % 4 == 1) _unbond(amount);
            else if (drawn % 4 == 2) _withdraw();
            else _slash(amount * 4);
            IProviderStake.Stake memory own = stakes.stakeOf(ware);
            assertEq(own.staked, _model.staked(), "staked");
            assertEq(own.unbonding, _model.unbonding(), "unbonding");
            uint256 held = _model.put() - _model.withdrawn() - _model.slashed();
            assertEq(token.balanceOf(address(stakes)), held, "held");
        }
    }

    function _stake(uint96 amount) private {
        _model.stake(amount);
        vm.startPrank(developer);
        token.approve(address(stakes), amount);
        stakes.stake(ware, amount);
        vm.stopPrank();
    }

    /// @dev The fixed part stays while something is sold; the contract refuses what the model does not know of.
    function _unbond(uint96 amount) private {
        uint256 staked = stakes.stakeOf(ware).staked;
        if (staked < amount + stakes.need(ware)) return;
        _model.unbond(amount);
        vm.prank(developer);
        stakes.unbond(ware, amount);
    }

    function _withdraw() private {
        if (stakes.stakeOf(ware).unbonding == 0) return;
        vm.warp(block.timestamp + Windows.UNBONDING);
        uint256 before = token.balanceOf(developer);
        vm.prank(developer);
        stakes.withdraw(ware);
        assertEq(token.balanceOf(developer) - before, _model.withdraw(), "withdrawn");
    }

    function _slash(uint96 amount) private {
        uint256 expected = _model.slash(amount);
        vm.prank(disputes);
        assertEq(stakes.slash(ware, amount, stranger), expected, "taken");
    }
}
