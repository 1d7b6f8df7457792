// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IVoice} from "../../src/interfaces/IVoice.sol";
import {ScoreMath} from "../../src/math/ScoreMath.sol";
import {Vm} from "../Vm.sol";

/// @notice Reads the events of the voice, and of the market what was settled, and knows the houses of developers and users. What holders
/// have is told by the governance token, whose events `RestakingReplay` reads.
contract VoiceReplay {
    struct Point {
        uint256 time;
        uint256 value;
    }

    mapping(address developer => uint32[]) private _wares;
    mapping(address developer => Point[]) private _developers;
    Point[] private _allDevelopers;
    mapping(address user => Point[]) private _users;
    Point[] private _allUsers;
    mapping(bytes32 id => uint256) private _paid;
    mapping(bytes32 id => uint256) public countedOf;
    mapping(address emitter => mapping(bytes32 key => uint256)) public params;

    error Unread(bytes32 topic);

    /// @notice What happened in the second that it is.
    function read(Vm.Log[] calldata logs) external {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (topic == IVoice.DeveloperRecorded.selector) {
                (uint256 weight, uint256 total) = abi.decode(logs[i].data, (uint256, uint256));
                _developers[_address(logs[i].topics[1])].push(Point(block.timestamp, weight));
                _allDevelopers.push(Point(block.timestamp, total));
            } else if (topic == IVoice.PurchaseRecorded.selector) {
                _record(logs[i].topics[1], _address(logs[i].topics[2]), abi.decode(logs[i].data, (uint256)));
            } else if (topic == IMarket.Settled.selector) {
                (,, uint96 paid,) = abi.decode(logs[i].data, (uint40, uint40, uint96, uint32));
                _paid[logs[i].topics[1]] += paid;
            } else if (topic == keccak256("ParamSet(bytes32,uint256)")) {
                params[logs[i].emitter][logs[i].topics[1]] = abi.decode(logs[i].data, (uint256));
            } else if (topic == IVoice.Enlisted.selector) {
                _wares[_address(logs[i].topics[1])] = abi.decode(logs[i].data, (uint32[]));
            } else {
                revert Unread(topic);
            }
        }
    }

    /// @notice For which SecWares a developer speaks.
    function waresOf(address developer) external view returns (uint32[] memory) {
        return _wares[developer];
    }

    /// @notice A fifth each, of what all have or a floor: the lower of two ripe records, and what burned, as it decayed.
    function housesOf(address who, uint256 time) external view returns (uint256 developer, uint256 user) {
        uint256 newest = _freshOf(who, time);
        uint256 earlier = _freshOf(who, time - 14 days);
        developer = _shareOf(earlier < newest ? earlier : newest, _past(_allDevelopers, time).value, 50_000e18);
        user = _shareOf(_decayed(_users[who], time), _decayed(_allUsers, time), 1_000e18);
    }

    function _record(bytes32 id, address user, uint256 burned) private {
        countedOf[id] = _paid[id];
        _users[user].push(Point(block.timestamp, _decayed(_users[user], block.timestamp) + burned));
        _allUsers.push(Point(block.timestamp, _decayed(_allUsers, block.timestamp) + burned));
    }

    function _freshOf(address who, uint256 time) private view returns (uint256) {
        Point memory point = _past(_developers[who], time);
        return point.time + 30 days > time ? point.value : 0;
    }

    function _decayed(Point[] storage points, uint256 time) private view returns (uint256) {
        Point memory point = _past(points, time);
        return ScoreMath.decay(point.value, time - point.time);
    }

    function _past(Point[] storage points, uint256 time) private view returns (Point memory point) {
        for (uint256 i = 0; i < points.length; ++i) {
            if (points[i].time <= time) point = points[i];
        }
    }

    function _shareOf(uint256 part, uint256 total, uint256 floor) private pure returns (uint256) {
        uint256 whole = total > floor ? total : floor;
        return 0.2e18 * (part < whole ? part : whole) / whole;
    }

    function _address(bytes32 topic) private pure returns (address) {
        return address(uint160(uint256(topic)));
    }
}
