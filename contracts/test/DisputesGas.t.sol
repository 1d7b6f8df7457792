// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Verdict} from "../src/verdicts/Verdicts.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesRealBase} from "./DisputesRealBase.sol";

/// @notice What each act of a dispute costs as a transaction of its own; see `GasTest`. The first of an epoch that takes money opens
/// the epoch's record here, in one fresh slot.
/// forge-config: default.isolate = true
contract DisputesGasTest is DisputesRealBase {
    function test_gas_claim() public {
        bytes32 claim = _openSla(500e18);
        _measure("openClaim, first of all", 151_600);
        _judge(claim);
        court.execute(claim);
        _measure("execute with a slash, first of all", 117_600);
        court.noteDuties(claim);
        _measure("noteDuties of 5", 282_200);
        purchase = _buy(PAID, 1);
        _openMalice(100e18);
        purchase = _buy(PAID, 1);
        claim = _openSla(500e18);
        _measure("openClaim, next", 134_200);
        _judge(claim);
        vm.prank(owner);
        court.slashByOwner(ware, 100);
        court.execute(claim);
        _measure("execute with a slash, next of an epoch", 100_200);
        vm.prank(owner);
        court.slashByOwner(ware, 100);
        _measure("slashByOwner, next of an epoch", 69_800);
    }

    function test_gas_cases() public {
        _openMalice(100e18);
        bytes32 id = _report(2);
        _measure("reportEquivocation, first of all", 166_400);
        vm.warp(block.timestamp + Windows.RESPONSE + Windows.EXECUTION);
        court.executeCase(id);
        _measure("executeCase, first of all", 128_800);
        vm.warp(START + Windows.CAP_WINDOW);
        id = _report(3);
        _measure("reportEquivocation, next", 148_900);
        vm.warp(block.timestamp + Windows.RESPONSE + Windows.EXECUTION);
        vm.prank(owner);
        court.slashByOwner(ware, 100);
        court.executeCase(id);
        _measure("executeCase, next of an epoch", 93_900);
    }

    function test_gas_probes() public {
        vm.prank(user);
        bytes32 probe = court.openProbe(purchase, SITE, '{"v":1,"kind":"site","site":"https://example.org"}');
        _measure("openProbe", 200_400);
        vm.warp(START + Windows.PROBE);
        court.missProbe(probe, purchase);
        _measure("missProbe", 160_000);
    }

    function _judge(bytes32 claim) private {
        _contest(claim);
        _measure("contest", 85_600);
        for (uint256 i = 0; i < 5; ++i) {
            _commit(claim, jurors[i], true);
        }
        _measure("commitVote", 58_100);
        vm.warp(block.timestamp + Windows.COMMIT);
        for (uint256 i = 0; i < 5; ++i) {
            _reveal(claim, jurors[i], true);
        }
        _measure("revealVote", 59_600);
        vm.warp(block.timestamp + Windows.REVEAL);
        court.tally(claim);
        _measure("tally of 5", 77_300);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
    }

    function _report(uint64 seq) private returns (bytes32) {
        (Verdict memory first, Verdict memory second) = (_verdict(1, seq), _verdict(4, seq));
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory other = _signVerdict(second, SIGNING_KEY);
        vm.prank(stranger);
        return court.reportEquivocation(first, one, second, other);
    }

    function _measure(string memory act, uint256 atMost) private {
        uint256 gas = vm.snapshotGasLastCall("disputes", string.concat("disputes.", act));
        require(gas <= atMost, Differs(act, gas, atMost));
    }
}
