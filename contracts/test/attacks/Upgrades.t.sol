// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Disputes} from "../../src/Disputes.sol";
import {DisputesRealBase} from "../DisputesRealBase.sol";
import {GovernanceBase} from "../GovernanceBase.sol";

/// @notice Reads code, instruction by instruction.
abstract contract CodeReader {
    uint256 private constant BLOCKHASH = 0x40;
    uint256 private constant PREVRANDAO = 0x44;
    uint256 private constant BLOB_BASE_FEE = 0x4a;
    uint256 private constant CHAIN_AND_AFTER = 0x46;
    uint256 private constant TIMESTAMP = 0x42;
    uint256 private constant INVALID = 0xfe;
    uint256 private constant PUSH1 = 0x60;
    uint256 private constant PUSH32 = 0x7f;
    uint256 internal constant CALLCODE = 0xf2;
    uint256 internal constant DELEGATECALL = 0xf4;
    uint256 internal constant SELFDESTRUCT = 0xff;

    error Runs(uint256 instruction, uint256 place);
    error Unread(uint256 place);

    /// @dev No code but its own, and no way to end.
    function _isItsOwn(address at) internal view {
        _none(at, CALLCODE);
        _none(at, DELEGATECALL);
        _none(at, SELFDESTRUCT);
    }

    /// @dev Of what a block says only its time and its chain: a layer 2 has its own word for the rest.
    function _goesByTheClock(address at) internal view {
        for (uint256 one = BLOCKHASH; one <= PREVRANDAO; ++one) {
            if (one != TIMESTAMP) _none(at, one);
        }
        for (uint256 one = CHAIN_AND_AFTER + 3; one <= BLOB_BASE_FEE; ++one) {
            _none(at, one);
        }
    }

    function _none(address at, uint256 instruction) private view {
        uint256 place = _find(at.code, instruction);
        require(place == type(uint256).max, Runs(instruction, place));
    }

    function _find(bytes memory code, uint256 wanted) internal pure returns (uint256) {
        for (uint256 i = 0; i < code.length; ++i) {
            uint256 one = uint8(code[i]);
            if (one == wanted) return i;
            // The compiler puts a long constant behind the code; nothing else may stand there.
            if (one == INVALID) {
                require(code.length - i <= 33, Unread(i));
                break;
            }
            if (one >= PUSH1 && one <= PUSH32) i += one - PUSH1 + 1;
        }
        return type(uint256).max;
    }
}

/// @notice Nothing upgrades: the code that holds money is at its address for ever, and runs no other.
contract UpgradesAttackTest is DisputesRealBase, CodeReader {
    function test_attack_codeThatHoldsMoneyRunsNoOther__SW18() public view {
        _isItsOwn(address(token));
        _isItsOwn(address(market));
        _isItsOwn(address(stakes));
        _isItsOwn(address(pool));
        _isItsOwn(address(registry));
        _isItsOwn(address(reviews));
        _isItsOwn(address(operators));
        _isItsOwn(address(gov));
        _isItsOwn(address(factory));
        _isItsOwn(Disputes(disputes).OPENING());
    }

    /// @dev The disputes are two halves. The other is made with them, and nobody can name another one.
    function test_attack_theOtherHalfOfTheDisputesIsForEver() public view {
        assertTrue(_find(disputes.code, DELEGATECALL) != type(uint256).max, "it calls the other half");
        assertTrue(_find(disputes.code, SELFDESTRUCT) == type(uint256).max, "and cannot end");
        bytes memory code = disputes.code;
        bytes32 half = bytes32(uint256(uint160(Disputes(disputes).OPENING())));
        uint256 named = 0;
        for (uint256 i = 0; i + 32 < code.length; ++i) {
            bytes32 word;
            assembly ("memory-safe") {
                word := mload(add(add(code, 32), i))
            }
            if (word == half) ++named;
        }
        assertTrue(named >= 2, "which stands in its code and not in its memory");
    }

    function test_attack_noBlockNumberNorLottery() public view {
        _goesByTheClock(address(market));
        _goesByTheClock(address(stakes));
        _goesByTheClock(address(pool));
        _goesByTheClock(address(registry));
        _goesByTheClock(address(reviews));
        _goesByTheClock(address(operators));
        _goesByTheClock(address(gov));
        _goesByTheClock(disputes);
        _goesByTheClock(Disputes(disputes).OPENING());
    }
}

/// @notice The same of what sells for others, and of what votes.
contract UpgradesSalesAttackTest is GovernanceBase, CodeReader {
    function test_attack_deskPackagesAndVotesRunNoOtherCode() public view {
        _isItsOwn(desk);
        _isItsOwn(packages);
        _isItsOwn(address(voice));
        _isItsOwn(address(timelock));
        _isItsOwn(address(governor));
    }

    function test_attack_votesGoByTheClock() public view {
        _goesByTheClock(desk);
        _goesByTheClock(packages);
        _goesByTheClock(address(voice));
        _goesByTheClock(address(timelock));
        // The library's governor knows block numbers, for tokens without a clock. Ours has one.
        assertEq(governor.clock(), block.timestamp, "in seconds");
    }
}
