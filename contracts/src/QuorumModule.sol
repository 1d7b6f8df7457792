// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IQuorumModule} from "./interfaces/IQuorumModule.sol";
import {Demand, SignedVerdict, VerdictQuorum} from "./verdicts/VerdictQuorum.sol";

/// @title The quorum module.
/// @notice See `IQuorumModule`. A small example of what a contract can do with verdicts; it holds nothing and calls nobody.
contract QuorumModule is IQuorumModule {
    uint256 private constant WAIT = 48 hours;
    uint8 private constant LEVEL_AT_MOST = 4;
    bytes32 private constant SUBJECT_TX_TYPEHASH =
        keccak256("SubjectTx(uint256 chainId,address from,address to,uint256 value,bytes32 calldataDigest)");

    struct Rules {
        Rule current;
        Rule next;
        uint40 nextFrom;
    }

    mapping(address account => Rules) private _rules;
    mapping(address account => mapping(uint32 ware => mapping(address key => Key))) private _keys;

    /// @inheritdoc IQuorumModule
    function setRule(Rule calldata rule) external {
        bool isGood = rule.least > 0 && rule.levelMost > 0 && rule.levelMost < LEVEL_AT_MOST;
        require(isGood, QuorumModuleBadRule(rule.least, rule.levelMost));
        Rules storage own = _rules[msg.sender];
        Rule memory now_ = ruleOf(msg.sender);
        uint40 from = _from();
        if (now_.least == 0) (own.current, from) = (rule, uint40(block.timestamp));
        else own.current = now_;
        (own.next, own.nextFrom) = (rule, from);
        emit RuleChanging(msg.sender, rule, from);
    }

    /// @inheritdoc IQuorumModule
    function addKey(uint32 ware, address key, uint40 until) external {
        uint40 from = _from();
        Key storage own = _keys[msg.sender][ware][key];
        bool isNew = key != address(0) && ware != 0 && own.until == 0 && until > from;
        require(isNew, QuorumModuleBadKey(ware, key));
        (own.from, own.until) = (from, until);
        emit KeyChanging(msg.sender, ware, key, from, until);
    }

    /// @inheritdoc IQuorumModule
    function endKey(uint32 ware, address key) external {
        uint40 until = _from();
        Key storage own = _keys[msg.sender][ware][key];
        require(own.until > until, QuorumModuleBadKey(ware, key));
        own.until = until;
        emit KeyChanging(msg.sender, ware, key, own.from, until);
    }

    /// @inheritdoc IQuorumModule
    function requireCall(address to, uint256 value, bytes calldata data, SignedVerdict[] calldata verdicts)
        external
        view
    {
        Rule memory rule = ruleOf(msg.sender);
        require(rule.least > 0, QuorumModuleNoRule(msg.sender));
        // A verdict on a call from nobody in particular was made without knowing whose money moves.
        bytes32 masked = _subjectOf(address(0), to, value, data);
        for (uint256 i = 0; i < verdicts.length; ++i) {
            require(verdicts[i].verdict.subjectHash != masked, QuorumModuleMaskedSubject(i));
        }
        Demand memory demand = Demand({
            subjectHash: _subjectOf(msg.sender, to, value, data),
            domain: rule.home,
            least: rule.least,
            levelMost: rule.levelMost,
            ageMost: rule.ageMost
        });
        VerdictQuorum.verify(verdicts, demand, _isKey);
    }

    /// @inheritdoc IQuorumModule
    function keyOf(address account, uint32 ware, address key) external view returns (Key memory) {
        return _keys[account][ware][key];
    }

    /// @inheritdoc IQuorumModule
    function subjectOf(address account, address to, uint256 value, bytes calldata data)
        external
        view
        returns (bytes32)
    {
        return _subjectOf(account, to, value, data);
    }

    /// @inheritdoc IQuorumModule
    function ruleOf(address account) public view returns (Rule memory) {
        Rules storage own = _rules[account];
        return own.nextFrom != 0 && block.timestamp >= own.nextFrom ? own.next : own.current;
    }

    /// @dev Changes wait, but where nothing guards the account yet nothing has to be waited for.
    function _from() private view returns (uint40) {
        bool isGuarded = ruleOf(msg.sender).least > 0;
        return uint40(isGuarded ? block.timestamp + WAIT : block.timestamp);
    }

    /// @dev Valid when it signed, and still.
    function _isKey(uint32 ware, address key, uint256 issuedAt) private view returns (bool) {
        Key storage own = _keys[msg.sender][ware][key];
        return
            own.from <= issuedAt && issuedAt < own.until && block.timestamp >= own.from && block.timestamp < own.until;
    }

    function _subjectOf(address from, address to, uint256 value, bytes calldata data) private view returns (bytes32) {
        bytes32 calldataDigest = keccak256(abi.encodePacked(uint256(data.length), data));
        return keccak256(abi.encode(SUBJECT_TX_TYPEHASH, block.chainid, from, to, value, calldataDigest));
    }
}
