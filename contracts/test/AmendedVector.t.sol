// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {IReputation} from "../src/interfaces/IReputation.sol";
import {Market} from "../src/Market.sol";
import {Modules} from "../src/Modules.sol";
import {ProviderStake} from "../src/ProviderStake.sol";
import {Registry} from "../src/Registry.sol";
import {BaseTest} from "./BaseTest.sol";
import {Vectors} from "./generated/Vectors.sol";

/// @notice The wire's second vector, bought, called and settled on the contracts: bytes that the client's tests made are paid.
contract AmendedVectorTest is BaseTest {
    /// @dev Puts the contracts where the vector says that they stand; what they know of each other is in their code.
    function setUp() public override {
        super.setUp();
        vm.chainId(Vectors.CHAIN_ID);
        Modules memory modules;
        modules.token = token;
        modules.registry = IRegistry(Vectors.REGISTRY);
        modules.market = IMarket(Vectors.MARKET);
        modules.reputation = IReputation(address(reputation));
        modules.timelock = owner;
        stakes = new ProviderStake(modules);
        modules.stakes = stakes;
        Market made = new Market(modules);
        vm.etch(Vectors.REGISTRY, address(new Registry(modules)).code);
        vm.etch(Vectors.MARKET, address(made).code);
        registry = Registry(Vectors.REGISTRY);
        market = Market(Vectors.MARKET);
        _give(Vectors.BUYER, 100e18);
        vm.startPrank(developer);
        token.approve(address(stakes), 5_000e18);
        ware = registry.register(_registrationOfTheVector());
        vm.stopPrank();
    }

    function test_planHash_isTheVectors__AVS9_SW2() public view {
        assertEq(uint256(ware), uint256(Vectors.SECWARE_ID), "number");
        assertEq(registry.planHashOf(ware, 0), Vectors.PLAN_HASH, "plan hash");
    }

    function test_domain_isTheVectors() public view {
        assertEq(market.domainSeparator(), Vectors.DOMAIN, "domain");
        assertEq(market.CALL_VOUCHER_TYPEHASH(), Vectors.CALL_VOUCHER_TYPEHASH, "voucher");
        assertEq(market.CALLER_GRANT_TYPEHASH(), Vectors.CALLER_GRANT_TYPEHASH, "grant");
    }

    function test_settle_paysTheVector__AVS3_SM17() public {
        _buyUntilTheVector();
        (bool isDone, bytes memory answer) = Vectors.MARKET.call(Vectors.SETTLEMENT);
        assertTrue(isDone, "settled");
        assertEq(abi.decode(answer, (uint96)), Vectors.PRICE * uint256(Vectors.SEQ) / Vectors.UNITS, "paid");
        assertEq(market.callerOf(Vectors.PURCHASE_ID, Vectors.CALLER).settled, Vectors.SEQ, "counted");
        (isDone,) = Vectors.MARKET.call(Vectors.SETTLEMENT);
        assertTrue(!isDone, "and only once");
    }

    function test_settle_refusesTheVectorElsewhere__SM19() public {
        _buyUntilTheVector();
        vm.chainId(Vectors.CHAIN_ID + 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotSettled.selector, IMarket.Skip.BadSignature));
        (bool isDone,) = Vectors.MARKET.call(Vectors.SETTLEMENT);
        isDone;
    }

    function test_verdict_isRecoveredFromTheVector__SW15_SM17() public view {
        bytes memory head = abi.encode(
            Vectors.VERDICT_TYPEHASH,
            Vectors.SECWARE_ID,
            Vectors.PURCHASE_ID,
            Vectors.CALLER,
            uint256(Vectors.SEQ),
            Vectors.REQUEST_HASH,
            Vectors.SUBJECT_HASH
        );
        bytes memory tail = abi.encode(
            Vectors.LEVEL,
            Vectors.CONFIDENCE_BPS,
            Vectors.PAYLOAD_HASH,
            Vectors.ENGINE,
            Vectors.RECEIVED_AT_MS,
            Vectors.ISSUED_AT_MS,
            Vectors.VALID_UNTIL
        );
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", Vectors.DOMAIN, keccak256(bytes.concat(head, tail))));
        assertEq(digest, Vectors.VERDICT_DIGEST, "digest");
        bytes memory signature = Vectors.VERDICT_SIGNATURE;
        (bytes32 r, bytes32 s, uint8 v) = (_wordAt(signature, 32), _wordAt(signature, 64), uint8(signature[64]));
        assertEq(ecrecover(digest, v, r, s), Vectors.PROVIDER, "signer");
        uint256 issuedAt = Vectors.ISSUED_AT_MS / 1000;
        assertTrue(registry.isKeyValidAt(ware, Vectors.PROVIDER, issuedAt), "registered when it spoke");
    }

    function test_typeHashes_areOfTheWire() public pure {
        bytes32 verdict = keccak256(
            "Verdict(bytes32 secwareId,bytes32 purchaseId,address caller,uint64 seq,bytes32 requestHash,bytes32 subjectHash,uint8 level,uint16 confidenceBps,bytes32 payloadHash,bytes32 engine,uint64 receivedAtMs,uint64 issuedAtMs,uint64 validUntil)"
        );
        bytes32 refusal = keccak256(
            "Refusal(bytes32 secwareId,bytes32 purchaseId,address caller,uint64 seq,bytes32 requestHash,uint16 status,bytes32 reason,uint64 receivedAtMs,uint64 issuedAtMs)"
        );
        assertEq(verdict, Vectors.VERDICT_TYPEHASH, "verdict");
        assertEq(refusal, Vectors.REFUSAL_TYPEHASH, "refusal");
    }

    function _buyUntilTheVector() private {
        vm.startPrank(Vectors.BUYER);
        token.approve(address(market), type(uint256).max);
        bytes32 id;
        for (uint256 nonce = 0; nonce <= Vectors.BUYER_NONCE; ++nonce) {
            id = market.buy(ware, 0, 1, Vectors.PRICE, Vectors.PLAN_HASH, Vectors.CALLER, bytes32(nonce));
        }
        vm.stopPrank();
        assertEq(id, Vectors.PURCHASE_ID, "purchase id");
    }

    function _registrationOfTheVector() private pure returns (IRegistry.Registration memory registration) {
        registration = _registration(5_000e18);
        registration.sla = IRegistry.Sla({
            uptimeBps: Vectors.UPTIME_BPS,
            p95Ms: Vectors.P95_MS,
            unknownMaxBps: Vectors.UNKNOWN_MAX_BPS,
            rateLimit: Vectors.RATE_LIMIT,
            retentionDays: Vectors.RETENTION_DAYS
        });
        registration.signingKey = Vectors.PROVIDER;
        registration.plan = IRegistry.Plan({
            price: Vectors.PRICE,
            units: Vectors.UNITS,
            duration: Vectors.DURATION,
            kinds: Vectors.KINDS,
            soldAtMost: 0,
            onSale: true,
            termsHash: Vectors.TERMS_HASH
        });
    }

    function _wordAt(bytes memory data, uint256 offset) private pure returns (bytes32 found) {
        assembly ("memory-safe") {
            found := mload(add(data, offset))
        }
    }
}
