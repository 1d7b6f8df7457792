// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {GovernanceWorld} from "../invariants/GovernanceWorld.sol";
import {Vm} from "../Vm.sol";
import {VoiceReplay} from "./VoiceReplay.sol";

/// @notice What the voice knows, and every parameter that was set, is told by events: who reads only them knows as much.
contract VoiceEventsTest is GovernanceWorld {
    VoiceReplay private _replay;
    uint256[] private _times;

    function setUp() public override {
        vm.recordLogs();
        _replay = new VoiceReplay();
        super.setUp();
        // The developer was enlisted before the days that the world lets pass.
        uint256 now_ = block.timestamp;
        vm.warp(now_ - 20 days);
        _read();
        vm.warp(now_);
    }

    /// forge-config: default.fuzz.runs = 32
    function testFuzz_state_isRebuiltFromEvents__AVS21(uint256 seed) public {
        _ledger.createHub(0);
        _ledger.createHub(1);
        for (uint256 i = 0; i < 40; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed % 10, seed >> 8, seed >> 64, seed >> 128);
            _read();
            if (i % 8 == 7) _times.push(block.timestamp);
        }
        vm.warp(block.timestamp + 1);
        _compare();
    }

    function _act(uint256 kind, uint256 a, uint256 b, uint256 c) private {
        if (kind < 2) _ledger.buyByHub(a % 2);
        else if (kind < 4) _ledger.use(a, b);
        else if (kind < 6) _ledger.recordPurchase(a);
        else if (kind == 6) _ledger.recordDeveloper();
        else if (kind == 7) _ledger.wait_(a);
        else _setOrNot(a * 3, b % 6, [a, b, c]);
    }

    /// @dev The recorder also hears what was said in a call that failed.
    function _setOrNot(uint256 who, uint256 which, uint256[3] memory seeds) private {
        bytes32 before = _paramsHash();
        _ledger.setParam(who, which, seeds);
        if (_paramsHash() == before) vm.getRecordedLogs();
    }

    function _paramsHash() private view returns (bytes32 hash) {
        for (uint256 i = 0; i < _ledger.PARAMS(); ++i) {
            hash = keccak256(abi.encode(hash, _ledger.params(i)));
        }
    }

    function _read() private {
        Vm.Log[] memory all = vm.getRecordedLogs();
        uint256 count = 0;
        for (uint256 i = 0; i < all.length; ++i) {
            bool isVoice = all[i].emitter == address(_voice);
            bool isSettled = all[i].emitter == address(market) && all[i].topics[0] == IMarket.Settled.selector;
            bool isParam = all[i].topics[0] == keccak256("ParamSet(bytes32,uint256)");
            if (isVoice || isSettled || isParam) all[count++] = all[i];
        }
        Vm.Log[] memory theirs = new Vm.Log[](count);
        for (uint256 i = 0; i < count; ++i) {
            theirs[i] = all[i];
        }
        _replay.read(theirs);
    }

    function _compare() private view {
        for (uint256 i = 0; i < _times.length; ++i) {
            _compareHouses(developer, _times[i]);
            _compareHouses(_ledger.people(0), _times[i]);
            _compareHouses(_ledger.people(1), _times[i]);
        }
        for (uint256 i = 0; i < _ledger.bought(); ++i) {
            bytes32 id = _ledger.purchases(i);
            assertEq(_replay.countedOf(id), _voice.countedOf(id), "counted of a purchase");
        }
        _compareWares();
        _compareParam(address(market), "shortestDelay", market.shortestDelay(), 1 days);
        _compareParam(address(market), "longestDelay", market.longestDelay(), 14 days);
        _compareParam(address(stakes), "fixedPart", stakes.fixedPart(), 1_000e18);
        _compareParam(disputes, "bondLeast", _ledger.params(5), 100);
        _compareParam(disputes, "operatorBond", _ledger.params(6), 1_000);
        _compareParam(disputes, "probeBond", _ledger.params(7), 20e18);
        _compareParam(disputes, "quorumBps", _ledger.params(8), 4_000);
        _compareParam(address(reviews), "reviewFee", _ledger.params(3), 2e18);
        _compareParam(address(operators), "ownLeast", _ledger.params(4), 1 ether);
    }

    /// @dev No view shows for what a developer enlisted; the list stands in the first slot, eight to a word.
    function _compareWares() private view {
        uint32[] memory told = _replay.waresOf(developer);
        bytes32 slot = keccak256(abi.encode(developer, uint256(0)));
        assertTrue(told.length > 0, "one is enlisted");
        assertEq(uint256(vm.load(address(_voice), slot)), told.length, "how many are enlisted");
        for (uint256 i = 0; i < told.length; ++i) {
            bytes32 word = vm.load(address(_voice), bytes32(uint256(keccak256(abi.encode(slot))) + i / 8));
            assertEq(uint32(uint256(word) >> i % 8 * 32), told[i], "which");
        }
    }

    function _compareHouses(address who, uint256 time) private view {
        (, uint256 developer_, uint256 user_) = _voice.housesOf(who, time);
        (uint256 toldDeveloper, uint256 toldUser) = _replay.housesOf(who, time);
        assertEq(toldDeveloper, developer_, "the house of developers");
        assertEq(toldUser, user_, "the house of users");
    }

    /// @dev As it was born, until it is set.
    function _compareParam(address at, bytes32 key, uint256 real, uint256 first) private view {
        uint256 told = _replay.params(at, key);
        assertEq(told == 0 ? first : told, real, "a parameter");
    }
}
