// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {ISecGov} from "../src/interfaces/ISecGov.sol";
import {ConvictionMath} from "../src/math/ConvictionMath.sol";
import {SharesMath} from "../src/math/SharesMath.sol";
import {Windows} from "../src/Windows.sol";
import {TraceWords} from "./replay/TraceWords.sol";
import {Vm} from "./Vm.sol";

/// @notice Reads events, and nothing else, and knows what restaking and the governance token know.
contract RestakingReplay {
    using TraceWords for TraceWords.Words;

    /// @dev Where restaking keeps how pools, positions, what is queued and indexes changed by epochs; no view shows all of it.
    uint256 private constant POOLS = 7;
    uint256 private constant POSITIONS = 8;
    uint256 private constant QUEUED = 9;
    uint256 private constant INDEXES = 10;
    uint256 private constant WAD = 1e18;
    uint256 private constant HALF_LIFE = 90 days;

    struct Epoch {
        uint96 fees;
        uint96 slashed;
        bool isPaidIn;
        bool isDone;
    }

    /// @dev What a pool held from some epoch's end on.
    struct Weight {
        uint32 epoch;
        uint256 assets;
    }

    struct Holder {
        uint256 balance;
        uint256 conviction;
        uint256 since;
        address delegate;
    }

    mapping(address operator => IRestaking.Operator) private _operators;
    mapping(address operator => uint256[2]) private _pools;
    mapping(address investor => uint256[2]) private _positions;
    mapping(address investor => address) public operatorOf;
    mapping(address holder => Holder) private _holders;
    mapping(address delegate => Holder) private _lent;
    mapping(address operator => mapping(uint32 epoch => uint256[2])) private _duties;
    mapping(address operator => mapping(uint32 epoch => uint256)) public rewardOf;
    mapping(address operator => uint256) public commissionOf;
    mapping(address investor => mapping(uint32 epoch => bool)) public isClaimed;
    mapping(uint32 epoch => Epoch) private _epochs;
    address[] private _list;
    mapping(address operator => Weight[]) private _weights;
    Holder private _total;
    mapping(address operator => uint256) private _queued;
    TraceWords.Words private _traces;
    IRestaking.Exit[] private _exits;
    uint256 public insuranceSec;
    uint256 public insuranceEth;
    uint256 public totalOwed;
    uint256 public writtenDown;
    uint256 public seized;
    uint256 public granted;
    uint256 public disciplined;

    error Unread(bytes32 topic);

    /// @notice What happened in the second that it is.
    function read(Vm.Log[] calldata logs) external {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (topic == IRestaking.ExitCompleted.selector) {
                _complete(logs[i]);
            } else if (!_readPools(topic, logs[i]) && !_readRewards(topic, logs[i]) && !_readEpochs(topic, logs[i])) {
                _readToken(topic, logs[i]);
            }
        }
    }

    function operatorRecordOf(address operator) external view returns (IRestaking.Operator memory) {
        return _operators[operator];
    }

    function poolOf(address operator) external view returns (uint256, uint256) {
        return (_pools[operator][0], _pools[operator][1]);
    }

    function positionOf(address investor) external view returns (uint256, uint256) {
        return (_positions[investor][0], _principal(operatorOf[investor], _positions[investor][1]));
    }

    function dutiesOf(address operator, uint32 epoch) external view returns (uint256, uint256) {
        return (_duties[operator][epoch][0], _duties[operator][epoch][1]);
    }

    function paidInOf(uint32 epoch) external view returns (uint96, uint96, bool, bool) {
        Epoch storage own = _epochs[epoch];
        return (own.fees, own.slashed, own.isPaidIn, own.isDone);
    }

    function operators() external view returns (address[] memory) {
        return _list;
    }

    /// @notice What a pool held when an epoch began, as long as its operator was one.
    function weightAt(address operator, uint32 epoch) external view returns (uint256 assets) {
        uint32 leftIn = _operators[operator].leftIn;
        if (leftIn != 0 && epoch > leftIn) return 0;
        Weight[] storage all = _weights[operator];
        for (uint256 i = 0; i < all.length; ++i) {
            if (all[i].epoch < epoch) assets = all[i].assets;
        }
    }

    function supply() external view returns (uint256) {
        return _total.balance;
    }

    /// @notice The conviction of all balances.
    function totalConviction() external view returns (uint256) {
        return _grownOf(_total);
    }

    /// @notice Fails where what restaking remembers of past epochs is not what was told.
    function compareTraces(Vm vm, address restaking) external view {
        _traces.compare(vm, restaking);
    }

    function exitOf(uint256 exit) external view returns (IRestaking.Exit memory) {
        return _exits[exit];
    }

    function exitCount() external view returns (uint256) {
        return _exits.length;
    }

    function balanceOf(address holder) external view returns (uint256) {
        return _holders[holder].balance;
    }

    function votesOf(address holder) external view returns (uint256 votes) {
        votes = _grownOf(_lent[holder]);
        if (delegates(holder) == holder) votes += _grownOf(_holders[holder]);
    }

    function delegates(address holder) public view returns (address) {
        address chosen = _holders[holder].delegate;
        return chosen == address(0) ? holder : chosen;
    }

    function _readPools(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        address first = log.topics.length > 1 ? address(uint160(uint256(log.topics[1]))) : address(0);
        if (topic == IRestaking.OperatorJoined.selector) {
            uint16 commission = abi.decode(log.data, (uint16));
            _operators[first] = IRestaking.Operator(true, true, commission, 0, uint64(WAD), 0);
            _enlist(first);
        } else if (topic == IRestaking.OperatorLeft.selector) {
            (_operators[first].isJoined, _operators[first].leftIn) = (false, Windows.epochAt(block.timestamp));
        } else if (topic == IRestaking.Deposited.selector) {
            _deposit(first, _address(log.topics[2]), log.data);
        } else if (topic == IRestaking.ExitQueued.selector) {
            _queue(_address(log.topics[2]), _address(log.topics[3]), log.data);
        } else if (topic == IRestaking.OperatorSlashed.selector) {
            (uint256 taken, uint64 index) = abi.decode(log.data, (uint256, uint64));
            uint256 before = _principal(first, _operators[first].scaledPrincipal);
            _operators[first].index = index;
            _traces.change(INDEXES, first, index, 1);
            writtenDown += before - _principal(first, _operators[first].scaledPrincipal);
            _pools[first][0] -= taken;
            _weigh(first);
        } else if (topic == IRestaking.Seized.selector) {
            _seize(first, _address(log.topics[2]), log.data);
        } else {
            return false;
        }
        return true;
    }

    /// @dev Where there is no place, that of the first who left nine epochs ago or earlier.
    function _enlist(address operator) private {
        uint32 now_ = Windows.epochAt(block.timestamp);
        for (uint256 i = 0; _list.length == 32 && i < 32; ++i) {
            uint32 leftIn = _operators[_list[i]].leftIn;
            if (leftIn == 0 || leftIn + 8 >= now_) continue;
            _list[i] = operator;
            return;
        }
        _list.push(operator);
    }

    function _deposit(address operator, address investor, bytes calldata data) private {
        (uint256 amount, uint256 shares) = abi.decode(data, (uint256, uint256));
        operatorOf[investor] = operator;
        _pools[operator][0] += amount;
        _pools[operator][1] += shares;
        _weigh(operator);
        _positions[investor][0] += shares;
        _rescale(operator, investor, _positions[investor][1] + amount * WAD / _operators[operator].index);
        _traces.change(POSITIONS, investor, _positions[investor][0], _positions[investor][1]);
    }

    function _queue(address operator, address investor, bytes calldata data) private {
        (uint256 shares,) = abi.decode(data, (uint256, uint256));
        uint256 worth = SharesMath.toAssets(shares, _pools[operator][0], _pools[operator][1]);
        uint256[2] storage own = _positions[investor];
        _rescale(operator, investor, own[1] - (own[1] * shares + own[0] - 1) / own[0]);
        own[0] -= shares;
        _traces.change(POSITIONS, investor, own[0], own[1]);
        _queueUp(operator, _queued[operator] + shares);
        _exits.push(IRestaking.Exit(investor, uint40(block.timestamp), operator, uint96(worth), uint112(shares), false));
    }

    function _complete(Vm.Log calldata log) private {
        IRestaking.Exit storage exit = _exits[uint256(log.topics[1])];
        exit.isDone = true;
        _pools[exit.operator][0] -= abi.decode(log.data, (uint256));
        _pools[exit.operator][1] -= exit.shares;
        _weigh(exit.operator);
        _queueUp(exit.operator, _queued[exit.operator] - exit.shares);
    }

    function _seize(address operator, address investor, bytes calldata data) private {
        (uint256 principal, uint256 shares, uint256 amount) = abi.decode(data, (uint256, uint256, uint256));
        uint256 scaled = _positions[investor][1];
        uint256 own = _principal(operator, scaled);
        uint256 rest = scaled - (scaled * principal + own - 1) / own;
        seized += own - _principal(operator, rest);
        _rescale(operator, investor, rest);
        _positions[investor][0] -= shares;
        _traces.change(POSITIONS, investor, _positions[investor][0], rest);
        _pools[operator][0] -= amount;
        _pools[operator][1] -= shares;
        _weigh(operator);
        insuranceEth += amount;
    }

    function _queueUp(address operator, uint256 shares) private {
        _queued[operator] = shares;
        _traces.change(QUEUED, operator, shares, 0);
    }

    function _weigh(address operator) private {
        _weights[operator].push(Weight(Windows.epochAt(block.timestamp), _pools[operator][0]));
        _traces.change(POOLS, operator, _pools[operator][0], _pools[operator][1]);
    }

    /// @dev What came into an epoch, and into the reserve.
    function _readEpochs(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == IRestaking.PaidIn.selector) {
            Epoch storage own = _epochs[uint32(uint256(log.topics[1]))];
            (own.fees, own.isPaidIn) = (uint96(abi.decode(log.data, (uint256))), true);
        } else if (topic == IRestaking.SlashSharePaidIn.selector) {
            _epochs[uint32(uint256(log.topics[1]))].slashed += uint96(abi.decode(log.data, (uint256)));
        } else if (topic == IRestaking.InsurancePaidIn.selector) {
            insuranceSec += abi.decode(log.data, (uint256));
        } else {
            return false;
        }
        return true;
    }

    function _readRewards(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == IRestaking.OperatorRewarded.selector) {
            (uint256 commission, uint256 forPool,) = abi.decode(log.data, (uint256, uint256, uint256));
            commissionOf[_address(log.topics[2])] += commission;
            rewardOf[_address(log.topics[2])][uint32(uint256(log.topics[1]))] = forPool;
        } else if (topic == IRestaking.RewardsSet.selector) {
            (uint256 paid, uint256 rest) = abi.decode(log.data, (uint256, uint256));
            (totalOwed, insuranceSec) = (totalOwed + paid, insuranceSec + rest);
            _epochs[uint32(uint256(log.topics[1]))].isDone = true;
        } else if (topic == IRestaking.RewardClaimed.selector) {
            (uint256 amount, uint256 forfeited) = abi.decode(log.data, (uint256, uint256));
            isClaimed[_address(log.topics[1])][uint32(uint256(log.topics[2]))] = true;
            (totalOwed, insuranceSec) = (totalOwed - amount - forfeited, insuranceSec + forfeited);
        } else if (topic == IRestaking.CommissionPaid.selector) {
            commissionOf[_address(log.topics[1])] = 0;
            totalOwed -= abi.decode(log.data, (uint256));
        } else if (topic == IRestaking.DutyNoted.selector) {
            uint256[2] storage duties = _duties[_address(log.topics[1])][uint32(uint256(log.topics[2]))];
            ++duties[0];
            if (abi.decode(log.data, (bool))) ++duties[1];
        } else if (topic == IRestaking.InsurancePaidOut.selector) {
            (uint256 sec, uint256 eth) = abi.decode(log.data, (uint256, uint256));
            (insuranceSec, insuranceEth) = (insuranceSec - sec, insuranceEth - eth);
        } else {
            return false;
        }
        return true;
    }

    function _readToken(bytes32 topic, Vm.Log calldata log) private {
        if (topic == keccak256("Transfer(address,address,uint256)")) {
            _move(_address(log.topics[1]), _address(log.topics[2]), abi.decode(log.data, (uint256)));
        } else if (topic == ISecGov.DelegateChanged.selector) {
            _lend(_address(log.topics[1]), _address(log.topics[2]), _address(log.topics[3]));
        } else if (topic == ISecGov.Granted.selector) {
            granted += abi.decode(log.data, (uint256));
        } else if (topic == ISecGov.Disciplined.selector) {
            disciplined += abi.decode(log.data, (uint256));
        } else {
            revert Unread(topic);
        }
    }

    function _move(address from, address to, uint256 amount) private {
        if (from == to || amount == 0) return;
        uint256 left = 0;
        if (from != address(0)) {
            Holder storage own = _holders[from];
            left = ConvictionMath.leaving(own.balance, _grownOf(own), amount);
            _change(own, amount, left, false);
            if (delegates(from) != from) _change(_lent[own.delegate], amount, left, false);
        }
        if (to != address(0)) {
            _change(_holders[to], amount, 0, true);
            if (delegates(to) != to) _change(_lent[_holders[to].delegate], amount, 0, true);
        }
        if (from == address(0)) _change(_total, amount, 0, true);
        else _change(_total, to == address(0) ? amount : 0, left, false);
    }

    function _lend(address holder, address before, address next) private {
        if (before == next) return;
        Holder storage own = _holders[holder];
        (own.conviction, own.since, own.delegate) = (_grownOf(own), block.timestamp, next);
        if (before != holder) _change(_lent[before], own.balance, own.conviction, false);
        if (next != holder) _change(_lent[next], own.balance, own.conviction, true);
    }

    /// @dev Sums of roundings may be a unit or so under their parts.
    function _change(Holder storage own, uint256 amount, uint256 conviction, bool isMore) private {
        (own.conviction, own.since) = (_grownOf(own), block.timestamp);
        own.balance = isMore ? own.balance + amount : own.balance - amount;
        if (isMore) {
            own.conviction += conviction;
            return;
        }
        uint256 rest = own.conviction > conviction ? own.conviction - conviction : 0;
        own.conviction = rest < own.balance ? rest : own.balance;
    }

    function _rescale(address operator, address investor, uint256 scaled) private {
        uint256 sum = _operators[operator].scaledPrincipal + scaled - _positions[investor][1];
        _operators[operator].scaledPrincipal = uint112(sum);
        _positions[investor][1] = scaled;
    }

    function _grownOf(Holder storage own) private view returns (uint256) {
        return ConvictionMath.grown(own.balance, own.conviction, block.timestamp - own.since, HALF_LIFE);
    }

    function _principal(address operator, uint256 scaled) private view returns (uint256) {
        return (scaled * _operators[operator].index + WAD - 1) / WAD;
    }

    function _address(bytes32 topic) private pure returns (address) {
        return address(uint160(uint256(topic)));
    }
}
