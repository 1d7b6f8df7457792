// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LibClone} from "solady/utils/LibClone.sol";
import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {SSTORE2} from "solady/utils/SSTORE2.sol";
import {IDesk} from "./interfaces/IDesk.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {ISecHub} from "./interfaces/ISecHub.sol";
import {Modules} from "./Modules.sol";
import {SecToken} from "./SecToken.sol";
import {Signatures} from "./Signatures.sol";

/// @title A user's SecHub, a clone whose owner stands in its code.
/// @notice See `ISecHub`.
contract SecHub is ISecHub {
    uint256 private constant CONDITIONS_AT_MOST = 8;
    uint256 private constant WARES_AT_MOST = 64;
    uint256 private constant DOCUMENT_AT_MOST = 8 * 1024;
    uint8 private constant TARGET = 1;
    uint8 private constant SELECTOR = 2;
    uint8 private constant CHAIN = 4;
    uint8 private constant TIME = 8;
    uint8 private constant AMOUNT = 16;
    uint8 private constant FIELDS = 31;
    uint256 private constant PURCHASES_AT_MOST = 8;

    SecToken public immutable TOKEN;
    IMarket public immutable MARKET;
    address public immutable REPUTATION;
    address public immutable DISPUTES;
    IDesk public immutable DESK;
    address public immutable PACKAGES;

    /// @dev What a wallet or a node wants to know about one transaction.
    struct Question {
        uint64 chainId;
        address to;
        bytes4 selector;
        uint256 value;
        uint256 second;
    }

    /// @dev Two slots. A nonce has as many bits as the market counts with.
    struct Bound_ {
        uint16 plan;
        bool isBound;
        bool isKnown;
        uint8 conditions;
        uint216 buyerNonce;
        bytes32 purchaseId;
    }

    uint64 private _version;
    address private _document;
    uint32[] private _wares;
    mapping(uint32 ware => Bound_) private _bound;
    mapping(uint32 ware => mapping(uint256 place => Condition)) private _conditions;
    /// @dev Purchases that a newer one replaced and that may still have callers; unbinding revokes those as well.
    mapping(uint32 ware => bytes32[]) private _earlier;

    constructor(Modules memory modules) {
        TOKEN = modules.token;
        MARKET = modules.market;
        REPUTATION = address(modules.reputation);
        DISPUTES = address(modules.disputes);
        DESK = IDesk(modules.desk);
        PACKAGES = modules.packages;
    }

    modifier onlyOwner() {
        require(msg.sender == owner(), SecHubNotOwner(msg.sender));
        _;
    }

    /// @inheritdoc ISecHub
    function buyAndBind(BuyOrder calldata order, Condition[] calldata conditions, Permit calldata permit)
        external
        onlyOwner
        returns (bytes32 purchaseId)
    {
        _takeFunds(address(MARKET), order.maxTotal, permit);
        purchaseId = MARKET.buy(
            order.ware, order.plan, order.qty, order.maxTotal, order.planHash, order.callerKey, order.buyerNonce
        );
        _returnRest(address(MARKET));
        _bind(order.ware, order.plan, purchaseId, uint256(order.buyerNonce));
        _setConditions(order.ware, conditions);
    }

    /// @inheritdoc ISecHub
    function buyAndBindAtDesk(BuyOrder calldata order, Condition[] calldata conditions)
        external
        payable
        onlyOwner
        returns (bytes32 purchaseId)
    {
        purchaseId = DESK.buy{value: msg.value}(msg.sender, order);
        _bind(order.ware, order.plan, purchaseId, uint256(order.buyerNonce));
        _setConditions(order.ware, conditions);
    }

    /// @inheritdoc ISecHub
    function bindPurchase(uint32 ware, bytes32 purchaseId, uint256 buyerNonce) external onlyOwner {
        IMarket.Purchase memory purchase = MARKET.purchaseOf(purchaseId);
        bool isOwn = purchase.owner == address(this) && purchase.ware == ware;
        require(isOwn && purchase.state == IMarket.State.Live, SecHubNotPurchase(ware, purchaseId));
        // Or it would count twice among those that unbinding revokes.
        require(_bound[ware].purchaseId != purchaseId, SecHubNotPurchase(ware, purchaseId));
        _bind(ware, purchase.plan, purchaseId, buyerNonce);
        emit NonceGiven(ware, purchaseId, buyerNonce);
    }

    /// @inheritdoc ISecHub
    function topUp(bytes32 purchaseId, uint40 qty, uint96 maxTotal, Permit calldata permit) external onlyOwner {
        _takeFunds(address(MARKET), maxTotal, permit);
        MARKET.topUp(purchaseId, qty, maxTotal);
        _returnRest(address(MARKET));
    }

    /// @inheritdoc ISecHub
    function bind(uint32 ware, address callerKey) external onlyOwner {
        Bound_ storage bound = _bound[ware];
        require(bound.isKnown, SecHubNotBound(ware));
        // The market takes as much of both as the purchase has.
        MARKET.setCaller(bound.purchaseId, callerKey, type(uint40).max, type(uint40).max);
        bound.isBound = true;
        emit Bound(ware, bound.plan, bound.purchaseId);
    }

    /// @inheritdoc ISecHub
    function unbind(uint32 ware) external onlyOwner {
        Bound_ storage bound = _bound[ware];
        require(bound.isBound, SecHubNotBound(ware));
        bound.isBound = false;
        emit Unbound(ware, bound.purchaseId);
        MARKET.bumpEpoch(bound.purchaseId);
        bytes32[] storage earlier = _earlier[ware];
        for (uint256 i = 0; i < earlier.length; ++i) {
            MARKET.bumpEpoch(earlier[i]);
        }
    }

    /// @inheritdoc ISecHub
    function setConditions(uint32 ware, Condition[] calldata conditions) external onlyOwner {
        require(_bound[ware].isKnown, SecHubNotBound(ware));
        _setConditions(ware, conditions);
    }

    /// @inheritdoc ISecHub
    function setDocument(uint64 version, bytes calldata ciphertext) external onlyOwner {
        require(version == _version + 1, SecHubBadVersion(version, _version + 1));
        require(ciphertext.length <= DOCUMENT_AT_MOST, SecHubDocumentTooLong(ciphertext.length, DOCUMENT_AT_MOST));
        _version = version;
        _document = SSTORE2.write(ciphertext);
        emit Configured(version, ciphertext);
    }

    /// @inheritdoc ISecHub
    function act(address target, bytes calldata data) external onlyOwner returns (bytes memory) {
        _requireModule(target);
        return _call(target, data);
    }

    /// @inheritdoc ISecHub
    function actWithFunds(address target, bytes calldata data, uint96 amount, Permit calldata permit)
        external
        onlyOwner
        returns (bytes memory answer)
    {
        _requireModule(target);
        _takeFunds(target, amount, permit);
        answer = _call(target, data);
        _returnRest(target);
    }

    /// @inheritdoc ISecHub
    function multicall(bytes[] calldata calls) external onlyOwner {
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool isDone, bytes memory answer) = address(this).delegatecall(calls[i]);
            if (!isDone) _bubble(answer);
        }
    }

    /// @inheritdoc ISecHub
    function payOut() external {
        uint256 amount = TOKEN.balanceOf(address(this));
        if (amount > 0) SafeTransferLib.safeTransfer(address(TOKEN), owner(), amount);
    }

    /// @notice ERC-1271: what the owner's key signed, this hub signed.
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        return Signatures.recover(hash, signature) == owner() ? this.isValidSignature.selector : bytes4(0xffffffff);
    }

    /// @inheritdoc ISecHub
    function owner() public view returns (address) {
        return address(bytes20(LibClone.argsOnClone(address(this), 0, 20)));
    }

    /// @inheritdoc ISecHub
    function document() external view returns (uint64 version, bytes memory ciphertext) {
        if (_version == 0) return (0, "");
        return (_version, SSTORE2.read(_document));
    }

    /// @inheritdoc ISecHub
    function bindings() external view returns (Binding[] memory all) {
        all = new Binding[](_wares.length);
        for (uint256 i = 0; i < all.length; ++i) {
            uint32 ware = _wares[i];
            Bound_ storage bound = _bound[ware];
            all[i] = Binding({
                ware: ware,
                plan: bound.plan,
                purchaseId: bound.purchaseId,
                buyerNonce: bound.buyerNonce,
                isBound: bound.isBound,
                conditions: _conditionsOf(ware)
            });
        }
    }

    /// @inheritdoc ISecHub
    function purchasesOf(uint32 ware) external view returns (bytes32[] memory all) {
        if (!_bound[ware].isKnown) return all;
        bytes32[] storage earlier = _earlier[ware];
        all = new bytes32[](earlier.length + 1);
        for (uint256 i = 0; i < earlier.length; ++i) {
            all[i] = earlier[i];
        }
        all[earlier.length] = _bound[ware].purchaseId;
    }

    /// @inheritdoc ISecHub
    function requiredWares(uint64 chainId, address to, bytes4 selector, uint256 value, uint256 time)
        external
        view
        returns (uint32[] memory required)
    {
        required = new uint32[](_wares.length);
        uint256 count = 0;
        Question memory asked = Question(chainId, to, selector, value, time % 1 days);
        for (uint256 i = 0; i < _wares.length; ++i) {
            if (_isRequired(_wares[i], asked)) required[count++] = _wares[i];
        }
        // Shortens the array in place.
        assembly ("memory-safe") {
            mstore(required, count)
        }
    }

    function _requireModule(address target) private view {
        bool isSales = target == address(MARKET) || target == PACKAGES;
        require(isSales || target == REPUTATION || target == DISPUTES, SecHubForbiddenTarget(target));
    }

    /// @dev Takes at most `maxTotal` from the owner, and lets the spender take it from here.
    function _takeFunds(address spender, uint96 maxTotal, Permit calldata permit) private {
        if (permit.deadline != 0) {
            // A permit that somebody else sent in first has set the allowance already.
            try TOKEN.permit(msg.sender, address(this), permit.value, permit.deadline, permit.v, permit.r, permit.s) {}
                catch {}
        }
        if (maxTotal == 0) return;
        SafeTransferLib.safeTransferFrom(address(TOKEN), msg.sender, address(this), maxTotal);
        TOKEN.approve(spender, maxTotal);
    }

    /// @dev What the price left of `maxTotal` is the owner's. No allowance outlives the purchase it was for.
    function _returnRest(address spender) private {
        uint256 rest = TOKEN.allowance(address(this), spender);
        if (rest == 0) return;
        TOKEN.approve(spender, 0);
        SafeTransferLib.safeTransfer(address(TOKEN), msg.sender, rest);
    }

    function _bind(uint32 ware, uint16 plan, bytes32 purchaseId, uint256 buyerNonce) private {
        Bound_ storage bound = _bound[ware];
        if (bound.isKnown) {
            _keepEarlier(ware, bound.purchaseId);
        } else {
            require(_wares.length < WARES_AT_MOST, SecHubTooManyWares(_wares.length));
            _wares.push(ware);
        }
        bound.plan = plan;
        bound.isBound = true;
        bound.isKnown = true;
        bound.buyerNonce = SafeCastLib.toUint216(buyerNonce);
        bound.purchaseId = purchaseId;
        emit Bound(ware, plan, purchaseId);
    }

    /// @dev Remembers a purchase that was replaced, in the place of one that is closed where there is one.
    function _keepEarlier(uint32 ware, bytes32 purchaseId) private {
        bytes32[] storage earlier = _earlier[ware];
        for (uint256 i = 0; i < earlier.length; ++i) {
            if (MARKET.purchaseOf(earlier[i]).state == IMarket.State.Closed) {
                earlier[i] = purchaseId;
                return;
            }
        }
        require(earlier.length < PURCHASES_AT_MOST, SecHubTooManyPurchases(ware));
        earlier.push(purchaseId);
    }

    function _setConditions(uint32 ware, Condition[] calldata conditions) private {
        require(conditions.length <= CONDITIONS_AT_MOST, SecHubTooManyConditions(conditions.length, CONDITIONS_AT_MOST));
        for (uint256 i = 0; i < conditions.length; ++i) {
            Condition calldata one = conditions[i];
            bool isTimely = one.fromSecond <= 1 days && one.untilSecond <= 1 days;
            require(isTimely && one.fields <= FIELDS, SecHubBadCondition(i));
            _conditions[ware][i] = one;
        }
        // What stands behind the new count is never read again.
        _bound[ware].conditions = SafeCastLib.toUint8(conditions.length);
        emit RuleSet(ware, conditions);
    }

    function _conditionsOf(uint32 ware) private view returns (Condition[] memory all) {
        all = new Condition[](_bound[ware].conditions);
        for (uint256 i = 0; i < all.length; ++i) {
            all[i] = _conditions[ware][i];
        }
    }

    function _isRequired(uint32 ware, Question memory asked) private view returns (bool) {
        Bound_ storage bound = _bound[ware];
        if (!bound.isBound) return false;
        uint256 count = bound.conditions;
        for (uint256 i = 0; i < count; ++i) {
            if (_matches(_conditions[ware][i], asked)) return true;
        }
        return count == 0;
    }

    function _matches(Condition storage one, Question memory asked) private view returns (bool) {
        uint8 fields = one.fields;
        if (fields & TARGET != 0 && one.target != asked.to) return false;
        if (fields & SELECTOR != 0 && one.selector != asked.selector) return false;
        if (fields & CHAIN != 0 && one.chainId != asked.chainId) return false;
        if (fields & AMOUNT != 0 && asked.value < one.minValue) return false;
        if (fields & TIME == 0) return true;
        bool isAfter = asked.second >= one.fromSecond;
        bool isBefore = asked.second < one.untilSecond;
        bool passesMidnight = one.fromSecond > one.untilSecond;
        return passesMidnight ? isAfter || isBefore : isAfter && isBefore;
    }

    function _call(address target, bytes calldata data) private returns (bytes memory answer) {
        bool isDone;
        (isDone, answer) = target.call(data);
        if (!isDone) _bubble(answer);
    }

    function _bubble(bytes memory answer) private pure {
        require(answer.length > 0, SecHubCallFailed());
        assembly ("memory-safe") {
            revert(add(answer, 32), mload(answer))
        }
    }
}
