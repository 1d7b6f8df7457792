// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ECDSA} from "solady/utils/ECDSA.sol";
import {LibClone} from "solady/utils/LibClone.sol";
import {SSTORE2} from "solady/utils/SSTORE2.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {ISecHub} from "./interfaces/ISecHub.sol";
import {SecToken} from "./SecToken.sol";

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

    SecToken public immutable TOKEN;
    IMarket public immutable MARKET;

    struct Bound_ {
        uint16 plan;
        bool isBound;
        bool isKnown;
        uint232 buyerNonce;
        bytes32 purchaseId;
    }

    uint64 private _version;
    address private _document;
    uint32[] private _wares;
    mapping(uint32 ware => Bound_) private _bound;
    mapping(uint32 ware => Condition[]) private _conditions;

    constructor(SecToken token, IMarket market) {
        TOKEN = token;
        MARKET = market;
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
        if (permit.deadline != 0) {
            // A permit that somebody else sent in first has set the allowance already.
            try TOKEN.permit(
                msg.sender, address(this), permit.value, permit.deadline, permit.v, permit.r, permit.s
            ) {} catch {}
        }
        if (order.maxTotal > 0) {
            TOKEN.transferFrom(msg.sender, address(this), order.maxTotal);
            TOKEN.approve(address(MARKET), order.maxTotal);
        }
        purchaseId = MARKET.buy(
            order.ware, order.plan, order.qty, order.maxTotal, order.planHash, order.callerKey, order.buyerNonce
        );
        _bind(order.ware, order.plan, purchaseId, uint256(order.buyerNonce));
        _setConditions(order.ware, conditions);
    }

    /// @inheritdoc ISecHub
    function bind(uint32 ware, address callerKey) external onlyOwner {
        Bound_ storage bound = _bound[ware];
        require(bound.isKnown, SecHubNotBound(ware));
        IMarket.Purchase memory purchase = MARKET.purchaseOf(bound.purchaseId);
        MARKET.setCaller(bound.purchaseId, callerKey, purchase.calls, purchase.end);
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
    }

    /// @inheritdoc ISecHub
    function setConditions(uint32 ware, Condition[] calldata conditions) external onlyOwner {
        require(_bound[ware].isKnown, SecHubNotBound(ware));
        _setConditions(ware, conditions);
    }

    /// @inheritdoc ISecHub
    function setDocument(uint64 version, bytes calldata ciphertext) external onlyOwner {
        require(version == _version + 1, SecHubBadVersion(version, _version + 1));
        require(
            ciphertext.length <= DOCUMENT_AT_MOST, SecHubDocumentTooLong(ciphertext.length, DOCUMENT_AT_MOST)
        );
        _version = version;
        _document = SSTORE2.write(ciphertext);
        emit Configured(version, ciphertext.length);
    }

    /// @inheritdoc ISecHub
    function act(address target, bytes calldata data) external onlyOwner returns (bytes memory) {
        require(target == address(MARKET), SecHubForbiddenTarget(target));
        return _call(target, data);
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
        if (amount > 0) TOKEN.transfer(owner(), amount);
    }

    /// @notice ERC-1271: what the owner's key signed, this hub signed.
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        bool isValid = signature.length == 65 && ECDSA.tryRecoverCalldata(hash, signature) == owner();
        return isValid ? this.isValidSignature.selector : bytes4(0xffffffff);
    }

    /// @inheritdoc ISecHub
    function owner() public view returns (address) {
        return address(bytes20(LibClone.argsOnClone(address(this))));
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
                conditions: _conditions[ware]
            });
        }
    }

    /// @inheritdoc ISecHub
    function requiredWares(uint64 chainId, address to, bytes4 selector, uint256 time)
        external
        view
        returns (uint32[] memory required)
    {
        required = new uint32[](_wares.length);
        uint256 count = 0;
        for (uint256 i = 0; i < _wares.length; ++i) {
            if (_isRequired(_wares[i], chainId, to, selector, time)) required[count++] = _wares[i];
        }
        // Shortens the array in place.
        assembly ("memory-safe") {
            mstore(required, count)
        }
    }

    function _bind(uint32 ware, uint16 plan, bytes32 purchaseId, uint256 buyerNonce) private {
        Bound_ storage bound = _bound[ware];
        if (!bound.isKnown) {
            require(_wares.length < WARES_AT_MOST, SecHubTooManyWares(_wares.length));
            _wares.push(ware);
        }
        _bound[ware] = Bound_({
            plan: plan,
            isBound: true,
            isKnown: true,
            buyerNonce: uint232(buyerNonce),
            purchaseId: purchaseId
        });
        emit Bound(ware, plan, purchaseId);
    }

    function _setConditions(uint32 ware, Condition[] calldata conditions) private {
        require(
            conditions.length <= CONDITIONS_AT_MOST, SecHubTooManyConditions(conditions.length, CONDITIONS_AT_MOST)
        );
        delete _conditions[ware];
        for (uint256 i = 0; i < conditions.length; ++i) {
            _conditions[ware].push(conditions[i]);
        }
        emit RuleSet(ware, conditions.length);
    }

    function _isRequired(uint32 ware, uint64 chainId, address to, bytes4 selector, uint256 time)
        private
        view
        returns (bool)
    {
        if (!_bound[ware].isBound) return false;
        Condition[] storage conditions = _conditions[ware];
        if (conditions.length == 0) return true;
        for (uint256 i = 0; i < conditions.length; ++i) {
            if (_matches(conditions[i], chainId, to, selector, time % 1 days)) return true;
        }
        return false;
    }

    function _matches(Condition storage one, uint64 chainId, address to, bytes4 selector, uint256 second)
        private
        view
        returns (bool)
    {
        uint8 fields = one.fields;
        if (fields & TARGET != 0 && one.target != to) return false;
        if (fields & SELECTOR != 0 && one.selector != selector) return false;
        if (fields & CHAIN != 0 && one.chainId != chainId) return false;
        if (fields & TIME == 0) return true;
        bool passesMidnight = one.fromSecond > one.untilSecond;
        bool isAfter = second >= one.fromSecond;
        bool isBefore = second < one.untilSecond;
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
