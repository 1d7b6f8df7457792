// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Who offers which SecWare, under which terms, and which keys sign for it.
/// @notice Plans are append-only and keys are never deleted, so that what was sold and what was said stay provable.
interface IRegistry {
    enum Status {
        None,
        Active,
        Paused,
        Retired,
        Suspended,
        Expelled
    }

    /// @notice How a SecWare's calls are delivered: by its API, outside of one (a person who helps, an insurance), or by other
    /// SecWares of which it is a package.
    enum Kind {
        Api,
        Outside,
        Package
    }

    /// @notice What a developer promises, as fields.
    struct Sla {
        uint16 uptimeBps;
        uint32 p95Ms;
        uint16 unknownMaxBps;
        uint32 rateLimit;
        uint16 retentionDays;
    }

    /// @notice A SecWare's record.
    struct Ware {
        address developer;
        uint40 endedAt;
        Status status;
        Kind kind;
        uint8 category;
        uint16 planCount;
        bytes32 manifestHash;
    }

    /// @notice What is sold. `units` calls for `price`, within `duration` seconds, of the kinds in `kinds`: a bit
    /// each, in the order of the wire's list, and none at all for every kind.
    /// @dev `soldAtMost` of 0 means without a limit.
    struct Plan {
        uint96 price;
        uint40 units;
        uint32 duration;
        uint16 kinds;
        uint32 soldAtMost;
        bool onSale;
        bytes32 termsHash;
    }

    /// @notice What a market needs of a plan; all else is in its hash. `isOnSale`: the plan is on sale and the SecWare sells.
    struct Offer {
        uint96 price;
        uint40 units;
        uint32 duration;
        uint32 soldAtMost;
        bytes32 planHash;
        address developer;
        bool isOnSale;
    }

    /// @notice A key that signs verdicts, valid from `from` until before `until`, in seconds.
    struct SigningKey {
        address key;
        uint40 from;
        uint40 until;
    }

    /// @notice Everything that one registration says.
    struct Registration {
        string host;
        bytes32 manifestHash;
        Kind kind;
        uint8 category;
        Sla sla;
        address signingKey;
        Plan plan;
        uint96 stake;
    }

    event WareRegistered(
        uint32 indexed ware,
        address indexed developer,
        Kind kind,
        uint8 category,
        string host,
        bytes32 manifestHash,
        Sla sla
    );
    /// @dev The plan's hash follows from it, the promises of `WareRegistered`, the chain and this address; see `planHashOf`.
    event PlanAdded(uint32 indexed ware, uint16 indexed plan, Plan terms);
    event PlanSaleSet(uint32 indexed ware, uint16 indexed plan, bool onSale);
    event KeyAdded(uint32 indexed ware, address indexed key, uint40 from, uint40 until);
    event KeyEnded(uint32 indexed ware, address indexed key, uint40 until);
    event MetadataUpdated(uint32 indexed ware, string host, bytes32 manifestHash);
    event StatusChanged(uint32 indexed ware, Status status);

    error RegistryUnknownWare(uint32 ware);
    error RegistryUnknownPlan(uint32 ware, uint16 plan);
    error RegistryNotDeveloper(uint32 ware, address caller);
    error RegistryBadHost(uint256 length);
    error RegistryBadPlan(uint40 units, uint32 duration);
    error RegistryBadSla(uint16 uptimeBps, uint16 unknownMaxBps);
    error RegistryBadKey(address key);
    error RegistryTooManyKeys(uint256 live);
    error RegistryEnded(uint32 ware, Status status);
    error RegistryNotModule(address caller);
    error RegistryPaused(uint256 until);

    /// @notice Registers a SecWare with its first plan, its first key and its stake in one transaction.
    /// @dev The caller has allowed ProviderStake to take `stake`, which is at least the fixed part.
    function register(Registration calldata registration) external returns (uint32 ware);

    /// @notice Appends a plan; plans already sold keep their terms.
    function addPlan(uint32 ware, Plan calldata plan) external returns (uint16 number);
    /// @notice Takes a plan off the shelf, or puts it back.
    function setPlanOnSale(uint32 ware, uint16 plan, bool onSale) external;
    /// @notice Adds a signing key, valid from now until before `until`; at most eight are live at once.
    /// @dev A key that ever stood in the record cannot be added again: its times are evidence.
    function addKey(uint32 ware, address key, uint40 until) external;
    /// @notice Ends a key now. Its record stays, for verdicts that it signed before.
    function endKey(uint32 ware, address key) external;
    /// @notice Moves the service, or says something new about it.
    function setMetadata(uint32 ware, string calldata host, bytes32 manifestHash) external;
    /// @notice Stops or resumes selling.
    function setPaused(uint32 ware, bool paused) external;
    /// @notice Ends a SecWare for ever. Purchases can be refunded after the settlement grace.
    function retire(uint32 ware) external;
    /// @notice Reputation only: `Suspended` stops selling at once, `Active` takes that back, `Expelled` ends it for ever.
    function setStanding(uint32 ware, Status status) external;

    /// @notice How many SecWares there are; they are numbered from 1.
    function wareCount() external view returns (uint32);
    /// @notice The record; its status is `None` where there is no such number.
    function wareOf(uint32 ware) external view returns (Ware memory);
    /// @notice Whether it sells, as `wareOf` says among other things.
    function statusOf(uint32 ware) external view returns (Status);
    function developerOf(uint32 ware) external view returns (address);
    /// @notice When it was retired or expelled; 0: it was not.
    function endedAtOf(uint32 ware) external view returns (uint40);
    function hostOf(uint32 ware) external view returns (string memory);
    function slaOf(uint32 ware) external view returns (Sla memory);
    function planOf(uint32 ware, uint16 plan) external view returns (Plan memory);
    /// @notice keccak256(abi.encode(chainId, registry, ware, plan, price, units, duration, kinds, slaHash, termsHash)).
    function planHashOf(uint32 ware, uint16 plan) external view returns (bytes32);
    function offerOf(uint32 ware, uint16 plan) external view returns (Offer memory);
    /// @notice Every key that ever signed for the SecWare, oldest first.
    function keysOf(uint32 ware) external view returns (SigningKey[] memory);
    /// @notice One of them, at a cost that does not grow with how many there ever were; all zeros where it is none of the SecWare's.
    function keyOf(uint32 ware, address key) external view returns (SigningKey memory);
    /// @notice Whether a key was the SecWare's at `time`, in seconds.
    function isKeyValidAt(uint32 ware, address key, uint256 time) external view returns (bool);
    /// @notice Whether new purchases of the plan are possible, stake left aside.
    function isOnSale(uint32 ware, uint16 plan) external view returns (bool);
}
