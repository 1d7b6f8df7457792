// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title One developer's stake, as `ProviderStake` keeps it, with what came in and went out beside it.
/// @notice A differential test walks it beside the contract: contracts/test/StakeModel.t.sol.
contract StakeModel {
    uint96 public staked;
    uint96 public unbonding;
    uint256 public put;
    uint256 public withdrawn;
    uint256 public slashed;

    function stake(uint96 amount) public {
        staked += amount;
        put += amount;
    }

    function unbond(uint96 amount) public {
        staked -= amount;
        unbonding += amount;
    }

    function withdraw() public returns (uint96 amount) {
        amount = unbonding;
        unbonding = 0;
        withdrawn += amount;
    }

    function slash(uint96 amount) public returns (uint96 taken) {
        uint96 first = amount < staked ? amount : staked;
        uint96 rest = amount - first;
        uint96 second = rest < unbonding ? rest : unbonding;
        staked -= first;
        unbonding -= second;
        taken = first + second;
        slashed += taken;
    }
}
