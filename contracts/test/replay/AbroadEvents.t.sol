// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EigenAdapter} from "../../src/EigenAdapter.sol";
import {IQuorumModule} from "../../src/interfaces/IQuorumModule.sol";
import {QuorumModule} from "../../src/QuorumModule.sol";
import {SecToken} from "../../src/SecToken.sol";
import {Assertions} from "../Assertions.sol";
import {EigenFake} from "../fakes/EigenFake.sol";
import {AbroadReplay} from "./AbroadReplay.sol";

/// @notice What stands on other chains is told by its events: who reads only them knows as much.
contract AbroadEventsTest is Assertions {
    uint256 private constant TAKEN = 4;
    uint256 private constant STRATEGIES = 5;
    address private constant RELAY = address(0x0222);

    EigenFake private _eigen;
    EigenAdapter private _adapter;
    QuorumModule private _module;
    AbroadReplay private _replay;
    address[3] private _people = [address(0xa1), address(0xa2), address(0xa3)];
    bytes32[] private _claims;

    function setUp() public {
        vm.warp(1_800_000_000);
        vm.recordLogs();
        _replay = new AbroadReplay();
        SecToken token = new SecToken(address(this), 1e18);
        _eigen = new EigenFake(token);
        _adapter = new EigenAdapter(address(0x0111), RELAY, _eigen, _eigen);
        _module = new QuorumModule();
        address[] memory strategies = new address[](1);
        strategies[0] = address(token);
        vm.prank(address(0x0111));
        _adapter.open("ipfs://sechub", strategies);
        for (uint256 i = 0; i < 3; ++i) {
            _admit(i, true);
            vm.prank(_people[i]);
            _eigen.register(address(_adapter), 1, "");
        }
    }

    /// forge-config: default.fuzz.runs = 32
    function testFuzz_theAdapterIsRebuiltFromEvents__AVS21(uint256 seed) public {
        _slash(_people[0], 100);
        _compareAdapter();
        assertTrue(_replay.strategies().length == 1 && _replay.isRelayed(_claims[0]), "opened, and slashed once");
        for (uint256 i = 0; i < 20; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (seed % 3 == 0) _admit(seed >> 8, seed & 1 << 100 == 0);
            else _slash(_people[(seed >> 8) % 3], uint16((seed >> 16) % 2_000));
            _compareAdapter();
            vm.warp(block.timestamp + (seed >> 128) % 9 days);
        }
    }

    /// forge-config: default.fuzz.runs = 16
    function testFuzz_theModuleIsRebuiltFromEvents__AVS21(uint256 seed) public {
        for (uint256 i = 0; i < 30; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _actOnModule(seed % 3, seed >> 8);
            _compareModule();
            // To the second in which a change acts, or past it.
            vm.warp(block.timestamp + (seed & 1 << 120 == 0 ? 2 days : (seed >> 128) % 3 days));
            _compareModule();
        }
    }

    function _admit(uint256 pick, bool isAdmitted) private {
        vm.prank(RELAY);
        _adapter.admit(_people[pick % 3], isAdmitted);
    }

    /// @dev The recorder also hears what was said in a call that failed.
    function _slash(address operator, uint16 bps) private {
        _readFrom(address(_adapter));
        bytes32 claim = keccak256(abi.encode(_claims.length));
        vm.prank(RELAY);
        (bool isDone,) = address(_adapter).call(abi.encodeCall(_adapter.slash, (claim, operator, bps, "why")));
        if (!isDone) vm.getRecordedLogs();
        else _claims.push(claim);
    }

    function _actOnModule(uint256 kind, uint256 seed) private {
        _readFrom(address(_module));
        (uint32 ware, address key) = (uint32(1 + seed % 2), address(uint160(0x1 + (seed >> 8) % 4)));
        bytes memory data = abi.encodeCall(_module.endKey, (ware, key));
        if (kind == 0) {
            data = abi.encodeCall(_module.addKey, (ware, key, uint40(block.timestamp + (seed >> 16) % 99 days)));
        }
        if (kind == 1) data = abi.encodeCall(_module.setRule, (_rule(seed >> 16)));
        vm.prank(_people[(seed >> 100) % 3]);
        (bool isDone,) = address(_module).call(data);
        if (!isDone) vm.getRecordedLogs();
    }

    function _rule(uint256 seed) private pure returns (IQuorumModule.Rule memory) {
        return IQuorumModule.Rule({
            home: bytes32(seed), least: uint8(seed % 3), levelMost: uint8((seed >> 8) % 5), ageMost: uint32(seed >> 16)
        });
    }

    function _readFrom(address of_) private {
        _replay.read(vm.getRecordedLogs(), of_);
    }

    function _compareAdapter() private {
        _readFrom(address(_adapter));
        for (uint256 i = 0; i < 3; ++i) {
            assertTrue(_replay.isAdmitted(_people[i]) == _adapter.isAdmitted(_people[i]), "admitted");
            (uint256 since, uint256 bps) = _replay.takenOf(_people[i]);
            bytes32 slot = keccak256(abi.encode(_people[i], TAKEN));
            assertEq(uint256(vm.load(address(_adapter), slot)), bps << 40 | since, "taken of one");
        }
        for (uint256 i = 0; i < _claims.length; ++i) {
            assertTrue(_replay.isRelayed(_claims[i]) && _adapter.isRelayed(_claims[i]), "relayed");
        }
        address[] memory told = _replay.strategies();
        assertEq(uint256(vm.load(address(_adapter), bytes32(STRATEGIES))), told.length, "how many strategies");
        bytes32 first = vm.load(address(_adapter), keccak256(abi.encode(STRATEGIES)));
        assertEq(uint256(first), uint160(told[0]), "strategy");
    }

    function _compareModule() private {
        _readFrom(address(_module));
        for (uint256 i = 0; i < 3; ++i) {
            bytes32 rule = keccak256(abi.encode(_module.ruleOf(_people[i])));
            assertEq(keccak256(abi.encode(_replay.ruleOf(_people[i]))), rule, "rule");
            for (uint160 j = 0; j < 8; ++j) {
                (uint32 ware, address key) = (uint32(1 + j % 2), address(1 + j / 2));
                bytes32 real = keccak256(abi.encode(_module.keyOf(_people[i], ware, key)));
                assertEq(keccak256(abi.encode(_replay.keyOf(_people[i], ware, key))), real, "key");
            }
        }
    }
}
