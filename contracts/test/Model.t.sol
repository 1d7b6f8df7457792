// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {IReputation} from "../src/interfaces/IReputation.sol";
import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {IMarket} from "../src/interfaces/IMarket.sol";
import {DelayMath} from "../src/math/DelayMath.sol";
import {PoolMath} from "../src/math/PoolMath.sol";
import {Modules} from "../src/Modules.sol";
import {ProviderStake} from "../src/ProviderStake.sol";
import {Reputation} from "../src/Reputation.sol";
import {SecGov} from "../src/SecGov.sol";
import {SecToken} from "../src/SecToken.sol";
import {Assertions} from "./Assertions.sol";
import {ModelVectors} from "./generated/ModelVectors.sol";

interface VmFiles {
    function pauseGasMetering() external;
    function envOr(string calldata name, string calldata otherwise) external view returns (string memory);
    function readFileBinary(string calldata path) external view returns (bytes memory);
}

/// @notice The reputation as it is deployed, whose reviews can be counted without a market.
contract OpenReputation is Reputation {
    constructor(Modules memory modules) Reputation(modules) {}

    function count(uint32 ware, uint256 points) external {
        _complain(ware, address(0), points);
    }
}

/// @notice A fake: a registry in which every SecWare is this developer's and none has ended.
contract FakeOwners {
    address public immutable DEVELOPER = msg.sender;

    function developerOf(uint32) external view returns (address) {
        return DEVELOPER;
    }

    function endedAtOf(uint32) external pure returns (uint40) {
        return 0;
    }
}

/// @notice Random histories of score, delay, stake, pool and vote weight, through the contracts: after each step they stand where the
/// model in TypeScript stood, to the unit. `npm run histories` walks more of them, out of a file.
contract ModelTest is Assertions {
    uint256 private constant START = 1_800_000_000;
    uint256 private constant STEPS = 12;
    uint256 private constant PEOPLE = 4;
    uint256 private constant IN_ONE = 100;

    OpenReputation private scores;
    ProviderStake private stakes;
    SecGov private gov;
    SecToken private token;
    uint32 private ware;
    uint96 private live;

    struct Step {
        uint256 kind;
        uint256 wait;
        address who;
        address to;
        uint96 x;
        uint96 y;
    }

    function test_behavior_theModelAgreesAfterEachStepOfEachHistory() public {
        VmFiles files = VmFiles(address(vm));
        files.pauseGasMetering();
        string memory path = files.envOr("MODEL_HISTORIES", "");
        bytes memory digests = bytes(path).length == 0 ? ModelVectors.DIGESTS : files.readFileBinary(path);
        assertTrue(digests.length > 0 && digests.length % 32 == 0, "there are histories");
        for (uint256 i = 0; i < digests.length / 32; ++i) {
            if (i % IN_ONE == 0) _fresh();
            bytes32 expected;
            assembly ("memory-safe") {
                expected := mload(add(add(digests, 32), mul(i, 32)))
            }
            // A call of its own, whose memory is gone afterwards.
            require(this.walk(uint32(i)) == expected, ModelDiffers(i));
        }
    }

    error ModelDiffers(uint256 history);

    function _fresh() private {
        vm.warp(START);
        token = new SecToken(address(this), 1e9 * 1e18);
        Modules memory modules;
        modules.token = token;
        modules.registry = IRegistry(address(new FakeOwners()));
        modules.market = IMarket(address(this));
        modules.restaking = IRestaking(address(this));
        modules.timelock = address(this);
        scores = new OpenReputation(modules);
        modules.reputation = scores;
        stakes = new ProviderStake(modules);
        gov = new SecGov(modules);
        token.approve(address(stakes), type(uint256).max);
        ware = 0;
    }

    /// @notice One history, and the digest to which it comes.
    function walk(uint32 history) external returns (bytes32 digest) {
        ++ware;
        stakes.stake(ware, 3_000e18);
        live = 0;
        digest = keccak256("");
        for (uint32 i = 0; i < STEPS; ++i) {
            Step memory step = _stepOf(history, i);
            vm.warp(block.timestamp + step.wait);
            (uint256 first, uint256 second) = _do(step);
            digest = keccak256(abi.encode(digest, _stateOf(step, first, second)));
        }
    }

    function _do(Step memory step) private returns (uint256, uint256) {
        uint256 kind = step.kind;
        if (kind <= 2) return _credit(step);
        if (kind == 3) scores.count(ware, step.x % 8e12);
        if (kind == 4) return (_addExposure(step.x % 900e18), 0);
        if (kind == 5) stakes.endExposure(ware, _takeLive(step.x));
        if (kind == 6) stakes.releaseExposure(ware, _takeLive(step.x));
        if (kind == 7) gov.mint(step.who, step.x % 100e18);
        uint256 part = gov.balanceOf(step.who) * (step.x % 101) / 100;
        if (kind == 8) {
            vm.prank(step.who);
            gov.transfer(step.to, part);
        }
        if (kind == 9) gov.burn(step.who, part);
        return (0, 0);
    }

    function _credit(Step memory step) private returns (uint256, uint256) {
        uint96 before = step.x % 3 == 0 ? step.x % 200e18 : 0;
        uint96 more = step.y % 5 == 0 ? step.y % 1_000 : step.y % 120e18;
        return scores.credit(ware, step.who, before, before + more, more);
    }

    function _addExposure(uint96 amount) private returns (uint256) {
        try stakes.addExposure(ware, amount) {
            live += amount;
            return 1;
        } catch {
            return 0;
        }
    }

    function _takeLive(uint96 x) private returns (uint96 amount) {
        amount = uint96(uint256(live) * (x % 101) / 100);
        live -= amount;
    }

    function _stateOf(Step memory step, uint256 first, uint256 second) private view returns (uint256[] memory state) {
        IReputation.Standing memory standing = scores.standingOf(ware);
        uint256 mean = scores.meanScoreOf(ware);
        state = new uint256[](12);
        (state[0], state[1]) = (first, second);
        (state[2], state[3], state[4]) = (standing.p, standing.n, standing.v);
        (state[5], state[6]) = (mean, DelayMath.delay(1 days, 14 days, mean));
        (state[7], state[8]) = (stakes.exposureOf(ware), stakes.need(ware));
        state[9] = PoolMath.share(step.x, step.y % 1_000, 1_000, step.x / 7);
        (state[10], state[11]) = (gov.getVotes(step.who), gov.getVotes(step.to));
    }

    function _stepOf(uint32 history, uint32 index) private pure returns (Step memory step) {
        uint256 word = uint256(keccak256(abi.encodePacked(ModelVectors.SEED, history, index)));
        step.kind = uint8(word) % 11;
        step.wait = uint32(word >> 8) % 20 days;
        step.who = address(uint160(1_000 + uint8(word >> 40) % PEOPLE));
        step.to = address(uint160(1_000 + uint8(word >> 48) % PEOPLE));
        step.x = uint96(word >> 56);
        step.y = uint96(word >> 152);
    }
}
