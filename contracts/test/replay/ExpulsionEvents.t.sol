// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {Windows} from "../../src/Windows.sol";
import {DisputesBase} from "../DisputesBase.sol";
import {Vm} from "../Vm.sol";
import {DisputesRecords} from "./DisputesRecords.sol";
import {DisputesReplay} from "./DisputesReplay.sol";

/// @notice A claim whose subject is an expulsion is told by events as every other is, through every way in which it can end.
/// @dev Reputation is a fake: what it would take to be expelled is another suite's story.
contract ExpulsionEventsTest is DisputesBase {
    DisputesReplay private _replay;
    DisputesRecords private _records;
    bytes32 private _id;

    function setUp() public override {
        vm.recordLogs();
        super.setUp();
        _replay = new DisputesReplay(disputes, address(market), address(token), address(operators));
        _records = new DisputesRecords(disputes, address(market));
        reviews.setExpulsion(ware, uint40(START + 7 days));
        vm.prank(developer);
        _id = court.openExpulsionClaim(ware);
        _step();
        assertEq(_replay.claimOf(_id).accused, developer, "who brought it is who is accused");
    }

    /// @dev Overturned by the jury.
    function test_aRulingIsRebuiltFromEvents__AVS19_AVS21() public {
        _judge(3);
        vm.warp(block.timestamp + Windows.APPEAL);
        court.execute(_id);
        _end(IDisputesTypes.Outcome.Refuted);
        court.noteDuties(_id);
        _step();
    }

    /// @dev Upheld, appealed, and overturned by the owner.
    function test_anAppealIsRebuiltFromEvents__AVS19_AVS21() public {
        _judge(5);
        vm.prank(developer);
        court.appeal(_id);
        _step();
        vm.prank(owner);
        court.ruleAppeal(_id, false);
        _step();
        court.execute(_id);
        _end(IDisputesTypes.Outcome.Refuted);
    }

    /// @dev Upheld, and carried out without the wait of those that take money.
    function test_anUpheldOneIsRebuiltFromEvents__AVS19_AVS21() public {
        _judge(4);
        vm.warp(block.timestamp + Windows.APPEAL);
        court.execute(_id);
        _end(IDisputesTypes.Outcome.Upheld);
    }

    /// @dev Nobody votes, and nobody decides the appeal that is made of it.
    function testFuzz_whatNobodyDecidesIsRebuiltFromEvents__AVS19_AVS21(uint8 votes) public {
        if (votes % 2 == 0) _judge(5);
        if (votes % 2 == 0) {
            vm.prank(developer);
            court.appeal(_id);
        }
        _step();
        vm.warp(START + Windows.HARD_STOP - Windows.EXECUTION);
        court.lapse(_id);
        _step();
        court.execute(_id);
        _end(IDisputesTypes.Outcome.Unproven);
    }

    function _judge(uint256 forIt) private {
        for (uint256 i = 0; i < 5; ++i) {
            _commit(_id, jurors[i], i < forIt);
        }
        _step();
        vm.warp(block.timestamp + Windows.COMMIT);
        for (uint256 i = 0; i < 5; ++i) {
            _reveal(_id, jurors[i], i < forIt);
        }
        _step();
        vm.warp(block.timestamp + Windows.REVEAL);
        court.tally(_id);
        _step();
    }

    function _end(IDisputesTypes.Outcome outcome) private {
        _step();
        _assertOutcome(_id, outcome, "how it ended");
        _assertState(_id, IDisputesTypes.State.Closed, "and that it did");
    }

    function _step() private {
        Vm.Log[] memory all = vm.getRecordedLogs();
        _replay.read(all);
        _records.read(all);
        assertEq(keccak256(abi.encode(_replay.claimOf(_id))), keccak256(abi.encode(court.claimOf(_id))), "claim");
        assertEq(keccak256(abi.encode(_replay.appealOf(_id))), keccak256(abi.encode(court.appealOf(_id))), "appeal");
        assertEq(_replay.bondOf(_id), court.bondOf(_id), "bond");
        _records.compare();
    }
}
