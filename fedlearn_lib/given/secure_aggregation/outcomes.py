"""What an adversary got out of one version of the protocol, as a cell of the table that compares them."""

from dataclasses import dataclass

from .worlds import CLIENTS, SERVER, World

READ, SUM, NOTHING = "victim's update read exactly", "only the sum", "nothing"
SPOILT, STOPPED = "sum spoilt, unnoticed", "round stopped"
NOT_HERE = "does not apply"


@dataclass(frozen=True)
class Cell:
    """What an adversary got.

    Args:
        result: as a text.
        red: whether the adversary got what nobody should.
        hidden_among: in how small a group of honest clients the victim was hidden; None if nothing was read.
        reason: with which somebody refused, if somebody did.
    """

    result: str
    red: bool
    hidden_among: int | None = None
    reason: str = ""


def judged(world: World, readings, coalition=(), refusals=()) -> Cell:
    """Compare what was read with what the victim sent."""
    hidden = world.hidden_among(readings, coalition)
    reason = refusals[0].split(" refused: ")[-1] if refusals else ""
    honest = CLIENTS - len(set(coalition) - {SERVER})
    if hidden == 1:
        return Cell(READ, True, 1, reason)
    if reason:
        return Cell(f"refused: {reason}", False, hidden, reason)
    if hidden is None:
        return Cell(NOTHING, False)
    return Cell(SUM if hidden == honest else f"{SUM} of {hidden}", False, hidden)


def does_not_apply(reason: str) -> Cell:
    """The cell of an attack for which a version has nothing to work on."""
    return Cell(f"{NOT_HERE}: {reason}", False, reason=reason)
