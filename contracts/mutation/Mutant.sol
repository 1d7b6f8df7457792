// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Which of all the mistakes that are woven into a copy of the contracts is made now.
/// @notice The number stands where a block names its miner, which no contract here asks for: reading it costs no call, so that neither
/// a prank nor an expected revert of a test is used up by it. Nothing of `contracts/src` imports this; `npm run mutate:contracts` does.
library Mutant {
    address private constant VM = 0x7109709ECfa91a80626fF3989D68f67F5b1DD12D;
    uint256 private constant RECORDING = type(uint160).max;

    /// @dev Called pure, so that it can stand in any function.
    function on(uint256 number) internal pure returns (bool) {
        return _asPure(_on)(number);
    }

    function _on(uint256 number) private view returns (bool) {
        uint256 chosen = uint160(address(block.coinbase));
        if (chosen == RECORDING) _record(number);
        return chosen == number;
    }

    /// @dev Into a file, which no revert takes back.
    function _record(uint256 number) private view {
        bytes memory line = new bytes(4);
        for (uint256 place = 4; place > 0; number /= 10) {
            line[--place] = bytes1(uint8(48 + number % 10));
        }
        (, bytes memory folder) = VM.staticcall(abi.encodeWithSignature("envString(string)", "NOTES"));
        string memory file = string.concat(abi.decode(folder, (string)), "/reached.txt");
        (bool isDone,) = VM.staticcall(abi.encodeWithSignature("writeLine(string,string)", file, line));
        require(isDone, "recorded");
    }

    function _asPure(function(uint256) internal view returns (bool) from)
        private
        pure
        returns (function(uint256) internal pure returns (bool) to)
    {
        assembly ("memory-safe") {
            to := from
        }
    }
}
