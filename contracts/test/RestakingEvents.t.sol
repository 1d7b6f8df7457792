// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {RestakingBase} from "./RestakingBase.sol";
import {RestakingReplay} from "./RestakingReplay.sol";
import {Vm} from "./Vm.sol";

/// @notice What restaking and the governance token know is told by their events: who reads only them knows as much.
contract RestakingEventsTest is RestakingBase {
    RestakingReplay private _replay;
    address[] private _people;
    uint32 private _from;
    uint32 private _closed;

    /// @dev What was told of votes and balances at the end of some second.
    struct Past {
        uint256 time;
        uint256[5] votes;
        uint256[5] balances;
        uint256 conviction;
        uint256 supply;
    }

    Past[] private _pasts;

    function setUp() public override {
        vm.recordLogs();
        super.setUp();
        _replay = new RestakingReplay();
        _people = [good, lazy, alice, bob, stranger];
        _read();
        _from = _epoch();
        _closed = _from;
    }

    function test_state_isRebuiltFromEvents__AVS21() public {
        for (uint256 kind = 0; kind < 16; ++kind) {
            _act(kind, uint256(keccak256(abi.encode(kind))));
            _read();
            _remember();
            vm.warp(block.timestamp + 3 days);
        }
        _compare();
    }

    /// @dev Whoever comes when all places are taken gets that of one who left long ago.
    function test_aFullListIsRebuiltFromEvents__AVS21() public {
        for (uint160 i = 1; i <= 30; ++i) {
            vm.deal(address(0xc000 + i), 10 ether);
            _join(address(0xc000 + i), 10 ether);
        }
        vm.prank(lazy);
        restaking.leave();
        vm.prank(owner);
        restaking.dismiss(address(0xc005));
        _read();
        vm.warp(block.timestamp + 63 days);
        _join(alice, 10 ether);
        _read();
        vm.warp(block.timestamp + 1);
        assertEq(restaking.operators()[1], alice, "in the place of the first who left");
        _compare();
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_state_isRebuiltFromEvents__AVS21(uint256 seed) public {
        for (uint256 i = 0; i < 24; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed % 16, seed >> 8);
            _read();
            _remember();
            vm.warp(block.timestamp + 1 + (seed >> 128) % 5 days);
        }
        _compare();
    }

    /// @dev One act, where it can be done now; each goes its own way in the contracts.
    function _act(uint256 kind, uint256 seed) private {
        address who = _people[2 + seed % 3];
        address operator = _people[seed % 2];
        if (kind < 2) _tryDeposit(who, operator, 1e12 + seed % 50 ether);
        else if (kind == 2) _tryExit(who, seed);
        else if (kind == 3) _tryComplete();
        else if (kind == 4) _slash(operator, uint16(seed % 500));
        else if (kind == 5) _trySeize(who, seed);
        else if (kind == 6) _duty(operator, seed % 2 == 0);
        else if (kind < 9) _tryReward(uint96(seed % 1_000e18));
        else if (kind == 9) _tryClaim(_people[seed % 5]);
        else if (kind == 10) _govern(who, seed);
        else if (kind == 11) _lend(who, _people[seed % 5]);
        else if (kind == 12) _send(who, _people[(seed >> 16) % 5], seed);
        else if (kind == 13) _payOut(seed);
        else if (kind == 14) _share(uint96(seed % 90e18));
        else _sweep(uint96(seed % 70e18));
    }

    /// @dev The operators' part of slashes, which disputes keep until the epoch is closed.
    function _share(uint96 amount) private {
        _give(address(disputes), amount);
        disputes.share(token, _epoch(), amount);
    }

    /// @dev As the performance pool does with what nobody took.
    function _sweep(uint96 amount) private {
        _give(address(restaking), amount);
        vm.prank(pool);
        restaking.payInInsurance(amount);
    }

    function _tryDeposit(address who, address operator, uint256 amount) private {
        address current = restaking.operatorOf(who);
        _deposit(who, current == address(0) ? operator : current, amount);
    }

    function _tryExit(address who, uint256 seed) private {
        uint256 shares = _sharesOf(who);
        if (shares == 0 || gov.balanceOf(who) < _principalOf(who)) return;
        _exit(who, 1 + seed % shares);
    }

    function _tryComplete() private {
        for (uint256 i = 0; i < _replay.exitCount(); ++i) {
            IRestaking.Exit memory exit = restaking.exitOf(i);
            if (!exit.isDone && block.timestamp >= exit.queuedAt + 14 days) restaking.completeExit(i);
        }
    }

    function _trySeize(address who, uint256 seed) private {
        uint256 principal = _principalOf(who);
        if (principal > 0) _seize(who, 1 + seed % principal);
    }

    function _tryReward(uint96 fees) private {
        for (; _closed < _epoch(); ++_closed) {
            _payIn(_closed, fees);
            restaking.closeEpoch(_closed);
        }
    }

    function _tryClaim(address who) private {
        for (uint32 epoch = _from; epoch < _closed; ++epoch) {
            if (!restaking.isClaimed(who, epoch)) _claim(who, epoch);
        }
    }

    function _govern(address who, uint256 seed) private {
        vm.startPrank(owner);
        gov.grant(who, seed % 100e18);
        gov.discipline(who, (seed >> 8) % (gov.balanceOf(who) / 10 + 1));
        vm.stopPrank();
    }

    function _lend(address who, address to) private {
        vm.prank(who);
        gov.delegate(to);
    }

    function _send(address who, address to, uint256 seed) private {
        uint256 amount = seed % (gov.balanceOf(who) / 10 + 1);
        vm.prank(who);
        gov.transfer(to, amount);
    }

    function _payOut(uint256 seed) private {
        uint256 sec = seed % (restaking.insuranceSec() + 1);
        uint256 eth = seed % (restaking.insuranceEth() + 1);
        vm.prank(owner);
        restaking.payInsurance(payable(address(0xbeef)), uint96(sec), eth);
    }

    /// @dev Only what these two contracts say; the SEC token's own transfers are another's story.
    function _read() private {
        Vm.Log[] memory all = vm.getRecordedLogs();
        uint256 count = 0;
        for (uint256 i = 0; i < all.length; ++i) {
            bool isOurs = all[i].emitter == address(restaking) || all[i].emitter == address(gov);
            if (isOurs && all[i].topics[0] != keccak256("OwnershipTaken(address)")) all[count++] = all[i];
        }
        Vm.Log[] memory ours = new Vm.Log[](count);
        for (uint256 i = 0; i < count; ++i) {
            ours[i] = all[i];
        }
        _replay.read(ours);
    }

    function _compare() private view {
        for (uint32 epoch = _from; epoch <= _epoch(); ++epoch) {
            (uint96 fees, uint96 slashed, bool isPaidIn, bool isDone) = restaking.paidInOf(epoch);
            bytes32 real = keccak256(abi.encode(fees, slashed, isPaidIn, isDone));
            (fees, slashed, isPaidIn, isDone) = _replay.paidInOf(epoch);
            assertEq(keccak256(abi.encode(fees, slashed, isPaidIn, isDone)), real, "what an epoch took in");
        }
        bytes32 list = keccak256(abi.encode(restaking.operators()));
        assertEq(keccak256(abi.encode(_replay.operators())), list, "the list of operators");
        for (uint256 i = 0; i < _people.length; ++i) {
            _comparePerson(_people[i]);
        }
        for (uint256 i = 0; i < _replay.exitCount(); ++i) {
            assertEq(keccak256(abi.encode(_replay.exitOf(i))), keccak256(abi.encode(restaking.exitOf(i))), "exit");
        }
        assertEq(_replay.insuranceSec(), restaking.insuranceSec(), "insurance in SEC");
        assertEq(_replay.insuranceEth(), restaking.insuranceEth(), "insurance in ETH");
        assertEq(_replay.totalOwed(), restaking.totalOwed(), "owed");
        assertEq(_replay.writtenDown(), restaking.writtenDown(), "written down");
        assertEq(_replay.seized(), restaking.seized(), "seized");
        assertEq(_replay.granted(), gov.granted(), "granted");
        assertEq(_replay.disciplined(), gov.disciplined(), "disciplined");
        assertEq(_replay.supply(), gov.totalSupply(), "supply");
        for (uint256 i = 0; i < _pasts.length; ++i) {
            _comparePast(_pasts[i]);
        }
        _replay.compareTraces(vm, address(restaking));
    }

    function _remember() private {
        Past storage past = _pasts.push();
        (past.time, past.conviction, past.supply) = (block.timestamp, _replay.totalConviction(), _replay.supply());
        for (uint256 i = 0; i < 5; ++i) {
            (past.votes[i], past.balances[i]) = (_replay.votesOf(_people[i]), _replay.balanceOf(_people[i]));
        }
    }

    /// @dev What has been is asked for again after everything.
    function _comparePast(Past memory past) private view {
        assertEq(past.conviction, gov.getPastTotalSupply(past.time), "conviction of all");
        assertEq(past.supply, gov.getPastSupply(past.time), "supply of that time");
        for (uint256 i = 0; i < 5; ++i) {
            assertEq(past.votes[i], gov.getPastVotes(_people[i], past.time), "votes of that time");
            assertEq(past.balances[i], gov.getPastBalance(_people[i], past.time), "balance of that time");
        }
    }

    function _comparePerson(address who) private view {
        bytes32 record = keccak256(abi.encode(restaking.operatorRecordOf(who)));
        assertEq(keccak256(abi.encode(_replay.operatorRecordOf(who))), record, "operator");
        (uint256 a, uint256 b) = _replay.poolOf(who);
        (uint256 c, uint256 d) = restaking.poolOf(who);
        assertEq(a, c, "assets");
        assertEq(b, d, "shares of the pool");
        (a, b) = _replay.positionOf(who);
        (c, d) = restaking.positionOf(who);
        assertEq(a, c, "shares");
        assertEq(b, d, "principal");
        assertEq(_replay.operatorOf(who), restaking.operatorOf(who), "with whom");
        assertEq(_replay.commissionOf(who), restaking.commissionOf(who), "commission");
        for (uint32 epoch = _from; epoch <= _epoch(); ++epoch) {
            assertEq(_replay.rewardOf(who, epoch), restaking.rewardOf(who, epoch), "reward");
            (a, b) = _replay.dutiesOf(who, epoch);
            assertEq(a, restaking.dutiesOf(who, epoch).due, "duties");
            assertEq(b, restaking.dutiesOf(who, epoch).done, "done");
            assertTrue(_replay.isClaimed(who, epoch) == restaking.isClaimed(who, epoch), "claimed");
            assertEq(_replay.weightAt(who, epoch), restaking.weightAt(who, epoch), "weight of an epoch");
        }
        assertEq(_replay.balanceOf(who), gov.balanceOf(who), "balance");
        assertEq(_replay.delegates(who), gov.delegates(who), "lent to");
        assertEq(_replay.votesOf(who), gov.getVotes(who), "votes");
    }
}
