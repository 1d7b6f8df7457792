// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ReplayVectors} from "./generated/ReplayVectors.sol";
import {ReplayActs} from "./replay/ReplayActs.sol";
import {ReplayViews} from "./replay/ReplayViews.sol";

interface VmRecord {
    function pauseGasMetering() external;
    function envOr(string calldata name, string calldata otherwise) external view returns (string memory);
    function readFileBinary(string calldata path) external view returns (bytes memory);
}

/// @notice A market that the simulation lived through, lived through again by the contracts. Each act is performed by whom it
/// belongs to, at its time, and has to come to what it came to there, be it a value or an error; and at the end of each day
/// scores, stakes, needs, fees, revenue by the day on which it comes free, purchases, packages, rewards and balances are as they were
/// there, to the unit. `npm run simulate -- --replay` does it for a record of 200 people and 90 days.
contract ReplayTest is ReplayActs, ReplayViews {
    uint256 private constant VIEWS_FROM = 64;
    uint256 private constant DONE = 1;

    struct Entry {
        uint256 code;
        uint256 time;
        uint256[] with;
        uint256[] expected;
    }

    error ReplayDiffers(uint256 entry, uint256 code, uint256 about, uint256 place, uint256 expected, uint256 actual);

    function test_behavior_theContractsComeToWhatTheSimulatedMarketCameTo__SW20() public {
        VmRecord files = VmRecord(address(vm));
        files.pauseGasMetering();
        string memory path = files.envOr("REPLAY_RECORD", "");
        bytes memory record = bytes(path).length == 0 ? ReplayVectors.RECORD : files.readFileBinary(path);
        assertTrue(record.length > 0, "there is a record");
        _replay(record);
    }

    /// @notice Cases at the bounds of what rules and cases that were drawn, judged by the contracts: who may vote, what counts, what
    /// is missed, and who gets which bond.
    function test_behavior_theContractsJudgeAsTheSimulatedJuryDid__AVS18_AVS24() public {
        VmRecord(address(vm)).pauseGasMetering();
        _replay(ReplayVectors.JURY);
    }

    /// @notice A record that is wrong by one unit is not accepted: the comparison sees what it should.
    function test_behavior_aRecordThatIsWrongByOneUnitIsRefused() public {
        VmRecord(address(vm)).pauseGasMetering();
        bytes memory record = ReplayVectors.RECORD;
        uint256 last = record.length - 1;
        record[last] = bytes1(uint8(record[last]) ^ 1);
        try this.replay(record) {
            revert Untrue("a wrong record was accepted");
        } catch (bytes memory reason) {
            assertTrue(bytes4(reason) == ReplayDiffers.selector, "for what it was");
        }
    }

    function replay(bytes memory record) external {
        _replay(record);
    }

    function _replay(bytes memory record) private {
        _deploy();
        uint256 index = 0;
        for (uint256 next = 0; next < record.length; ++index) {
            uint256 free;
            assembly ("memory-safe") {
                free := mload(0x40)
            }
            next = _one(record, next, index);
            // What an entry took of the memory is not needed after it, and there are many.
            assembly ("memory-safe") {
                mstore(0x40, free)
            }
        }
    }

    function _one(bytes memory record, uint256 next, uint256 index) private returns (uint256) {
        Entry memory entry;
        (entry.code, next) = _word(record, next);
        (entry.time, next) = _word(record, next);
        (entry.with, next) = _words(record, next);
        (entry.expected, next) = _words(record, next);
        if (entry.time != block.timestamp) vm.warp(entry.time);
        uint256[] memory actual = entry.code < VIEWS_FROM ? _try(entry) : this.look(entry.code, entry.with);
        _compare(entry, actual, index);
        return next;
    }

    /// @dev With its value, or with its error.
    function _try(Entry memory entry) private returns (uint256[] memory outcome) {
        outcome = new uint256[](2);
        try this.perform(entry.code, entry.with) returns (uint256 value) {
            (outcome[0], outcome[1]) = (DONE, value);
        } catch (bytes memory reason) {
            outcome[1] = uint32(bytes4(reason));
        }
    }

    function _compare(Entry memory entry, uint256[] memory actual, uint256 index) private pure {
        uint256 about = entry.with.length == 0 ? 0 : entry.with[0];
        assertEq(actual.length, entry.expected.length, "as many values");
        for (uint256 i = 0; i < actual.length; ++i) {
            if (actual[i] == entry.expected[i]) continue;
            revert ReplayDiffers(index, entry.code, about, i, entry.expected[i], actual[i]);
        }
    }

    /// @dev How many, and then each.
    function _words(bytes memory record, uint256 next) private pure returns (uint256[] memory words, uint256) {
        uint256 count;
        (count, next) = _word(record, next);
        words = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            (words[i], next) = _word(record, next);
        }
        return (words, next);
    }

    /// @dev How many bytes, and then these; without any it is nothing.
    function _word(bytes memory record, uint256 next) private pure returns (uint256 word, uint256) {
        uint256 length = uint8(record[next]);
        assembly ("memory-safe") {
            word := mload(add(add(record, 33), next))
        }
        return (length == 0 ? 0 : word >> 8 * (32 - length), next + 1 + length);
    }
}
