// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "solady/tokens/ERC20.sol";
import {
    EigenNewSet,
    EigenSet,
    EigenSlash,
    IEigenAllocations,
    IEigenRegistrar,
    IEigenStrategies
} from "../../src/interfaces/IEigen.sol";

/// @notice A fake of EigenLayer that behaves as the real one was measured to, for one set and one token that is its own strategy:
/// magnitudes only fall, slashes round up, who deregistered and what is queued stays slashable for 14 days, a registrar's revert
/// refuses. Losses reach stakers by a factor, not one by one.
contract EigenFake is IEigenAllocations, IEigenStrategies {
    uint256 private constant WAD = 1e18;
    uint256 public constant DELAY = 14 days;

    struct Operator {
        uint256 maxMagnitude;
        uint256 allocated;
        uint256 shares;
        uint256 queuedScaled;
        uint256 slashableUntil;
        bool isRegistered;
    }

    struct Withdrawal {
        address staker;
        address operator;
        uint256 scaled;
        uint256 readyAt;
    }

    ERC20 public immutable TOKEN;
    mapping(address avs => bool) public hasMetadata;
    mapping(address avs => address) public registrarOf;
    address public slasher;
    address public recipient;
    mapping(address operator => Operator) private _operators;
    mapping(address staker => mapping(address operator => uint256)) private _scaled;
    Withdrawal[] private _withdrawals;
    uint256[] private _slashed;
    mapping(uint256 slashId => bool) public isCleared;

    error NotTheAvs();
    error NoMetadata();
    error BadRegistrar();
    error BadRecipient();
    error NotSlasher();
    error NotSlashable();
    error BadWad();
    error BadStrategies();
    error TooMuch();
    error NotReady();

    constructor(ERC20 token) {
        TOKEN = token;
    }

    function updateAVSMetadataURI(address avs, string calldata) external {
        require(msg.sender == avs, NotTheAvs());
        hasMetadata[avs] = true;
    }

    function setAVSRegistrar(address avs, address registrar) external {
        require(msg.sender == avs, NotTheAvs());
        require(IEigenRegistrar(registrar).supportsAVS(avs), BadRegistrar());
        registrarOf[avs] = registrar;
    }

    function createRedistributingOperatorSets(
        address avs,
        EigenNewSet[] calldata sets,
        address[] calldata redistributionRecipients
    ) external {
        require(msg.sender == avs, NotTheAvs());
        require(hasMetadata[avs], NoMetadata());
        require(redistributionRecipients[0] != address(0), BadRecipient());
        (slasher, recipient) = (sets[0].slasher, redistributionRecipients[0]);
    }

    function register(address avs, uint32 setId, bytes calldata data) external {
        Operator storage own = _operators[msg.sender];
        (own.isRegistered, own.slashableUntil) = (true, type(uint256).max);
        if (own.maxMagnitude == 0) own.maxMagnitude = WAD;
        IEigenRegistrar(registrarOf[avs]).registerOperator(msg.sender, avs, _one(setId), data);
    }

    function deregister(address avs, uint32 setId) external {
        Operator storage own = _operators[msg.sender];
        (own.isRegistered, own.slashableUntil) = (false, block.timestamp + DELAY);
        try IEigenRegistrar(registrarOf[avs]).deregisterOperator(msg.sender, avs, _one(setId)) {} catch {}
    }

    function allocate(uint256 magnitude) external {
        Operator storage own = _operators[msg.sender];
        require(magnitude >= own.allocated && magnitude <= own.maxMagnitude, TooMuch());
        own.allocated = magnitude;
    }

    /// @dev What comes after a slash is not touched by it.
    function deposit(address operator, uint256 amount) external {
        Operator storage own = _operators[operator];
        if (own.maxMagnitude == 0) own.maxMagnitude = WAD;
        own.shares += amount;
        _scaled[msg.sender][operator] += amount * WAD / own.maxMagnitude;
        TOKEN.transferFrom(msg.sender, address(this), amount);
    }

    /// @dev By the amount that was once put in, as it scales.
    function queueWithdrawal(address operator, uint256 scaled) external returns (uint256 id) {
        Operator storage own = _operators[operator];
        _scaled[msg.sender][operator] -= scaled;
        uint256 shares = scaled * own.maxMagnitude / WAD;
        own.shares -= shares < own.shares ? shares : own.shares;
        own.queuedScaled += scaled;
        id = _withdrawals.length;
        _withdrawals.push(Withdrawal(msg.sender, operator, scaled, block.timestamp + DELAY));
    }

    /// @dev At the factor of now: what waited was slashed as well.
    function completeWithdrawal(uint256 id) external returns (uint256 amount) {
        Withdrawal memory own = _withdrawals[id];
        require(own.staker == msg.sender && block.timestamp >= own.readyAt, NotReady());
        delete _withdrawals[id];
        Operator storage operator = _operators[own.operator];
        operator.queuedScaled -= own.scaled;
        amount = own.scaled * operator.maxMagnitude / WAD;
        TOKEN.transfer(msg.sender, amount);
    }

    function slashOperator(address, EigenSlash calldata params)
        external
        returns (uint256 slashId, uint256[] memory shares)
    {
        require(msg.sender == slasher, NotSlasher());
        require(params.strategies.length == 1 && params.strategies[0] == address(TOKEN), BadStrategies());
        require(params.wads.length == 1, BadStrategies());
        Operator storage own = _operators[params.operator];
        require(block.timestamp < own.slashableUntil, NotSlashable());
        require(params.wads[0] > 0 && params.wads[0] <= WAD, BadWad());
        shares = new uint256[](1);
        shares[0] = _slash(own, params.wads[0]);
        slashId = _slashed.length;
        _slashed.push(shares[0]);
    }

    function clearBurnOrRedistributableShares(EigenSet calldata, uint256 slashId) external {
        if (isCleared[slashId]) return;
        isCleared[slashId] = true;
        TOKEN.transfer(recipient, _slashed[slashId]);
    }

    function magnitudesOf(address operator) external view returns (uint256 most, uint256 allocated) {
        return (_operators[operator].maxMagnitude, _operators[operator].allocated);
    }

    function withdrawableOf(address staker, address operator) external view returns (uint256) {
        return _scaled[staker][operator] * _operators[operator].maxMagnitude / WAD;
    }

    function _slash(Operator storage own, uint256 wad) private returns (uint256 taken) {
        uint256 magnitude = (own.allocated * wad + WAD - 1) / WAD;
        uint256 before = own.maxMagnitude;
        own.allocated -= magnitude;
        own.maxMagnitude = before - magnitude;
        if (before == 0) return 0;
        uint256 left = (own.shares * own.maxMagnitude + before - 1) / before;
        taken = own.shares - left + own.queuedScaled * magnitude / WAD;
        own.shares = left;
    }

    function _one(uint32 setId) private pure returns (uint32[] memory ids) {
        ids = new uint32[](1);
        ids[0] = setId;
    }
}
