// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A user's own contract: bindings, conditions, and the encrypted document.
/// @notice Everything that a wallet needs to come back on an empty machine is in state, readable by plain calls.
interface ISecHub {
    /// @notice When a SecWare is to be asked. Public, so that a gateway can read it; amounts stand in the document.
    /// @dev `fields`: bit 0 target, 1 selector, 2 chain, 3 time of day, 4 amount. A field whose bit is not set matches
    /// anything. Times are seconds of the UTC day, half open, and may pass midnight. The amount is `minValue` where the
    /// user made it public; 0 means that it stands in the document, and then every value matches here.
    struct Condition {
        address target;
        bytes4 selector;
        uint8 fields;
        uint64 chainId;
        uint32 fromSecond;
        uint32 untilSecond;
        uint128 minValue;
    }

    /// @notice A SecWare that is or was asked, and the purchase that pays for it.
    struct Binding {
        uint32 ware;
        uint16 plan;
        bytes32 purchaseId;
        uint256 buyerNonce;
        bool isBound;
        Condition[] conditions;
    }

    /// @notice What the user saw and agreed to; see `IMarket.buy`.
    struct BuyOrder {
        uint32 ware;
        uint16 plan;
        uint40 qty;
        uint96 maxTotal;
        bytes32 planHash;
        address callerKey;
        bytes32 buyerNonce;
    }

    /// @notice A permit of the owner for this hub; `deadline` 0: there is none.
    struct Permit {
        uint256 value;
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    event Bound(uint32 indexed ware, uint16 plan, bytes32 indexed purchaseId);
    /// @dev Of a purchase that this hub did not make itself, as its owner gave it; what the market said is said by `Purchased`.
    event NonceGiven(uint32 indexed ware, bytes32 indexed purchaseId, uint256 buyerNonce);
    event Unbound(uint32 indexed ware, bytes32 indexed purchaseId);
    event RuleSet(uint32 indexed ware, Condition[] conditions);
    event Configured(uint64 indexed version, bytes ciphertext);

    error SecHubNotOwner(address caller);
    error SecHubNotBound(uint32 ware);
    error SecHubNotPurchase(uint32 ware, bytes32 purchaseId);
    error SecHubTooManyConditions(uint256 length, uint256 atMost);
    error SecHubBadCondition(uint256 place);
    error SecHubTooManyWares(uint256 length);
    error SecHubTooManyPurchases(uint32 ware);
    error SecHubBadVersion(uint64 given, uint64 expected);
    error SecHubDocumentTooLong(uint256 length, uint256 atMost);
    error SecHubForbiddenTarget(address target);
    error SecHubCallFailed();

    /// @notice Buys a plan with the owner's SEC, binds the SecWare and authorises the caller key, all or nothing.
    function buyAndBind(BuyOrder calldata order, Condition[] calldata conditions, Permit calldata permit)
        external
        returns (bytes32 purchaseId);
    /// @notice As `buyAndBind`, paid in ETH at the desk.
    function buyAndBindAtDesk(BuyOrder calldata order, Condition[] calldata conditions)
        external
        payable
        returns (bytes32 purchaseId);
    /// @notice Binds a SecWare to a purchase that this hub owns and did not make itself: a part of a package.
    function bindPurchase(uint32 ware, bytes32 purchaseId, uint256 buyerNonce) external;
    /// @notice Adds calls to a purchase of this hub with the owner's SEC, while its plan is on sale.
    function topUp(bytes32 purchaseId, uint40 qty, uint96 maxTotal, Permit calldata permit) external;
    /// @notice Binds a SecWare again to the purchase it had, with a key of the new epoch.
    function bind(uint32 ware, address callerKey) external;
    /// @notice Stops asking a SecWare. The callers of all its purchases are revoked, so that it refuses; what was served
    /// still settles.
    function unbind(uint32 ware) external;
    /// @notice Replaces the conditions of a SecWare that is or was bound; none means that it is always asked.
    function setConditions(uint32 ware, Condition[] calldata conditions) external;
    /// @notice Stores the encrypted document; `version` is the old one plus one.
    function setDocument(uint64 version, bytes calldata ciphertext) external;
    /// @notice Calls the market, the packages, the reputation or the disputes for the owner: cancel, keys, reviews, claims.
    function act(address target, bytes calldata data) external returns (bytes memory);
    /// @notice As `act`, with up to `amount` of the owner's SEC, which only the target can take, and only in this call.
    function actWithFunds(address target, bytes calldata data, uint96 amount, Permit calldata permit)
        external
        returns (bytes memory);
    /// @notice Several of this hub's own calls in one transaction.
    function multicall(bytes[] calldata calls) external;
    /// @notice Pays SEC that came back here (refunds) out to the owner. Anybody may call it.
    function payOut() external;

    function owner() external view returns (address);
    /// @notice The newest document; version 0: there is none.
    function document() external view returns (uint64 version, bytes memory ciphertext);
    /// @notice Every SecWare that was ever bound, with its newest purchase and its conditions.
    function bindings() external view returns (Binding[] memory);
    /// @notice The purchases of a SecWare that may still have callers, the bound one last.
    function purchasesOf(uint32 ware) external view returns (bytes32[] memory);
    /// @notice The SecWares that are to be asked about a transaction. An amount that is not public counts as matching.
    function requiredWares(uint64 chainId, address to, bytes4 selector, uint256 value, uint256 time)
        external
        view
        returns (uint32[] memory);
}
