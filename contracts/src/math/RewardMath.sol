// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What operators earn in an epoch.
/// @notice Of the pool Q, 0.4 is paid for being there, 0.3 N / (N + 50) for a market in which N SecWares earn, and 0.3 E / (E + 5) for E claims
/// that cost somebody money, the last at most half of what was burned for them. The rest waits in the insurance reserve.
library RewardMath {
    uint256 private constant BASE_BPS = 4_000;
    uint256 private constant BREADTH_BPS = 3_000;
    uint256 private constant BREADTH_HALF = 50;
    uint256 private constant ENFORCEMENT_BPS = 3_000;
    uint256 private constant ENFORCEMENT_HALF = 5;
    uint256 private constant SLASH_SHARE_DIVISOR = 10;
    uint256 private constant WHOLE = 10_000;

    /// @notice The pool of an epoch: its fees, and of slashes as much as a tenth of these.
    function pool(uint256 fees, uint256 slashed) internal pure returns (uint256) {
        uint256 most = fees / SLASH_SHARE_DIVISOR;
        return fees + (slashed < most ? slashed : most);
    }

    /// @notice The part of the pool that is paid out; rounds down.
    function paid(uint256 q, uint256 wares, uint256 enforced, uint256 burned) internal pure returns (uint256) {
        uint256 base = q * BASE_BPS / WHOLE;
        uint256 breadth = q * BREADTH_BPS * wares / (WHOLE * (wares + BREADTH_HALF));
        uint256 enforcement = q * ENFORCEMENT_BPS * enforced / (WHOLE * (enforced + ENFORCEMENT_HALF));
        uint256 most = burned / 2;
        return base + breadth + (enforcement < most ? enforcement : most);
    }

    /// @notice An operator's weight: its stake, by the part of its duties that it did. Without a duty it missed none.
    function weight(uint256 stake, uint256 done, uint256 due) internal pure returns (uint256) {
        return due == 0 ? stake : stake * done / due;
    }

    /// @notice An investor's reward by the governance tokens that he still holds for his principal.
    function held(uint256 reward, uint256 balance, uint256 principal) internal pure returns (uint256) {
        return balance >= principal ? reward : reward * balance / principal;
    }
}
