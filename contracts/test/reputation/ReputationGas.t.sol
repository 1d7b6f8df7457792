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
        _measure("reputation.review, first of a payer", 150_000);
        _review(second, user);
        _measure("reputation.review, next", 150_000);
        _challenge(second);
        _measure("reputation.challenge", 90_000);
        _rule(second, true);
        _measure("reputation.rule, upheld", 90_000);
        vm.warp(block.timestamp + 72 hours);
        scores.finalise(first);
        _measure("reputation.finalise", 90_000);
    }

    function test_gas_credit() public {
        _credit(user, 0, 10e18);
        _measure("reputation.credit, first of a SecWare", 200_000);
        vm.warp(block.timestamp + 1 hours);
        _credit(user, 10e18, 20e18);
        _measure("reputation.credit, next", 100_000);
        vm.warp(block.timestamp + 7 days);
        _credit(user, 20e18, 30e18);
        _measure("reputation.credit, first of an epoch", 100_000);
    }

    function test_gas_expulsion() public {
        address[] memory payers = _buyers(1, 10);
        bytes32[] memory ids = new bytes32[](10);
        for (uint256 i = 0; i < 10; ++i) {
            ids[i] = _use(payers[i], 7);
            _review(ids[i], payers[i]);
        }
        vm.warp(block.timestamp + 14 days);
        for (uint256 i = 0; i < 10; ++i) {
            scores.finalise(ids[i]);
        }
        scores.startExpulsion(ware, payers);
        _measure("reputation.startExpulsion, ten payers", 150_000);
        vm.warp(block.timestamp + 7 days);
        scores.expel(ware);
        _measure("reputation.expel", 150_000);
    }

    function _measure(string memory name, uint256 most) private {
        uint256 used = vm.snapshotGasLastCall("reputation", name);
        require(used <= most, Differs(name, used, most));
    }
}
