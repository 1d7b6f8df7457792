// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {ERC20} from "solady/tokens/ERC20.sol";
import {ConvictionTrace} from "./gov/ConvictionTrace.sol";
import {ISecGov} from "./interfaces/ISecGov.sol";
import {ConvictionMath} from "./math/ConvictionMath.sol";
import {Modules} from "./Modules.sol";
import {Owned} from "./Owned.sol";
import {Signatures} from "./Signatures.sol";

/// @title The governance token.
/// @notice See `ISecGov`. A transfer writes the giver, the receiver and the total, one slot each; delegates only where there are some.
contract SecGov is ISecGov, ERC20, Owned {
    using ConvictionTrace for ConvictionTrace.Trace;
    using SafeCastLib for uint256;

    uint256 public constant HALF_LIFE = 90 days;
    /// @notice What may ever be granted without principal behind it.
    uint256 public constant GRANTS_AT_MOST = 10_000e18;
    bytes32 private constant DELEGATION_TYPEHASH =
        keccak256("Delegation(address delegatee,uint256 nonce,uint256 expiry)");

    address private immutable RESTAKING;

    /// @inheritdoc ISecGov
    uint256 public granted;
    /// @inheritdoc ISecGov
    uint256 public disciplined;
    mapping(address account => address) private _delegates;
    mapping(address account => ConvictionTrace.Trace) private _own;
    mapping(address account => ConvictionTrace.Trace) private _lent;
    ConvictionTrace.Trace private _total;

    constructor(Modules memory modules) Owned(modules.timelock) {
        RESTAKING = address(modules.restaking);
    }

    modifier onlyRestaking() {
        require(msg.sender == RESTAKING, SecGovNotRestaking(msg.sender));
        _;
    }

    function name() public pure override returns (string memory) {
        return "SecHub Governance";
    }

    function symbol() public pure override returns (string memory) {
        return "SECGOV";
    }

    /// @inheritdoc ISecGov
    function mint(address to, uint256 amount) external onlyRestaking {
        _mint(to, amount);
    }

    /// @inheritdoc ISecGov
    function burn(address from, uint256 amount) external onlyRestaking {
        _burn(from, amount);
    }

    /// @inheritdoc ISecGov
    function grant(address to, uint256 amount) external onlyOwner {
        require(granted + amount <= GRANTS_AT_MOST, SecGovGrantsSpent(granted, amount, GRANTS_AT_MOST));
        granted += amount;
        emit Granted(to, amount);
        _mint(to, amount);
    }

    /// @inheritdoc ISecGov
    function discipline(address holder, uint256 amount) external onlyOwner {
        disciplined += amount;
        emit Disciplined(holder, amount);
        _burn(holder, amount);
    }

    /// @inheritdoc ISecGov
    function delegate(address delegatee) external {
        _delegate(msg.sender, delegatee);
    }

    /// @inheritdoc ISecGov
    function delegateBySig(address delegatee, uint256 nonce, uint256 expiry, uint8 v, bytes32 r, bytes32 s) external {
        require(block.timestamp <= expiry, SecGovExpiredSignature(expiry));
        bytes32 structHash = keccak256(abi.encode(DELEGATION_TYPEHASH, delegatee, nonce, expiry));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", DOMAIN_SEPARATOR(), structHash));
        address signer = Signatures.recover(digest, v, r, s);
        require(signer != address(0) && nonces(signer) == nonce, SecGovBadSignature());
        _incrementNonce(signer);
        _delegate(signer, delegatee);
    }

    /// @inheritdoc ISecGov
    function getVotes(address account) external view returns (uint256) {
        ConvictionTrace.Point memory own = _own[account].latest(block.timestamp, HALF_LIFE);
        uint256 lent = _lent[account].latest(block.timestamp, HALF_LIFE).conviction;
        return own.isLent ? lent : lent + own.conviction;
    }

    /// @inheritdoc ISecGov
    function getPastVotes(address account, uint256 time) public view returns (uint256) {
        _requirePast(time);
        ConvictionTrace.Point memory own = _own[account].past(time, HALF_LIFE);
        uint256 lent = _lent[account].past(time, HALF_LIFE).conviction;
        return own.isLent ? lent : lent + own.conviction;
    }

    /// @inheritdoc ISecGov
    function getPastTotalSupply(uint256 time) external view returns (uint256) {
        _requirePast(time);
        return _total.past(time, HALF_LIFE).conviction;
    }

    /// @inheritdoc ISecGov
    function getPastSupply(uint256 time) external view returns (uint256) {
        _requirePast(time);
        return _total.past(time, HALF_LIFE).balance;
    }

    /// @inheritdoc ISecGov
    function getPastShare(address account, uint256 time)
        external
        view
        returns (uint256 votes, uint256 conviction, uint256 supply)
    {
        votes = getPastVotes(account, time);
        if (votes == 0) return (0, 0, 0);
        ConvictionTrace.Point memory all = _total.past(time, HALF_LIFE);
        return (votes, all.conviction, all.balance);
    }

    /// @inheritdoc ISecGov
    function getPastBalance(address account, uint256 time) external view returns (uint256) {
        _requirePast(time);
        return _own[account].past(time, HALF_LIFE).balance;
    }

    /// @inheritdoc ISecGov
    function delegates(address account) public view returns (address) {
        address chosen = _delegates[account];
        return chosen == address(0) ? account : chosen;
    }

    /// @inheritdoc ISecGov
    function clock() public view returns (uint48) {
        return uint48(block.timestamp);
    }

    // ERC-6372 names it so.
    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=timestamp";
    }

    function balanceOf(address account) public view override(ERC20, ISecGov) returns (uint256) {
        return super.balanceOf(account);
    }

    function totalSupply() public view override(ERC20, ISecGov) returns (uint256) {
        return super.totalSupply();
    }

    /// @dev The library would let one foreign contract move everybody's tokens.
    function _givePermit2InfiniteAllowance() internal pure override returns (bool) {
        return false;
    }

    /// @dev Conviction leaves with what leaves, and does not arrive with what arrives.
    function _afterTokenTransfer(address from, address to, uint256 amount) internal override {
        if (amount == 0 || from == to) return;
        uint256 left = from == address(0) ? 0 : _takeOwn(from, amount);
        if (to != address(0)) _giveOwn(to, amount);
        if (from == address(0)) _change(_total, amount, 0, true);
        else _change(_total, to == address(0) ? amount : 0, left, false);
    }

    function _takeOwn(address from, uint256 amount) private returns (uint256 left) {
        ConvictionTrace.Point memory own = _own[from].latest(block.timestamp, HALF_LIFE);
        left = ConvictionMath.leaving(own.balance, own.conviction, amount);
        _change(_own[from], amount, left, false);
        if (own.isLent) _change(_lent[_delegates[from]], amount, left, false);
    }

    function _giveOwn(address to, uint256 amount) private {
        bool isLent = delegates(to) != to;
        _change(_own[to], amount, 0, true);
        if (isLent) _change(_lent[_delegates[to]], amount, 0, true);
    }

    /// @dev The sums of many roundings may be a unit or so under their parts: what leaves is never more than there is.
    function _change(ConvictionTrace.Trace storage trace, uint256 amount, uint256 conviction, bool isMore) private {
        ConvictionTrace.Point memory point = trace.latest(block.timestamp, HALF_LIFE);
        point.time = uint40(block.timestamp);
        if (isMore) {
            point.balance = (point.balance + amount).toUint88();
            point.conviction = (point.conviction + conviction).toUint88();
        } else {
            point.balance = (point.balance - amount).toUint88();
            uint256 rest = point.conviction > conviction ? point.conviction - conviction : 0;
            point.conviction = (rest < point.balance ? rest : point.balance).toUint88();
        }
        trace.write(point);
    }

    function _delegate(address delegator, address delegatee) private {
        address before = delegates(delegator);
        address next = delegatee == address(0) ? delegator : delegatee;
        emit DelegateChanged(delegator, before, next);
        if (before == next) return;
        ConvictionTrace.Point memory own = _own[delegator].latest(block.timestamp, HALF_LIFE);
        if (before != delegator) _change(_lent[before], own.balance, own.conviction, false);
        if (next != delegator) _change(_lent[next], own.balance, own.conviction, true);
        _delegates[delegator] = next == delegator ? address(0) : next;
        (own.isLent, own.time) = (next != delegator, uint40(block.timestamp));
        _own[delegator].write(own);
    }

    function _requirePast(uint256 time) private view {
        require(time < block.timestamp, SecGovFutureLookup(time, clock()));
    }
}
