"""What moved when a case was counted again, from what stood before to what stands now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from klar.deadlines.standing import KEPT, MISSED, VOID


@dataclass(frozen=True)
class Move:
    """One deadline's way: `was` None is new, `to` None has fallen away. `status` is how it stands now."""

    code: str
    was: date | None
    to: date | None
    status: str

    def plain(self) -> list[str]:
        """As it is kept: texts only."""
        return [self.code, self.was.isoformat() if self.was else "", self.to.isoformat() if self.to else "", self.status]


def moves_from(kept: Iterable[list[str]]) -> list[Move]:
    """Moves as `plain` gave them."""
    return [Move(code, date.fromisoformat(was) if was else None, date.fromisoformat(now) if now else None, status) for code, was, now, status in kept]


def paired(moves: Iterable[Move]) -> list[Move]:
    """The moves as people see them: what falls away under one event and comes under another by the same rule has moved.

    Soonest first; what moved to where it was is left out.
    """
    left: list[Move] = []
    for move in moves:
        gone = next((one for one in left if one.code == move.code and (one.to is None) != (move.to is None) and (one.was is None) != (move.was is None)), None)
        if gone:
            left[left.index(gone)] = Move(move.code, gone.was or move.was, gone.to or move.to, gone.status if gone.to else move.status)
        else:
            left.append(move)
    told = [move for move in left if move.was != move.to or move.status in (KEPT, MISSED, VOID)]
    return sorted(told, key=lambda move: (move.to or move.was or date.max, move.code))
