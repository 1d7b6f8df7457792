// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../interfaces/IMarket.sol";
import {IPerformancePool} from "../interfaces/IPerformancePool.sol";
import {IProviderStake} from "../interfaces/IProviderStake.sol";
import {IRegistry} from "../interfaces/IRegistry.sol";
import {IReputation} from "../interfaces/IReputation.sol";
import {IRestaking} from "../interfaces/IRestaking.sol";
import {Modules} from "../Modules.sol";
import {SecToken} from "../SecToken.sol";

/// @title What the market remembers, and the windows that follow from it.
abstract contract MarketStore is IMarket {
    SecToken internal immutable TOKEN;
    IRegistry internal immutable REGISTRY;
    IProviderStake internal immutable STAKE;
    IReputation internal immutable REPUTATION;
    IRestaking internal immutable RESTAKING;
    IPerformancePool internal immutable POOL;
    address internal immutable DISPUTES;
    address internal immutable DESK;
    address internal immutable PACKAGES;
    address internal immutable GUARDIAN;

    /// @notice What is held for purchases that are open, and for developers. Beside them stand `treasury`, and what
    /// epochs that are not closed hold back.
    /// @dev One slot with all that every sale or settlement touches. 88 bits are three times the whole supply.
    uint88 public totalEscrow;
    uint88 public totalDue;
    /// @notice How long revenue waits, at a full score and at none.
    uint24 public shortestDelay = 1 days;
    uint24 public longestDelay = 14 days;
    uint32 internal _pausedUntil;
    uint32 internal _nextPauseFrom;

    /// @dev `free` is revenue whose day came before its place in the ring was used again, `takenTo` the day up to which the
    /// ring was paid out, `endedAt` when the SecWare was retired or expelled.
    struct Sales {
        uint32 purchases;
        uint64 callsSold;
        uint96 free;
        uint32 takenTo;
        uint32 endedAt;
    }

    /// @dev What one or several settlements of one SecWare served. `weighted` is rounded for each of them, so that who reads their
    /// events knows it, however they were sent.
    struct Served {
        uint32 ware;
        uint96 paid;
        uint64 calls;
        uint96 weighted;
        uint32 unlockDay;
    }

    struct Buyer {
        uint40 freeUntil;
        uint216 purchases;
    }

    mapping(bytes32 purchaseId => Purchase) internal _purchases;
    mapping(address owner => mapping(uint32 ware => Buyer)) internal _buyers;
    mapping(uint32 ware => Sales) internal _sales;
    /// @dev How often a plan with a limit was sold.
    mapping(uint32 ware => mapping(uint16 plan => uint32)) internal _sold;

    constructor(Modules memory modules) {
        TOKEN = modules.token;
        REGISTRY = modules.registry;
        STAKE = modules.stakes;
        REPUTATION = modules.reputation;
        RESTAKING = modules.restaking;
        POOL = modules.pool;
        DISPUTES = address(modules.disputes);
        DESK = modules.desk;
        PACKAGES = modules.packages;
        GUARDIAN = modules.guardian;
    }

    modifier onlyPurchaser(bytes32 purchaseId) {
        _requirePurchaser(purchaseId);
        _;
    }

    modifier onlyLive(bytes32 purchaseId) {
        _requireLive(purchaseId);
        _;
    }

    /// @inheritdoc IMarket
    function purchaseOf(bytes32 purchaseId) external view returns (Purchase memory) {
        return _purchases[purchaseId];
    }

    /// @inheritdoc IMarket
    function closesAtOf(bytes32 purchaseId) external view returns (uint256) {
        return _closedAt(_purchases[purchaseId]);
    }

    /// @inheritdoc IMarket
    function buyerNonceOf(address purchaser, uint32 ware) external view returns (uint256) {
        return _buyers[purchaser][ware].purchases;
    }

    /// @inheritdoc IMarket
    function salesOf(uint32 ware) external view returns (uint64 purchases, uint64 callsSold) {
        return (_sales[ware].purchases, _sales[ware].callsSold);
    }

    /// @inheritdoc IMarket
    function purchaseIdOf(address purchaser, uint32 ware, bytes32 planHash, uint256 buyerNonce)
        public
        view
        returns (bytes32)
    {
        return keccak256(
            abi.encode(block.chainid, address(this), purchaser, bytes32(uint256(ware)), planHash, bytes32(buyerNonce))
        );
    }

    /// @dev Apart from the modifiers, so that this stands in the code once.
    function _requirePurchaser(bytes32 purchaseId) private view {
        require(_purchases[purchaseId].owner == msg.sender, MarketNotOwner(purchaseId, msg.sender));
    }

    function _requireLive(bytes32 purchaseId) private view {
        State state = _purchases[purchaseId].state;
        require(state == State.Live, MarketNotLive(purchaseId, state));
    }

    /// @dev When new calls end: at the end, the cancellation, or the SecWare's retirement, whichever was first.
    function _closedAt(Purchase storage purchase) internal view returns (uint256 closedAt) {
        closedAt = _endsAt(purchase);
        State state = purchase.state;
        if (state == State.None || state == State.Live) return closedAt;
        uint40 cancelAt = purchase.cancelAt;
        if (cancelAt != 0 && cancelAt < closedAt) closedAt = cancelAt;
    }

    /// @dev When it would end if nobody cancelled.
    function _endsAt(Purchase storage purchase) internal view returns (uint256 endsAt) {
        endsAt = purchase.end;
        uint256 endedAt = _sales[purchase.ware].endedAt;
        if (endedAt != 0 && endedAt < endsAt) endsAt = endedAt;
    }
}
