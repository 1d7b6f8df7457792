// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ReputationBase} from "./ReputationBase.sol";

/// @notice What each act on the reputation costs as a transaction of its own; see `GasTest`.
/// forge-config: default.isolate = true
contract ReputationGasTest is ReputationBase {
    function test_gas_reviews() public {
        // Others reviewed before: the contract holds tokens, and the payer is known.
        bytes32 other = _use(_buyer(1), 5);
        _review(other, _buyer(1));
        bytes32 first = _use(user, 5);
        bytes32 second = _use(user, 5);
        _review(first, user);
        _measure("reputation.review, first of a payer", 128_600);
        _review(second, user);
        _measure("reputation.review, next", 128_600);
        _challenge(second);
        _measure("reputation.challenge", 59_100);
        _rule(second, true);
        _measure("reputation.rule, upheld", 68_000);
        vm.warp(block.timestamp + 72 hours);
        scores.finalise(first);
        _measure("reputation.finalise", 60_000);
        vm.warp(block.timestamp + 7 days);
        scores.finalise(other);
        _measure("reputation.finalise, first of an epoch", 66_800);
    }

    function test_gas_credit() public {
        _credit(user, 0, 10e18);
        _measure("reputation.credit, first of a SecWare", 102_300);
        vm.warp(block.timestamp + 1 hours);
        _credit(user, 10e18, 20e18);
        _measure("reputation.credit, next", 45_700);
        vm.warp(block.timestamp + 7 days);
        _credit(user, 20e18, 30e18);
        _measure("reputation.credit, first of an epoch", 56_000);
    }

    function test_gas_expulsion() public {
        address[] memory payers = _buyers(1, 10);
        bytes32[] memory ids = new bytes32[](10);
        for (uint256 i = 0; i < 10; ++i) {
            ids[i] = _use(payers[i], 9);
            _review(ids[i], payers[i]);
        }
        vm.warp(block.timestamp + 60 days);
        for (uint256 i = 0; i < 10; ++i) {
            scores.finalise(ids[i]);
        }
        scores.startExpulsion(ware, payers);
        _measure("reputation.startExpulsion, ten payers", 107_200);
        vm.warp(block.timestamp + 7 days);
        scores.expel(ware);
        _measure("reputation.expel", 106_500);
    }

    function _measure(string memory name, uint256 most) private {
        uint256 used = vm.snapshotGasLastCall("reputation", name);
        require(used <= most, Differs(name, used, most));
    }
}
