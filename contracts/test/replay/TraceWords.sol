// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Windows} from "../../src/Windows.sol";
import {Vm} from "../Vm.sol";

/// @notice What an `EpochTrace` in some contract's memory should say, word by word, by what was told of its changes.
/// @dev Written from the description of the trace, and not by its library: the newest point in one word, the older ones behind it.
library TraceWords {
    struct Words {
        bytes32[] slots;
        mapping(bytes32 slot => uint256) words;
    }

    error TraceDiffers(bytes32 slot, uint256 actual, uint256 expected);

    /// @notice Two amounts of an account have changed, in the mapping of traces at `place`.
    function change(Words storage self, uint256 place, address account, uint256 first, uint256 second) internal {
        bytes32 newest = keccak256(abi.encode(account, place));
        uint256 before = self.words[newest];
        (uint256 epoch, uint256 count) = (uint24(before), uint24(before >> 24));
        uint256 now_ = Windows.epochAt(block.timestamp);
        if (epoch != 0 && epoch != now_) {
            _set(self, keccak256(abi.encode(count, bytes32(uint256(newest) + 1))), before);
            ++count;
        }
        _set(self, newest, second << 152 | first << 48 | count << 24 | now_);
    }

    /// @notice Fails where a word in the contract is another one.
    function compare(Words storage self, Vm vm, address at) internal view {
        for (uint256 i = 0; i < self.slots.length; ++i) {
            (uint256 actual, uint256 expected) = (uint256(vm.load(at, self.slots[i])), self.words[self.slots[i]]);
            require(actual == expected, TraceDiffers(self.slots[i], actual, expected));
        }
    }

    function _set(Words storage self, bytes32 slot, uint256 word) private {
        if (self.words[slot] == 0) self.slots.push(slot);
        self.words[slot] = word;
    }
}
