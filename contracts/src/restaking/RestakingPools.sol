// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
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

    uint64 internal constant WAD = 1e18;
    uint256 private constant DEPOSIT_LEAST = 1e12;
    /// @dev A pool that lost 99 in 100 takes no more deposits: what is left of its index no longer divides finely enough.
    uint256 private constant INDEX_LEAST = 1e16;

    ISecGov internal immutable GOV;
    IDisputes internal immutable DISPUTES;

    /// @notice What an operator has to put in of its own.
    uint96 public ownLeast = 1 ether;
    /// @notice ETH of the insurance reserve.
    uint256 public insuranceEth;
    /// @notice Principal that was lost in slashes, for which governance tokens are still about.
    uint256 public writtenDown;
    /// @notice Principal that was seized; the tokens for it are disciplined apart.
    uint256 public seized;
    mapping(address operator => Operator) internal _operators;
    /// @inheritdoc IRestaking
    mapping(address investor => address) public operatorOf;
    /// @dev Assets and shares.
    mapping(address operator => EpochTrace.Trace) internal _pools;
    /// @dev Shares and scaled principal.
    mapping(address investor => EpochTrace.Trace) internal _positions;
    /// @dev Shares that are queued for leaving. They can be slashed, and earn nothing.
    mapping(address operator => EpochTrace.Trace) internal _queued;
    /// @dev The index, written at each slash, and a one that says so.
    mapping(address operator => EpochTrace.Trace) private _indexes;
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
        (uint256 assets, uint256 all) = _pools[operator].latest();
        _requireOwnStake(SharesMath.toAssets(held - shares, assets, all));
        // Rounds up: no share leaves without its part of the principal. All that ever leaves is what ever came, to the unit.
        uint256 rest = scaled - (scaled * shares + held - 1) / held;
        uint256 returned = _principal(operator, scaled) - _principal(operator, rest);
        _changePosition(msg.sender, operator, held - shares, scaled, rest);
        (uint256 queued,) = _queued[operator].latest();
        _queued[operator].write(queued + shares, 0);
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
        // What was claimed while the exit waited holds it back, also when the claim takes longer than the queue; but no longer than
        // any claim takes.
        bool isHeld = block.timestamp < until + Windows.HARD_STOP && DISPUTES.isOperatorClaimed(own.operator, until);
        require(!isHeld, RestakingClaimOpen(own.operator));
        own.isDone = true;
        (uint256 assets, uint256 shares) = _pools[own.operator].latest();
        uint256 worth = SharesMath.toAssets(own.shares, assets, shares);
        uint256 amount = worth < own.worth ? worth : own.worth;
        _pools[own.operator].write(assets - amount, shares - own.shares);
        (uint256 queued,) = _queued[own.operator].latest();
        _queued[own.operator].write(queued - own.shares, 0);
        emit ExitCompleted(exit, amount);
        _send(own.investor, amount);
    }

    /// @inheritdoc IRestaking
    function slash(address operator, uint16 bps, address payable to) external onlyDisputes returns (uint256 taken) {
        Operator storage record = _operators[operator];
        require(record.isKnown, RestakingNotOperator(operator));
        (uint256 assets, uint256 shares) = _pools[operator].latest();
        taken = SlashMath.part(assets, bps);
        uint256 before = _principal(operator, record.scaledPrincipal);
        if (assets > 0) record.index = uint64(uint256(record.index) * (assets - taken) / assets);
        _indexes[operator].write(record.index, 1);
        writtenDown += before - _principal(operator, record.scaledPrincipal);
        _pools[operator].write(assets - taken, shares);
        emit OperatorSlashed(operator, taken, record.index);
        // A receiver that refuses the money must not stop the slash.
        SafeTransferLib.forceSafeTransferETH(to, taken);
    }

    /// @inheritdoc IRestaking
    function seize(address investor, uint256 principal) external onlyOwner {
        address operator = operatorOf[investor];
        (uint256 held, uint256 scaled) = _positions[investor].latest();
        uint256 own = _principal(operator, scaled);
        require(principal > 0 && principal <= own, RestakingShort(own, principal));
        uint256 shares = (held * principal + own - 1) / own;
        uint256 rest = scaled - (scaled * principal + own - 1) / own;
        seized += own - _principal(operator, rest);
        _changePosition(investor, operator, held - shares, scaled, rest);
        (uint256 assets, uint256 all) = _pools[operator].latest();
        uint256 amount = SharesMath.toAssets(shares, assets, all);
        _pools[operator].write(assets - amount, all - shares);
        insuranceEth += amount;
        emit Seized(operator, investor, principal, shares, amount);
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

    /// @dev The caller's ETH, into a pool.
    function _deposit(address operator) internal returns (uint256 shares) {
        address current = operatorOf[msg.sender];
        (uint256 held, uint256 scaled) = _positions[msg.sender].latest();
        // For good: what an account earned is looked up in the pool of its operator.
        require(current == operator || current == address(0), RestakingOtherOperator(current));
        if (current != operator) operatorOf[msg.sender] = operator;
        uint256 index = _operators[operator].index;
        require(index >= INDEX_LEAST, RestakingBrokenPool(operator));
        (uint256 assets, uint256 all) = _pools[operator].latest();
        shares = SharesMath.toShares(msg.value, assets, all);
        _pools[operator].write(assets + msg.value, all + shares);
        _changePosition(msg.sender, operator, held + shares, scaled, scaled + msg.value * WAD / index);
        emit Deposited(operator, msg.sender, msg.value, shares);
        GOV.mint(msg.sender, msg.value);
    }

    function _changePosition(address investor, address operator, uint256 shares, uint256 before, uint256 scaled)
        private
    {
        _positions[investor].write(shares, scaled);
        Operator storage record = _operators[operator];
        record.scaledPrincipal = (uint256(record.scaledPrincipal) + scaled - before).toUint112();
    }

    /// @dev An operator has a stake of its own for as long as it is one.
    function _requireOwnStake(uint256 rest) private view {
        if (_operators[msg.sender].isJoined) require(rest >= ownLeast, RestakingTooSmall(rest, ownLeast));
    }

    /// @dev What was left of principal when an epoch began.
    function _principalAt(address operator, uint256 scaled, uint32 epoch) internal view returns (uint256) {
        (uint256 index, uint256 isWritten) = _indexes[operator].atStartOf(epoch);
        return (scaled * (isWritten == 0 ? WAD : index) + WAD - 1) / WAD;
    }

    /// @dev What is left of principal after slashes.
    function _principal(address operator, uint256 scaled) internal view returns (uint256) {
        return (scaled * _operators[operator].index + WAD - 1) / WAD;
    }

    /// @dev Only after the state is final: the receiver may call back.
    function _send(address to, uint256 amount) internal {
        (bool isDone,) = to.call{value: amount}("");
        require(isDone, RestakingPaymentFailed(to));
    }
}
