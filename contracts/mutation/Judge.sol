// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface JudgeVm {
    function deployCode(string calldata artifact) external returns (address);
    function deal(address account, uint256 balance) external;
    function coinbase(address miner) external;
    function snapshotState() external returns (uint256);
    function revertToState(uint256 id) external returns (bool);
    function stopPrank() external;
    function envString(string calldata name) external view returns (string memory);
    function readFile(string calldata path) external view returns (string memory);
    function parseBytes(string calldata hexadecimal) external pure returns (bytes memory);
    function toString(uint256 value) external pure returns (string memory);
    function writeLine(string calldata path, string calldata line) external;
}

/// @title Runs the tests of one suite for one mistake after another, without a new process for each.
/// @notice What it is asked stands in the file that PLAN names; what came of each goes to fates.txt, what was reached to reached.txt.
contract Judge {
    bool public constant IS_TEST = true;
    JudgeVm private constant vm = JudgeVm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    /// @dev What the test runner itself gives a test.
    uint256 private constant GAS = 1 << 30;
    uint256 private constant RECORDING = type(uint160).max;
    uint256 private constant NOT_NOTICED = type(uint256).max;
    uint256 private constant BY_SET_UP = type(uint256).max - 1;

    struct Job {
        uint256 mutant;
        /// Whether it is met while the suite is set up.
        bool isInSetUp;
        /// Two bytes each: places in `calls`, in the order in which they are tried.
        bytes order;
    }

    struct Plan {
        string suite;
        bytes setUp;
        bytes[] calls;
        Job[] jobs;
    }

    address private _suite;
    Tidy private _tidy = new Tidy();

    /// @notice Which mistakes each test meets, and whether it passes here without any.
    function test_reach() external {
        Plan memory plan = _plan();
        vm.writeLine(_notes("reached.txt"), "setUp");
        vm.coinbase(address(uint160(RECORDING)));
        require(_setUp(plan), "The suite cannot be set up.");
        uint256 ready = vm.snapshotState();
        for (uint256 i = 0; i < plan.calls.length; ++i) {
            vm.writeLine(_notes("reached.txt"), string.concat("call ", vm.toString(i)));
            bool isPassed = _run(plan.calls[i]);
            vm.revertToState(ready);
            // Once more without the recording: what passes only once, or fails, cannot judge.
            vm.coinbase(address(0));
            isPassed = _run(plan.calls[i]) && isPassed;
            vm.revertToState(ready);
            vm.writeLine(_notes("reached.txt"), isPassed ? "passed" : "failed");
        }
    }

    function test_judge() external {
        Plan memory plan = _plan();
        uint256 bare = vm.snapshotState();
        require(_setUp(plan), "The suite cannot be set up.");
        uint256 ready = vm.snapshotState();
        for (uint256 i = 0; i < plan.jobs.length; ++i) {
            Job memory job = plan.jobs[i];
            if (!job.isInSetUp) _judge(plan, job, ready, ready);
        }
        for (uint256 i = 0; i < plan.jobs.length; ++i) {
            Job memory job = plan.jobs[i];
            if (!job.isInSetUp) continue;
            vm.revertToState(bare);
            vm.coinbase(address(uint160(job.mutant)));
            vm.writeLine(_notes("fates.txt"), string.concat("begins ", vm.toString(job.mutant)));
            if (_setUp(plan)) _judge(plan, job, vm.snapshotState(), bare);
            else _tell(job.mutant, BY_SET_UP);
        }
    }

    /// @param from Where each test begins.
    /// @param clean Where a test of the world without a mistake begins: as `from`, or before the suite was set up.
    function _judge(Plan memory plan, Job memory job, uint256 from, uint256 clean) private {
        vm.writeLine(_notes("fates.txt"), string.concat("begins ", vm.toString(job.mutant)));
        uint256 by = NOT_NOTICED;
        for (uint256 i = 0; i < job.order.length && by == NOT_NOTICED; i += 2) {
            uint256 place = uint256(uint8(job.order[i])) << 8 | uint8(job.order[i + 1]);
            vm.coinbase(address(uint160(job.mutant)));
            if (!_run(plan.calls[place])) by = place;
            vm.revertToState(from);
        }
        if (by != NOT_NOTICED) _requireClean(plan, plan.calls[by], from, clean);
        _tell(job.mutant, by);
    }

    /// @dev What noticed a mistake must pass without it. An event that the failed test still waited for fails the next one, and is
    /// forgotten by that: so the second time counts.
    function _requireClean(Plan memory plan, bytes memory call, uint256 from, uint256 clean) private {
        bool isClean = false;
        for (uint256 i = 0; i < 2 && !isClean; ++i) {
            vm.revertToState(clean);
            vm.coinbase(address(0));
            isClean = (clean == from || _setUp(plan)) && _run(call);
        }
        vm.revertToState(clean);
        require(isClean, "Something stayed behind of an earlier mistake.");
    }

    function _tell(uint256 mutant, uint256 by) private {
        string memory what = by == NOT_NOTICED ? "nobody" : by == BY_SET_UP ? "setUp" : vm.toString(by);
        vm.writeLine(_notes("fates.txt"), string.concat("noticed ", vm.toString(mutant), " ", what));
    }

    function _plan() private returns (Plan memory plan) {
        plan = abi.decode(vm.parseBytes(vm.readFile(vm.envString("PLAN"))), (Plan));
        _suite = vm.deployCode(plan.suite);
        // As much as the test runner gives.
        vm.deal(_suite, type(uint96).max);
    }

    function _setUp(Plan memory plan) private returns (bool) {
        return plan.setUp.length == 0 || _run(plan.setUp);
    }

    /// @dev In a folder of its own, so that two suites can run side by side.
    function _notes(string memory file) private view returns (string memory) {
        return string.concat(vm.envString("NOTES"), "/", file);
    }

    /// @dev What a test assumes in vain counts as passed, as it does for the test runner.
    function _run(bytes memory data) private returns (bool isPassed) {
        address suite = _suite;
        uint256 size;
        bytes32 word;
        assembly ("memory-safe") {
            isPassed := call(GAS, suite, 0, add(data, 32), mload(data), 0, 0)
            size := returndatasize()
            if lt(14, size) {
                returndatacopy(0, 0, 15)
                word := mload(0)
            }
        }
        _tidy.endPranks();
        if (!isPassed && size >= 15) isPassed = bytes15(word) == bytes15("FOUNDRY::ASSUME");
    }
}

/// @title Ends a prank that a failed test left, from as deep as a test runs.
contract Tidy {
    function endPranks() external {
        (bool isDone,) = 0x7109709ECfa91a80626fF3989D68f67F5b1DD12D.call(abi.encodeWithSignature("stopPrank()"));
        isDone;
    }
}
