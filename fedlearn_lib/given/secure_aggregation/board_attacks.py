"""What is special about the board: ciphertexts that everybody sees, lists, and parts of a key.

Adversaries as in adversaries.py: each runs against one version and returns a `Cell`.
"""

import numpy as np

from ..paillier.packing import unpack_sum
from ..refused import Refused
from ..wire import split
from .board_parties import BOARD, BoardClient
from .cheats import Canceller, Copier, EarlyList, Reader, Repeater, Shifter, holder_of, shape
from .outcomes import SPOILT, Cell, does_not_apply, judged
from .posts import OPEN, opened_by
from .worlds import BEHIND, CLIENTS, HOLDERS, LAST, SERVER, VICTIM, Setting, World


def read_by_server(world: World, instead: dict, weights=None) -> tuple[list[int], list[str]]:
    """A round on the board whose server keeps the plaintexts, even where the honest code then refuses the sum.

    Returns:
        the plaintexts, which are none if the parts did not come together, and what was refused.
    """
    shares, weights = {holder.name: holder for holder in world.holders}, world.weights if weights is None else weights
    number = world.round_number + 1
    server = Reader(world.server, shares, weights, number, world.terms, world.functions, world.rules)
    try:
        refusals = world.round(weights, instead={**instead, SERVER: server}).refusals
    except Refused as refused:
        refusals = refused.refusals
    return server.plaintexts, list(refusals)


def posts_again(setting: Setting, version: str) -> Cell:
    """A client without a share posts the victim's ciphertext of the round before, moved into free slots."""
    world = World(setting, version)
    if not world.on_board:  # no ciphertext of the victim alone is public; the server has the key to all it gets
        result = world.round()
        return judged(world, world.readings([SERVER, LAST], result), [SERVER, LAST])
    world.round()
    member = Repeater(world.client(LAST), world.terms, world.functions, world.rules)
    member.old, member.factor = world.totals([LAST])[0][0], beyond(world)
    member.old_proofs = next(
        opened_by(message.content)[2]
        for message in world.network.transcript
        if message.receiver == BOARD and split(message.content)[:2] == [OPEN.encode(), VICTIM.encode()]
    )
    plaintexts, refusals = read_by_server(world, {LAST: member}, world.weights + 0.5)
    return judged(world, moved_or_sum(world, plaintexts, member.factor), [LAST], refusals)


def early_list(setting: Setting, version: str) -> Cell:
    """The board shows the victim a list before a client without a share commits, to the victim's own ciphertexts."""
    world = World(setting, version)
    if not world.on_board:
        return does_not_apply("nobody posts a ciphertext that others can see")
    if not world.rules.commitments:
        return does_not_apply("there is no list")
    member = Copier(world.client(LAST), world.terms, world.functions, world.rules)
    member.world, member.factor = world, beyond(world)
    plaintexts, refusals = read_by_server(world, {LAST: member, BOARD: EarlyList(list(HOLDERS))})
    refusals = [each for each in refusals if f"opening of {LAST}" in each] or refusals
    return judged(world, moved_or_sum(world, plaintexts, member.factor), [LAST], refusals)


def beyond(world: World) -> int:
    """What moves a packed vector behind its own slots, into free ones."""
    length, layout = shape(world)
    return 256 ** (layout.slot_bytes * length)


def moved_or_sum(world: World, plaintexts: list[int], factor: int) -> list[np.ndarray]:
    """What stands in the free slots, and what in the others if so many clients are in it."""
    (length, layout), readings = shape(world), []
    for count in range(1, CLIENTS) if plaintexts else ():
        for part in ([each // factor for each in plaintexts], [each % factor for each in plaintexts]):
            try:
                readings.append(unpack_sum(part, layout, length, count))
            except ValueError:
                continue
    return readings


def cancels(setting: Setting, version: str) -> Cell:
    """The last client posts ciphertexts that cancel everybody but the victim, so that the sum is the victim's."""
    world = World(setting, version)
    if not world.on_board:
        return does_not_apply("the last client sees no ciphertexts of a single other one, only a total")
    member = Canceller(world.client(LAST), world.terms, world.functions, world.rules)
    member.world = world
    plaintexts, refusals = read_by_server(world, {LAST: member})
    length, layout = shape(world)
    readings = []
    for count in (1, CLIENTS - 1):  # if it worked only the victim is in it; if its post was left out, all but itself
        try:
            readings.append(unpack_sum(plaintexts, layout, length, count))
        except ValueError:
            continue
    return judged(world, readings, [LAST], [] if readings else refusals)


def shifts(setting: Setting, version: str) -> Cell:
    """A holder of a key share gives a part that fits, and shifts the sum."""
    honest, world = World(setting, version), World(setting, version)
    if not world.on_board:
        return does_not_apply("the key is not split, so nobody gives parts")
    holder = holder_of(world, BEHIND).holder
    member = BoardClient(world.client(BEHIND), world.terms, world.functions, world.rules)
    member.holder = Shifter(holder, world.terms, world.functions, world.rules)
    member.holder.delta = world.agreement.layout.offset
    try:
        result = world.round(instead={BEHIND: member})
    except Refused as refused:
        return judged(world, [], refusals=refused.refusals)
    change = np.abs(result.average - honest.round().average).max()
    return Cell(SPOILT, True) if change > 0.1 else Cell("nothing changes", False)
