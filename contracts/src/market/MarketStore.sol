// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../interfaces/IMarket.sol";
import {IProviderStake} from "../interfaces/IProviderStake.sol";
import {IRegistry} from "../interfaces/IRegistry.sol";
import {SecToken} from "../SecToken.sol";

/// @title What the market remembers, and the windows that follow from it.
abstract contract MarketStore is IMarket {
    /// @notice Vouchers settle before a purchase's close plus this, refunds run from then on.
    uint256 public constant SETTLE_GRACE = 48 hours;

    SecToken public immutable TOKEN;
    IRegistry public immutable REGISTRY;
    IProviderStake public immutable STAKE;

    /// @notice What is held, by purpose. The four sum to the balance, donations left aside.
    uint128 public totalEscrow;
    uint128 public totalDue;
    uint128 public reserve;
    uint128 public treasury;

    struct Sales {
        uint64 purchases;
        uint64 callsSold;
        uint64 callsSettled;
    }

    struct Buyer {
        uint40 freeUntil;
        uint216 purchases;
    }

    mapping(bytes32 purchaseId => Purchase) internal _purchases;
    mapping(address owner => mapping(uint32 ware => Buyer)) internal _buyers;
    mapping(uint32 ware => Sales) internal _sales;
    /// @notice How often a plan with a limit was sold.
    mapping(uint32 ware => mapping(uint16 plan => uint32)) public soldOf;

    constructor(SecToken token, IRegistry registry, IProviderStake stakeContract) {
        TOKEN = token;
        REGISTRY = registry;
        STAKE = stakeContract;
    }

    modifier onlyPurchaser(bytes32 purchaseId) {
        require(_purchases[purchaseId].owner == msg.sender, MarketNotOwner(purchaseId, msg.sender));
        _;
    }

    modifier onlyLive(bytes32 purchaseId) {
        State state = _purchases[purchaseId].state;
        require(state == State.Live, MarketNotLive(purchaseId, state));
        _;
    }

    /// @inheritdoc IMarket
    function purchaseOf(bytes32 purchaseId) external view returns (Purchase memory) {
        return _purchases[purchaseId];
    }

    /// @inheritdoc IMarket
    function buyerNonceOf(address purchaser, uint32 ware) external view returns (uint256) {
        return _buyers[purchaser][ware].purchases;
    }

    /// @inheritdoc IMarket
    function freeUntilOf(address purchaser, uint32 ware) external view returns (uint40) {
        return _buyers[purchaser][ware].freeUntil;
    }

    /// @inheritdoc IMarket
    function salesOf(uint32 ware) external view returns (uint64 purchases, uint64 callsSold, uint64 callsSettled) {
        Sales storage sales = _sales[ware];
        return (sales.purchases, sales.callsSold, sales.callsSettled);
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

    /// @dev When new calls end: at the end, the cancellation, or the SecWare's retirement, whichever was first.
    function _closedAt(Purchase storage purchase) internal view returns (uint256 closedAt) {
        closedAt = _endsAt(purchase);
        if (purchase.state == State.Cancelling && purchase.cancelAt < closedAt) closedAt = purchase.cancelAt;
    }

    /// @dev When it would end if nobody cancelled.
    function _endsAt(Purchase storage purchase) internal view returns (uint256 endsAt) {
        endsAt = purchase.end;
        uint40 retiredAt = REGISTRY.retiredAtOf(purchase.ware);
        if (retiredAt != 0 && retiredAt < endsAt) endsAt = retiredAt;
    }

    /// @dev Rounds down, and telescopes: the parts of a purchase sum to its amount exactly.
    function _earned(Purchase storage purchase, uint256 used) internal view returns (uint256) {
        return uint256(purchase.amount) * used / purchase.calls;
    }
}
