// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Verdict} from "../src/verdicts/Verdicts.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesRealBase} from "./DisputesRealBase.sol";

/// @notice What each act of a dispute costs as a transaction of its own.
/// forge-config: default.isolate = true
contract DisputesGasTest is DisputesRealBase {
    /// @dev The first writes many slots for the first time; what comes after it is what an act costs.
    function test_gas_claim() public {
        _judge("first");
        purchase = _buy(PAID, 1);
        _openMalice(100e18);
        purchase = _buy(PAID, 1);
        _judge("next");
    }

    function test_gas_cases() public {
        _openMalice(100e18);
        _case("first", 2);
        vm.warp(START + Windows.CAP_WINDOW);
        _case("next", 3);
    }

    function test_gas_probes() public {
        vm.prank(user);
        bytes32 probe = court.openProbe(purchase, SITE, '{"v":1,"kind":"site","site":"https://example.org"}');
        _measure("openProbe", "first");
        vm.warp(START + Windows.PROBE);
        court.missProbe(probe, purchase);
        _measure("missProbe", "first");
    }

    function _judge(string memory time) private {
        bytes32 claim = _openSla(500e18);
        _measure("openClaim", time);
        _contest(claim);
        _measure("contest", time);
        for (uint256 i = 0; i < 5; ++i) {
            _commit(claim, jurors[i], true);
        }
        _measure("commitVote", time);
        vm.warp(block.timestamp + Windows.COMMIT);
        for (uint256 i = 0; i < 5; ++i) {
            _reveal(claim, jurors[i], true);
        }
        _measure("revealVote", time);
        vm.warp(block.timestamp + Windows.REVEAL);
        court.tally(claim);
        _measure("tally of 5", time);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        _measure("execute with a slash", time);
        vm.prank(owner);
        court.slashByOwner(ware, 100);
        _measure("slashByOwner, not the first of an epoch", time);
        court.noteDuties(claim);
        _measure("noteDuties of 5", time);
    }

    function _case(string memory time, uint64 seq) private {
        (Verdict memory first, Verdict memory second) = (_verdict(1, seq), _verdict(4, seq));
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory other = _signVerdict(second, SIGNING_KEY);
        vm.prank(stranger);
        bytes32 id = court.reportEquivocation(first, one, second, other);
        _measure("reportEquivocation", time);
        vm.warp(block.timestamp + Windows.RESPONSE + Windows.EXECUTION);
        court.executeCase(id);
        _measure("executeCase", time);
    }

    function _measure(string memory act, string memory time) private {
        vm.snapshotGasLastCall("disputes", string.concat("disputes.", act, ", ", time));
    }
}
