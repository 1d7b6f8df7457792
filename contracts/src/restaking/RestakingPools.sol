// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {Governed} from "../Governed.sol";
import {IDisputes} from "../interfaces/IDisputes.sol";
import {IRestaking} from "../interfaces/IRestaking.sol";
import {ISecGov} from "../interfaces/ISecGov.sol";
import {SharesMath} from "../math/SharesMath.sol";
import {SlashMath} from "../math/SlashMath.sol";
import {Modules} from "../Modules.sol";
import {Windows} from "../Windows.sol";
import {EpochTrace} from "./EpochTrace.sol";

/// @title Pools of operators: deposits, exits and slashes, in constant time.
abstract contract RestakingPools is IRestaking, Governed {
    using EpochTrace for EpochTrace.Trace;
    using SafeCastLib for uint256;

    uint256 internal constant OPERATORS_AT_MOST = 32;
    uint256 private constant COMMISSION_AT_MOST = 2_000;
    uint64 private constant WAD = 1e18;
    uint256 private constant OWN_LEAST_LOW = 0.1 ether;
    uint256 private constant OWN_LEAST_HIGH = 320 ether;
    uint256 private constant DEPOSIT_LEAST = 1e12;

    ISecGov internal immutable GOV;
    IDisputes internal immutable DISPUTES;

    /// @notice What an operator has to put in of its own.
    uint96 public ownLeast = 1 ether;
    /// @notice ETH of the insurance reserve.
    uint256 public insuranceEth;
    /// @notice Principal that was lost in slashes, for which governance tokens are still about.
    uint256 public writtenDown;
    address[] private _list;
    mapping(address operator => Operator) internal _operators;
    /// @inheritdoc IRestaking
    mapping(address investor => address) public operatorOf;
    /// @dev Assets and shares.
    mapping(address operator => EpochTrace.Trace) internal _pools;
    /// @dev Shares and scaled principal.
    mapping(address investor => EpochTrace.Trace) internal _positions;
    Exit[] private _exits;

    constructor(Modules memory modules) {
        GOV = modules.gov;
        DISPUTES = modules.disputes;
    }

    modifier onlyDisputes() {
        require(msg.sender == address(DISPUTES), RestakingNotModule(msg.sender));
        _;
    }

    /// @inheritdoc IRestaking
    function join(uint16 commissionBps) external payable {
        require(!_operators[msg.sender].isKnown, RestakingIsOperator(msg.sender));
        require(_list.length < OPERATORS_AT_MOST, RestakingTooManyOperators(OPERATORS_AT_MOST));
        require(msg.value >= ownLeast, RestakingTooSmall(msg.value, ownLeast));
        require(commissionBps <= COMMISSION_AT_MOST, RestakingShort(COMMISSION_AT_MOST, commissionBps));
        _operators[msg.sender] =
            Operator({isKnown: true, isJoined: true, commissionBps: commissionBps, index: WAD, scaledPrincipal: 0});
        _list.push(msg.sender);
        emit OperatorJoined(msg.sender, commissionBps);
        _deposit(msg.sender);
    }

    /// @inheritdoc IRestaking
    function leave() external {
        require(_operators[msg.sender].isJoined, RestakingNotOperator(msg.sender));
        _operators[msg.sender].isJoined = false;
        emit OperatorLeft(msg.sender);
    }

    /// @inheritdoc IRestaking
    function deposit(address operator) external payable returns (uint256 shares) {
        require(_operators[operator].isJoined, RestakingNotOperator(operator));
        require(msg.value >= DEPOSIT_LEAST, RestakingTooSmall(msg.value, DEPOSIT_LEAST));
        return _deposit(operator);
    }

    /// @inheritdoc IRestaking
    function queueExit(uint256 shares) external returns (uint256 exit) {
        address operator = operatorOf[msg.sender];
        (uint256 held, uint256 scaled) = _positions[msg.sender].latest();
        require(shares > 0 && shares <= held, RestakingShort(held, shares));
        // Rounds up: no share leaves without its part of the principal.
        uint256 scaledPart = (scaled * shares + held - 1) / held;
        uint256 returned = _principal(operator, scaledPart);
        _changePosition(operator, held - shares, scaled, scaled - scaledPart);
        (uint256 assets, uint256 all) = _pools[operator].latest();
        exit = _exits.length;
        _exits.push(
            Exit({
                investor: msg.sender,
                queuedAt: uint40(block.timestamp),
                operator: operator,
                worth: SharesMath.toAssets(shares, assets, all).toUint96(),
                shares: uint112(shares),
                isDone: false
            })
        );
        emit ExitQueued(exit, operator, msg.sender, shares, returned);
        GOV.burn(msg.sender, returned);
    }

    /// @inheritdoc IRestaking
    function completeExit(uint256 exit) external {
        require(exit < _exits.length && !_exits[exit].isDone, RestakingNotExit(exit));
        Exit storage own = _exits[exit];
        uint256 until = own.queuedAt + Windows.EXIT_QUEUE;
        require(block.timestamp >= until, RestakingExitLocked(until));
        // A claim that opened before holds the exit back, but not for ever.
        bool isHeld = block.timestamp < own.queuedAt + Windows.HARD_STOP
            && DISPUTES.isOperatorClaimed(own.operator, own.queuedAt);
        require(!isHeld, RestakingClaimOpen(own.operator));
        own.isDone = true;
        (uint256 assets, uint256 shares) = _pools[own.operator].latest();
        uint256 worth = SharesMath.toAssets(own.shares, assets, shares);
        uint256 amount = worth < own.worth ? worth : own.worth;
        _pools[own.operator].write(assets - amount, shares - own.shares);
        emit ExitCompleted(exit, amount);
        _send(own.investor, amount);
    }

    /// @inheritdoc IRestaking
    function slash(address operator, uint16 bps, address payable to) external onlyDisputes returns (uint256 taken) {
        (uint256 assets, uint256 shares) = _pools[operator].latest();
        taken = SlashMath.part(assets, bps);
        Operator storage record = _operators[operator];
        uint256 before = _principal(operator, record.scaledPrincipal);
        if (assets > 0) record.index = uint64(uint256(record.index) * (assets - taken) / assets);
        writtenDown += before - _principal(operator, record.scaledPrincipal);
        _pools[operator].write(assets - taken, shares);
        emit OperatorSlashed(operator, taken, record.index);
        _send(to, taken);
    }

    /// @inheritdoc IRestaking
    function seize(address investor, uint256 principal) external onlyOwner {
        address operator = operatorOf[investor];
        (uint256 held, uint256 scaled) = _positions[investor].latest();
        uint256 own = _principal(operator, scaled);
        require(principal > 0 && principal <= own, RestakingShort(own, principal));
        uint256 shares = (held * principal + own - 1) / own;
        uint256 scaledPart = (scaled * principal + own - 1) / own;
        _changePositionOf(investor, operator, held - shares, scaled, scaled - scaledPart);
        (uint256 assets, uint256 all) = _pools[operator].latest();
        uint256 amount = SharesMath.toAssets(shares, assets, all);
        _pools[operator].write(assets - amount, all - shares);
        insuranceEth += amount;
        emit Seized(operator, investor, shares, amount);
    }

    /// @notice Sets what an operator has to put in. Operators that are there stay.
    function setOwnLeast(uint96 amount) external onlyOwner {
        _within("ownLeast", amount, OWN_LEAST_LOW, OWN_LEAST_HIGH);
        ownLeast = amount;
    }

    /// @inheritdoc IRestaking
    function isOperator(address operator) external view returns (bool) {
        return _operators[operator].isJoined;
    }

    /// @inheritdoc IRestaking
    function operatorRecordOf(address operator) external view returns (Operator memory) {
        return _operators[operator];
    }

    /// @inheritdoc IRestaking
    function poolOf(address operator) external view returns (uint256 assets, uint256 shares) {
        return _pools[operator].latest();
    }

    /// @inheritdoc IRestaking
    function positionOf(address investor) public view returns (uint256 shares, uint256 principal) {
        uint256 scaled;
        (shares, scaled) = _positions[investor].latest();
        principal = _principal(operatorOf[investor], scaled);
    }

    /// @inheritdoc IRestaking
    function exitOf(uint256 exit) external view returns (Exit memory) {
        return _exits[exit];
    }

    /// @inheritdoc IRestaking
    function stakeOf(address operator, address investor) external view returns (uint256) {
        if (operatorOf[investor] != operator) return 0;
        (uint256 shares,) = _positions[investor].latest();
        (uint256 assets, uint256 all) = _pools[operator].latest();
        return SharesMath.toAssets(shares, assets, all);
    }

    /// @inheritdoc IRestaking
    function totalWeightAt(uint32 epoch) external view returns (uint256 sum) {
        for (uint256 i = 0; i < _list.length; ++i) {
            sum += weightAt(_list[i], epoch);
        }
    }

    /// @inheritdoc IRestaking
    function operators() public view returns (address[] memory) {
        return _list;
    }

    /// @inheritdoc IRestaking
    function weightAt(address operator, uint32 epoch) public view returns (uint256 assets) {
        (assets,) = _pools[operator].atStartOf(epoch);
    }

    /// @dev The caller's ETH, into a pool.
    function _deposit(address operator) private returns (uint256 shares) {
        address current = operatorOf[msg.sender];
        (uint256 held, uint256 scaled) = _positions[msg.sender].latest();
        // For good: what an account earned is looked up in the pool of its operator.
        require(current == operator || current == address(0), RestakingOtherOperator(current));
        if (current != operator) operatorOf[msg.sender] = operator;
        (uint256 assets, uint256 all) = _pools[operator].latest();
        shares = SharesMath.toShares(msg.value, assets, all);
        _pools[operator].write(assets + msg.value, all + shares);
        uint256 added = msg.value * WAD / _operators[operator].index;
        _changePosition(operator, held + shares, scaled, scaled + added);
        emit Deposited(operator, msg.sender, msg.value, shares);
        GOV.mint(msg.sender, msg.value);
    }

    function _changePosition(address operator, uint256 shares, uint256 before, uint256 scaled) private {
        _changePositionOf(msg.sender, operator, shares, before, scaled);
    }

    function _changePositionOf(address investor, address operator, uint256 shares, uint256 before, uint256 scaled)
        private
    {
        _positions[investor].write(shares, scaled);
        Operator storage record = _operators[operator];
        record.scaledPrincipal = (uint256(record.scaledPrincipal) + scaled - before).toUint112();
    }

    /// @dev What is left of principal after slashes. Rounds up: leaving never costs less than came out.
    function _principal(address operator, uint256 scaled) internal view returns (uint256) {
        return (scaled * _operators[operator].index + WAD - 1) / WAD;
    }

    function _send(address to, uint256 amount) internal {
        (bool isDone,) = to.call{value: amount}("");
        require(isDone, RestakingPaymentFailed(to));
    }
}
