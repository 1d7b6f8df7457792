// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Assertions} from "../Assertions.sol";

/// @notice One long walk over the acts of a campaign, always the same: what it counts says whether the campaign does what it is about.
abstract contract Walks is Assertions {
    uint256 private constant WORDS = 5;

    /// @dev Everything that the campaign asserts.
    function _check() internal view virtual;

    function _walk(uint256 steps, uint256 every) internal {
        FuzzSelector[] memory targets = targetSelectors();
        for (uint256 i = 0; i < steps; ++i) {
            uint256 seed = uint256(keccak256(abi.encode("walk", i)));
            bytes4 act = targets[0].selectors[seed % targets[0].selectors.length];
            bytes memory words = "";
            for (uint256 j = 0; j < WORDS; ++j) {
                words = bytes.concat(words, _word(act, seed, j));
            }
            (bool isDone, bytes memory why) = targets[0].addr.call(bytes.concat(act, words));
            if (!isDone) _rethrow(why);
            if (i % every == 0) _check();
        }
    }

    /// @dev What an act is told. Acts that do not take any word at all say here what they take.
    function _word(bytes4, uint256 seed, uint256 place) internal pure virtual returns (bytes32) {
        return keccak256(abi.encode(seed, place));
    }

    function _rethrow(bytes memory why) private pure {
        assembly ("memory-safe") {
            revert(add(why, 32), mload(why))
        }
    }
}
