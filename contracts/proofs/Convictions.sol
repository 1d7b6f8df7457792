// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ConvictionMath} from "../src/math/ConvictionMath.sol";

/// @notice A conviction never exceeds its balance, whatever the exponential answers.
contract ConvictionNeverExceedsTheBalance {
    function prove(uint88 balance, uint88 conviction, uint40 elapsed) external pure {
        require(conviction <= balance);
        assert(ConvictionMath.grown(balance, conviction, elapsed, 90 days) <= balance);
    }
}

/// @notice No more conviction leaves than there is, and with the whole balance all of it leaves.
contract NoMoreConvictionLeavesThanThereIs {
    function prove(uint88 balance, uint88 conviction, uint88 amount) external pure {
        require(conviction <= balance && amount <= balance);
        uint256 leaving = ConvictionMath.leaving(balance, conviction, amount);
        assert(leaving <= conviction);
        assert(amount < balance || leaving == conviction);
    }
}

/// @notice A conviction leaves in parts as it does at once, or rounded up once more: what leaves in parts never leaves too little.
contract LeavingInPartsSavesNothing {
    function prove(uint88 balance, uint88 conviction, uint88 first, uint88 second) external pure {
        require(balance > 0 && conviction <= balance && uint256(first) + second <= balance);
        uint256 parts =
            ConvictionMath.leaving(balance, conviction, first) + ConvictionMath.leaving(balance, conviction, second);
        assert(parts >= ConvictionMath.leaving(balance, conviction, uint256(first) + second));
    }
}

/// @notice Splitting a balance over two accounts never gains conviction, and putting two together gains at most the unit that rounding took.
/// @dev Assumed, because the exponential stands in assembly: each grows by the formula that the library documents, with one factor for the
/// same time. The fuzz tests of the proofs hold the library to it, with the factor that its exponential gives.
contract SplittingNeverGainsConviction {
    uint256 private constant WAD = 1e18;

    function prove(uint88[2] calldata balances, uint88[2] calldata convictions, uint40 elapsed, uint64 left)
        external
        pure
    {
        require(convictions[0] <= balances[0] && convictions[1] <= balances[1] && left <= WAD);
        uint256 balance = uint256(balances[0]) + balances[1];
        uint256 conviction = uint256(convictions[0]) + convictions[1];
        uint256 first = _grown(balances[0], convictions[0], elapsed, left);
        uint256 second = _grown(balances[1], convictions[1], elapsed, left);
        uint256 both = _grown(balance, conviction, elapsed, left);
        assert(first + second <= both);
        assert(both <= first + second + 1);
    }

    function _grown(uint256 balance, uint256 conviction, uint256 elapsed, uint256 left)
        private
        pure
        returns (uint256 c)
    {
        c = ConvictionMath.grown(balance, conviction, elapsed, 90 days);
        require(c == balance - ((balance - conviction) * left + WAD - 1) / WAD);
    }
}
