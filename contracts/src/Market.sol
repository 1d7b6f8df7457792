// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "solady/utils/EIP712.sol";
import {SignatureCheckerLib} from "solady/utils/SignatureCheckerLib.sol";
import {ECDSA} from "solady/utils/ECDSA.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {Owned} from "./Owned.sol";
import {SecToken} from "./SecToken.sol";

/// @title The market.
/// @notice See `IMarket`. Balances are kept here and never read from the token, so that a donation changes nothing.
contract Market is IMarket, Owned, EIP712 {
    bytes32 public constant CALL_VOUCHER_TYPEHASH =
        keccak256("CallVoucher(bytes32 purchaseId,uint64 seq,bytes32 requestHash)");
    bytes32 public constant CALLER_GRANT_TYPEHASH = keccak256(
        "CallerGrant(bytes32 purchaseId,address caller,uint64 maxCalls,uint64 validAfter,uint64 validUntil,uint64 epoch,string audience)"
    );

    uint256 public constant SETTLE_GRACE = 48 hours;
    uint256 public constant FREE_PLAN_PERIOD = 30 days;
    /// @notice Days until revenue comes free at a score of 0.
    uint256 public constant DELAY = 14 days;
    uint256 public constant BURN_BPS = 450;
    /// @notice Operators' share and performance pool; kept in `reserve` until the economy's contracts take it over.
    uint256 public constant RESERVE_BPS = 150;
    uint256 public constant TREASURY_BPS = 50;
    uint256 public constant CANCEL_BPS = 200;
    uint256 private constant ENTRIES_AT_MOST = 50;
    uint256 private constant CALLERS_AT_MOST = 16;
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    SecToken public immutable TOKEN;
    IRegistry public immutable REGISTRY;
    IProviderStake public immutable STAKE;

    /// @notice What is held, by purpose. Their sum is the balance, donations left aside.
    uint256 public totalEscrow;
    uint256 public totalDue;
    uint256 public reserve;
    uint256 public treasury;

    struct Sales {
        uint64 purchases;
        uint64 callsSold;
        uint64 callsSettled;
    }

    mapping(bytes32 purchaseId => Purchase) private _purchases;
    mapping(bytes32 purchaseId => mapping(address caller => Caller)) private _callers;
    mapping(bytes32 purchaseId => address[]) private _callerLists;
    mapping(address owner => mapping(uint32 ware => uint256)) private _buyerNonces;
    mapping(address owner => mapping(uint32 ware => uint40)) private _freeUntil;
    mapping(uint32 ware => mapping(uint16 plan => uint32)) public soldOf;
    mapping(uint32 ware => mapping(uint32 dayNumber => uint256)) public dueOf;
    mapping(uint32 ware => uint32[]) private _dueDays;
    mapping(uint32 ware => Sales) private _sales;

    constructor(SecToken token, IRegistry registry, IProviderStake stakeContract, address first) Owned(first) {
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
    function buy(
        uint32 ware,
        uint16 plan,
        uint40 qty,
        uint96 maxTotal,
        bytes32 planHash,
        address callerKey,
        bytes32 buyerNonce
    ) external returns (bytes32 purchaseId) {
        require(REGISTRY.isOnSale(ware, plan), MarketNotOnSale(ware, plan));
        bytes32 actual = REGISTRY.planHashOf(ware, plan);
        require(planHash == actual, MarketPlanMismatch(planHash, actual));
        uint256 nonce = _buyerNonces[msg.sender][ware]++;
        require(uint256(buyerNonce) == nonce, MarketBadNonce(buyerNonce, nonce));
        IRegistry.Plan memory terms = REGISTRY.planOf(ware, plan);
        uint96 amount = _priceOf(terms, qty, maxTotal);
        _countSale(ware, plan, terms);
        if (amount == 0) _takeFreePlan(ware, qty);
        purchaseId = purchaseIdOf(msg.sender, ware, planHash, nonce);
        _open(purchaseId, ware, plan, amount, qty * terms.units, uint40(block.timestamp) + terms.duration);
        _announce(purchaseId, nonce);
        _setCaller(purchaseId, callerKey, qty * terms.units, uint40(block.timestamp) + terms.duration);
        _takeEscrow(ware, amount);
    }

    /// @inheritdoc IMarket
    function topUp(bytes32 purchaseId, uint40 qty, uint96 maxTotal)
        external
        onlyPurchaser(purchaseId)
        onlyLive(purchaseId)
    {
        Purchase storage purchase = _purchases[purchaseId];
        uint32 ware = purchase.ware;
        require(REGISTRY.isOnSale(ware, purchase.plan), MarketNotOnSale(ware, purchase.plan));
        require(block.timestamp < purchase.end, MarketNotLive(purchaseId, purchase.state));
        IRegistry.Plan memory terms = REGISTRY.planOf(ware, purchase.plan);
        require(terms.price > 0, MarketNotOnSale(ware, purchase.plan));
        uint96 amount = _priceOf(terms, qty, maxTotal);
        uint40 calls = qty * terms.units;
        purchase.calls += calls;
        purchase.amount += amount;
        _sales[ware].callsSold += calls;
        // The owner's other callers keep the cap they were given; the first key may use what was added.
        _callers[purchaseId][_callerLists[purchaseId][0]].maxCalls += calls;
        emit ToppedUp(purchaseId, calls, amount);
        _takeEscrow(ware, amount);
    }

    /// @inheritdoc IMarket
    function setCaller(bytes32 purchaseId, address caller, uint40 maxCalls, uint40 validUntil)
        external
        onlyPurchaser(purchaseId)
        onlyLive(purchaseId)
    {
        _setCaller(purchaseId, caller, maxCalls, validUntil);
    }

    /// @inheritdoc IMarket
    function revokeCaller(bytes32 purchaseId, address caller) external onlyPurchaser(purchaseId) {
        require(_callers[purchaseId][caller].maxCalls > 0, MarketBadCaller(caller));
        _revoke(purchaseId, caller);
    }

    /// @inheritdoc IMarket
    function bumpEpoch(bytes32 purchaseId) external onlyPurchaser(purchaseId) {
        address[] storage list = _callerLists[purchaseId];
        for (uint256 i = 0; i < list.length; ++i) {
            _revoke(purchaseId, list[i]);
        }
        uint32 epoch = ++_purchases[purchaseId].epoch;
        emit EpochRaised(purchaseId, epoch);
    }

    /// @inheritdoc IMarket
    function useGrant(CallerGrant calldata grant, bytes calldata signature) external onlyLive(grant.purchaseId) {
        Purchase storage purchase = _purchases[grant.purchaseId];
        bool isTimely = block.timestamp >= grant.validAfter && block.timestamp < grant.validUntil;
        bool isCapped = grant.maxCalls > 0 && grant.maxCalls <= type(uint40).max;
        require(isTimely && isCapped && grant.epoch == purchase.epoch, MarketBadGrant(grant.purchaseId));
        bytes32 digest = _grantDigest(grant);
        require(
            SignatureCheckerLib.isValidSignatureNowCalldata(purchase.owner, digest, signature),
            MarketBadGrant(grant.purchaseId)
        );
        uint40 until = grant.validUntil > purchase.end ? purchase.end : uint40(grant.validUntil);
        _setCaller(grant.purchaseId, grant.caller, uint40(grant.maxCalls), until);
    }

    /// @inheritdoc IMarket
    function settle(Entry calldata entry) external returns (uint96 paid) {
        Skip reason;
        (paid, reason) = _settle(entry);
        require(reason == Skip.None, MarketNotSettled(reason));
    }

    /// @inheritdoc IMarket
    function settleMany(Entry[] calldata entries) external returns (uint96 paid) {
        require(entries.length <= ENTRIES_AT_MOST, MarketBatchTooLarge(entries.length, ENTRIES_AT_MOST));
        for (uint256 i = 0; i < entries.length; ++i) {
            (uint96 part, Skip reason) = _settle(entries[i]);
            paid += part;
            if (reason != Skip.None) emit SettleSkipped(entries[i].purchaseId, entries[i].caller, reason);
        }
    }

    /// @inheritdoc IMarket
    function cancel(bytes32 purchaseId) external onlyPurchaser(purchaseId) onlyLive(purchaseId) {
        _purchases[purchaseId].state = State.Cancelling;
        _purchases[purchaseId].cancelAt = uint40(block.timestamp);
        emit CancelRequested(purchaseId, uint40(block.timestamp));
    }

    /// @inheritdoc IMarket
    function refund(bytes32 purchaseId) external {
        Purchase storage purchase = _purchases[purchaseId];
        State state = purchase.state;
        require(state == State.Live || state == State.Cancelling, MarketNotLive(purchaseId, state));
        uint256 from = _closedAt(purchase) + SETTLE_GRACE;
        require(block.timestamp >= from, MarketNotRefundable(from));
        uint96 left = purchase.amount - _earned(purchase, purchase.used);
        uint96 fee = state == State.Cancelling ? uint96(uint256(left) * CANCEL_BPS / 10_000) : 0;
        purchase.state = State.Closed;
        totalEscrow -= left;
        // What nobody used leaves the exposure at once; it can no longer be claimed for.
        if (left > 0) STAKE.endExposure(purchase.ware, left);
        if (fee > 0) _addDue(purchase.ware, fee);
        emit Refunded(purchaseId, purchase.owner, left - fee, fee);
        if (left > fee) TOKEN.transfer(purchase.owner, left - fee);
    }

    /// @inheritdoc IMarket
    function withdraw(uint32 ware, uint32[] calldata dayNumbers) external returns (uint256 amount) {
        require(REGISTRY.developerOf(ware) == msg.sender, MarketNotDeveloper(ware, msg.sender));
        for (uint256 i = 0; i < dayNumbers.length; ++i) {
            uint32 dayNumber = dayNumbers[i];
            require(uint256(dayNumber) * 1 days <= block.timestamp, MarketDayLocked(dayNumber));
            amount += dueOf[ware][dayNumber];
            dueOf[ware][dayNumber] = 0;
        }
        totalDue -= amount;
        emit RevenueWithdrawn(ware, msg.sender, amount);
        if (amount > 0) TOKEN.transfer(msg.sender, amount);
    }

    /// @notice Pays the treasury's share out to the owner. The reserve stays for the economy's contracts.
    function payTreasury() external onlyOwner {
        uint256 amount = treasury;
        treasury = 0;
        emit TreasuryPaid(msg.sender, amount);
        TOKEN.transfer(msg.sender, amount);
    }

    /// @inheritdoc IMarket
    function purchaseOf(bytes32 purchaseId) external view returns (Purchase memory) {
        return _purchases[purchaseId];
    }

    /// @inheritdoc IMarket
    function callerOf(bytes32 purchaseId, address caller) external view returns (Caller memory) {
        return _callers[purchaseId][caller];
    }

    /// @inheritdoc IMarket
    function callersOf(bytes32 purchaseId) external view returns (address[] memory) {
        return _callerLists[purchaseId];
    }

    /// @inheritdoc IMarket
    function buyerNonceOf(address purchaser, uint32 ware) external view returns (uint256) {
        return _buyerNonces[purchaser][ware];
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

    /// @inheritdoc IMarket
    function revenueOf(uint32 ware) external view returns (uint32[] memory dayNumbers, uint256[] memory amounts) {
        dayNumbers = _dueDays[ware];
        amounts = new uint256[](dayNumbers.length);
        for (uint256 i = 0; i < dayNumbers.length; ++i) {
            amounts[i] = dueOf[ware][dayNumbers[i]];
        }
    }

    /// @inheritdoc IMarket
    function salesOf(uint32 ware) external view returns (uint64 purchases, uint64 callsSold, uint64 callsSettled) {
        Sales storage sales = _sales[ware];
        return (sales.purchases, sales.callsSold, sales.callsSettled);
    }

    /// @inheritdoc IMarket
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparator();
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("SecHub", "1");
    }

    function _priceOf(IRegistry.Plan memory terms, uint40 qty, uint96 maxTotal) private pure returns (uint96) {
        require(qty > 0 && uint256(qty) * terms.units <= type(uint40).max, MarketBadQuantity(qty));
        uint256 total = uint256(qty) * terms.price;
        require(total <= maxTotal, MarketPriceAboveMax(total, maxTotal));
        return uint96(total);
    }

    function _open(bytes32 purchaseId, uint32 ware, uint16 plan, uint96 amount, uint40 calls, uint40 end) private {
        _purchases[purchaseId] = Purchase({
            owner: msg.sender,
            amount: amount,
            ware: ware,
            plan: plan,
            start: uint40(block.timestamp),
            end: end,
            calls: calls,
            used: 0,
            cancelAt: 0,
            epoch: 0,
            state: State.Live
        });
        _sales[ware].purchases += 1;
        _sales[ware].callsSold += calls;
    }

    function _announce(bytes32 purchaseId, uint256 nonce) private {
        Purchase storage made = _purchases[purchaseId];
        address developer = REGISTRY.developerOf(made.ware);
        emit Purchased(
            purchaseId, made.owner, made.ware, developer, made.plan, made.calls, made.amount, made.end, nonce
        );
    }

    function _countSale(uint32 ware, uint16 plan, IRegistry.Plan memory terms) private {
        uint32 sold = ++soldOf[ware][plan];
        require(terms.soldAtMost == 0 || sold <= terms.soldAtMost, MarketSoldOut(ware, plan, terms.soldAtMost));
    }

    function _takeFreePlan(uint32 ware, uint40 qty) private {
        require(qty == 1, MarketBadQuantity(qty));
        uint40 until = _freeUntil[msg.sender][ware];
        require(block.timestamp >= until, MarketFreePlanTaken(until));
        _freeUntil[msg.sender][ware] = uint40(block.timestamp + FREE_PLAN_PERIOD);
    }

    function _takeEscrow(uint32 ware, uint96 amount) private {
        if (amount == 0) return;
        totalEscrow += amount;
        STAKE.addExposure(ware, amount);
        TOKEN.transferFrom(msg.sender, address(this), amount);
    }

    function _grantDigest(CallerGrant calldata grant) private view returns (bytes32) {
        // Two halves, or the encoder runs out of stack.
        bytes memory head = abi.encode(CALLER_GRANT_TYPEHASH, grant.purchaseId, grant.caller, grant.maxCalls);
        bytes memory tail =
            abi.encode(grant.validAfter, grant.validUntil, grant.epoch, keccak256(bytes(grant.audience)));
        return _hashTypedData(keccak256(bytes.concat(head, tail)));
    }

    function _setCaller(bytes32 purchaseId, address caller, uint40 maxCalls, uint40 validUntil) private {
        Caller storage entry = _callers[purchaseId][caller];
        // A key that was revoked stays revoked: a new epoch has new keys.
        require(
            caller != address(0) && maxCalls > 0 && validUntil > block.timestamp && entry.revokedAt == 0,
            MarketBadCaller(caller)
        );
        if (entry.maxCalls == 0) {
            address[] storage list = _callerLists[purchaseId];
            require(list.length < CALLERS_AT_MOST, MarketTooManyCallers(list.length));
            list.push(caller);
        }
        entry.maxCalls = maxCalls;
        entry.validUntil = validUntil;
        emit CallerSet(purchaseId, caller, maxCalls, validUntil);
    }

    function _revoke(bytes32 purchaseId, address caller) private {
        Caller storage entry = _callers[purchaseId][caller];
        if (entry.revokedAt != 0) return;
        entry.revokedAt = uint40(block.timestamp);
        emit CallerRevoked(purchaseId, caller);
    }

    /// @dev Pays everything up to `seq` that was not paid before, within the caller's cap and the purchase's calls.
    function _settle(Entry calldata entry) private returns (uint96 paid, Skip reason) {
        Purchase storage purchase = _purchases[entry.purchaseId];
        if (purchase.state != State.Live && purchase.state != State.Cancelling) return (0, Skip.UnknownPurchase);
        Caller storage caller = _callers[entry.purchaseId][entry.caller];
        if (caller.maxCalls == 0) return (0, Skip.UnknownCaller);
        if (block.timestamp >= _settlesUntil(purchase, caller)) return (0, Skip.TooLate);
        if (!_isSigned(entry)) return (0, Skip.BadSignature);
        uint40 served = _servedBy(entry.seq, purchase, caller);
        if (served == 0) return (0, Skip.NothingDue);
        paid = _earned(purchase, purchase.used + served) - _earned(purchase, purchase.used);
        caller.settled += served;
        purchase.used += served;
        _sales[purchase.ware].callsSettled += served;
        uint32 unlockDay = _payOut(purchase.ware, paid);
        emit Settled(entry.purchaseId, entry.caller, entry.seq, served, paid, unlockDay);
    }

    function _payOut(uint32 ware, uint96 paid) private returns (uint32 unlockDay) {
        if (paid == 0) return _unlockDay();
        uint256 burned = uint256(paid) * BURN_BPS / 10_000;
        uint256 kept = uint256(paid) * RESERVE_BPS / 10_000;
        uint256 toTreasury = uint256(paid) * TREASURY_BPS / 10_000;
        totalEscrow -= paid;
        reserve += kept;
        treasury += toTreasury;
        unlockDay = _addDue(ware, paid - burned - kept - toTreasury);
        STAKE.endExposure(ware, paid);
        TOKEN.burn(burned);
    }

    function _addDue(uint32 ware, uint256 amount) private returns (uint32 unlockDay) {
        unlockDay = _unlockDay();
        uint32[] storage list = _dueDays[ware];
        if (list.length == 0 || list[list.length - 1] < unlockDay) list.push(unlockDay);
        dueOf[ware][unlockDay] += amount;
        totalDue += amount;
    }

    function _servedBy(uint40 seq, Purchase storage purchase, Caller storage caller) private view returns (uint40) {
        if (seq <= caller.settled) return 0;
        uint40 served = seq - caller.settled;
        uint40 underCap = caller.maxCalls > caller.settled ? caller.maxCalls - caller.settled : 0;
        uint40 left = purchase.calls - purchase.used;
        if (underCap < served) served = underCap;
        return left < served ? left : served;
    }

    /// @dev Rounds down, and telescopes: the parts of a purchase sum to its amount exactly.
    function _earned(Purchase storage purchase, uint40 used) private view returns (uint96) {
        return uint96(uint256(purchase.amount) * used / purchase.calls);
    }

    function _closedAt(Purchase storage purchase) private view returns (uint256 closedAt) {
        closedAt = purchase.end;
        if (purchase.cancelAt != 0 && purchase.cancelAt < closedAt) closedAt = purchase.cancelAt;
        uint40 retiredAt = REGISTRY.wareOf(purchase.ware).retiredAt;
        if (retiredAt != 0 && retiredAt < closedAt) closedAt = retiredAt;
    }

    function _settlesUntil(Purchase storage purchase, Caller storage caller) private view returns (uint256 until) {
        until = _closedAt(purchase);
        if (caller.validUntil < until) until = caller.validUntil;
        if (caller.revokedAt != 0 && caller.revokedAt < until) until = caller.revokedAt;
        return until + SETTLE_GRACE;
    }

    function _isSigned(Entry calldata entry) private view returns (bool) {
        if (entry.signature.length != 65 || uint256(bytes32(entry.signature[32:64])) > HALF_ORDER) return false;
        bytes32 digest = _hashTypedData(
            keccak256(abi.encode(CALL_VOUCHER_TYPEHASH, entry.purchaseId, uint256(entry.seq), entry.requestHash))
        );
        return ECDSA.tryRecoverCalldata(digest, entry.signature) == entry.caller;
    }

    function _unlockDay() private view returns (uint32) {
        return uint32((block.timestamp + DELAY + 1 days - 1) / 1 days);
    }
}
