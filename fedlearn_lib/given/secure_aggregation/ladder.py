"""The closing matrix of chapter 10: every adversary against every version, each cell the result of running it."""

from dataclasses import dataclass

from ..paillier.keys import PrivateKey
from ..tables import Table
from .adversaries import (
    all_holders,
    asks_twice,
    eavesdropper,
    forges_a_count,
    loses_messages,
    one_before,
    passive,
    replays,
    same_model_twice,
    sybils,
)
from .board_attacks import cancels, early_list, posts_again, shifts
from .outcomes import Cell
from .parties import Functions
from .spoilers import lies_about_its_count, poisons, stops, zeros_in_its_place
from .worlds import (  # noqa: F401
    BEFORE,
    BEHIND,
    BOARDED,
    COMMITTED,
    LISTED,
    RING,
    ROUTED,
    TOLD,
    UNCOMMITTED,
    make_setting,
)

VERSIONS = (TOLD, ROUTED, RING, COMMITTED, BOARDED)

ADVERSARIES = {
    "eavesdropper without a key": eavesdropper,
    "passive server": passive(),
    "server and one neighbour": passive(BEFORE),
    "server and both neighbours": passive(BEFORE, BEHIND),
    "all who hold a part of the key": all_holders,
    "server asks twice": asks_twice,
    "server forges the count": forges_a_count,
    "server replays a message": replays,
    "server sends the same model twice": same_model_twice(0.0),
    "server sends almost the same model twice": same_model_twice(1e-9),
    "server begins with the victim, loses its questions": loses_messages(),
    "server and one active client before": one_before,
    "server loses messages, one client behind": loses_messages(BEHIND),
    "server loses the others' posts, with two clients": loses_messages(BEFORE, BEHIND),
    "server and a client that posts an old ciphertext again": posts_again,
    "the same in one round: the early list": early_list,
    "server wrote the roster (Sybils)": sybils,
    "client cancels the others": cancels,
    "client poisons the sum": poisons,
    "client tells a count that nobody can have": lies_about_its_count,
    "client puts zeros in place of the total": zeros_in_its_place,
    "key holder shifts the sum": shifts,
    "client or holder stops the round": stops,
}


@dataclass(frozen=True)
class Matrix:
    """What every adversary got from every version.

    Args:
        cells: (adversary, version) → `Cell`.
        key_bits: of the key with which it was run.
    """

    cells: dict[tuple[str, str], Cell]
    key_bits: int

    def __getitem__(self, place: tuple[str, str]) -> Cell:
        return self.cells[place]

    @property
    def red(self) -> list[tuple[str, str]]:
        """Where an adversary got what nobody should: (adversary, version)."""
        return [place for place, cell in self.cells.items() if cell.red]

    @property
    def table(self) -> Table:
        """The matrix as a table; what is red is marked."""
        adversaries, versions = (list(dict.fromkeys(place[i] for place in self.cells)) for i in (0, 1))
        rows = [
            [adversary, *(_short(self.cells[adversary, version]) for version in versions)] for adversary in adversaries
        ]
        demo = "" if self.key_bits >= 2048 else f" A key of {self.key_bits} bits, for demonstrations only."
        footer = f"✗: what nobody should get. Six clients, more than two in a total.{demo}"
        return Table("What each attacker got, by running it", ["attacker", *versions], rows, footer)


def matrix(
    functions: Functions,
    private_key: PrivateKey,
    versions: tuple[str, ...] = VERSIONS,
    adversaries: tuple[str, ...] = tuple(ADVERSARIES),
) -> Matrix:
    """Run adversaries against versions.

    Args:
        functions: the learner's.
        private_key: a real one takes a few seconds, a short one less than one.
        versions: of `VERSIONS`, `UNCOMMITTED`, or `LISTED`.
        adversaries: of `ADVERSARIES`.

    Raises:
        KeyError: an adversary that does not exist.
    """
    setting = make_setting(functions, private_key)
    cells = {(name, version): ADVERSARIES[name](setting, version) for name in adversaries for version in versions}
    return Matrix(cells, private_key.n.bit_length())


def _short(cell: Cell) -> str:
    return f"{'✗ ' if cell.red else ''}{cell.result.split(': ')[0] if cell.reason else cell.result}"
