// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {StakeModel} from "./models/StakeModel.sol";

/// @notice Whatever is staked, unbonded, withdrawn and slashed, what came in is what is there and what went out, to the unit.
/// @dev Each step from any state in which the sum holds.
contract StakeBooksBalance is StakeModel {
    function proveStake(uint96 amount) external {
        _assumeAnyState();
        stake(amount);
        assert(put == _sum());
    }

    function proveUnbond(uint96 amount) external {
        _assumeAnyState();
        unbond(amount);
        assert(put == _sum());
    }

    function proveWithdraw() external {
        _assumeAnyState();
        withdraw();
        assert(put == _sum());
    }

    function proveSlash(uint96 amount) external {
        _assumeAnyState();
        slash(amount);
        assert(put == _sum());
    }

    function _assumeAnyState() private view {
        require(withdrawn < type(uint128).max && slashed < type(uint128).max && put == _sum());
    }

    function _sum() private view returns (uint256) {
        return uint256(staked) + unbonding + withdrawn + slashed;
    }
}

/// @notice A slash takes what was asked or all that there is, of what unbonds too, and never more.
contract SlashTakesWhatThereIs is StakeModel {
    function prove(uint96 amount) external {
        uint256 there = uint256(staked) + unbonding;
        require(there <= type(uint96).max);
        uint256 taken = slash(amount);
        assert(taken <= amount && taken <= there);
        assert(taken == amount || taken == there);
        assert(uint256(staked) + unbonding == there - taken);
    }
}
