"""Adversaries, each run against one version of the protocol: what did it really learn?

Every function takes a `Setting` and the name of a version, lets the adversary do its worst, and returns a `Cell`.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

from ..network import run
from ..paillier.packing import unpack_sum
from ..paillier.serialization import ciphertexts_to_bytes
from ..refused import Refused
from ..wire import join, split, weights_to_bytes
from .board_attacks import read_by_server
from .board_parties import BOARD
from .cheats import (
    Forger,
    Forgetting,
    Insatiable,
    OfNobody,
    TwoBoards,
    answers,
    holder_of,
    shape,
    total_of_nobody,
    victim_adds,
)
from .outcomes import NOTHING, Cell, judged
from .parties import Keys
from .ring import START, TOTAL, Hop, RingClient, RingServer, hop_bytes, hop_statement
from .worlds import (
    BEFORE,
    CLIENTS,
    HOLDERS,
    NAMES,
    SERVER,
    VICTIM,
    Setting,
    World,
    on_the_wires,
    read_alone,
)


def eavesdropper(setting: Setting, version: str) -> Cell:
    """Reads every wire, has no key: looks for totals that were not freshly encrypted, whose ratio is 1 + n·m."""
    world = World(setting, version)
    world.round()
    n, totals = world.terms.public_key.n, on_the_wires(world)
    if world.told or world.on_board:
        assert totals, "the wires carry ciphertexts that anybody can read"
    if any(c % n == 1 for total in totals for c in total):
        return Cell("reads a total, without a key", True)
    for before, after in permutations(totals, 2):
        if all(b * pow(a, -1, n) % n == 1 for a, b in zip(before, after, strict=True)):
            return Cell("reads what was added, without a key", True)
    return Cell(NOTHING, False)


def passive(*colluders: str) -> Callable[[Setting, str], Cell]:
    """The server and some clients do all they should, and put together what they have."""

    def adversary(setting: Setting, version: str) -> Cell:
        world, coalition = World(setting, version), {SERVER, *colluders}
        result = world.round()
        return judged(world, world.readings(coalition, result), coalition)

    return adversary


def all_holders(setting: Setting, version: str) -> Cell:
    """Everybody who has a part of the key; where it is not split that is the server."""
    return passive(*(HOLDERS if World(setting, version).on_board else ()))(setting, version)


def asks_twice(setting: Setting, version: str) -> Cell:
    """The server asks two clients for their totals, or two times for the parts, without the victim the second time."""
    world = World(setting, version)
    if world.told:
        world.round()
        handed_on = {message.sender: message.content for message in world.network.transcript}
        pairs = [answers(world, *handed_on[name]) for name in (BEFORE, VICTIM)]
        return judged(world, [world.functions.difference_attack(setting.private_key, *pairs, *shape(world))])
    if world.on_board:
        result = world.round(instead={BOARD: TwoBoards(list(HOLDERS))})
        refusals = [each for each in result.refusals if not each.startswith(SERVER)]
        return judged(world, world.readings([SERVER], result), refusals=refusals[:1])
    # It carries the messages: questions of the client before the victim get lost, so that this one answers early.
    behind = NAMES[NAMES.index(BEFORE) + 1 :]
    world.network.fault = lambda message: [] if message.sender == BEFORE and message.receiver in behind else [message]
    server = Insatiable(world.server, world.weights, 1, world.terms, world.functions)
    world.round(instead={SERVER: server})
    return judged(world, world.readings([SERVER]))


def forges_a_count(setting: Setting, version: str) -> Cell:
    """The server hands the victim a total of nobody, said to hold enough clients."""
    world = World(setting, version)
    total, count = total_of_nobody(setting.encryptors[0], world.agreement.threshold, *shape(world))
    if world.told:
        answer, _ = answers(world, *victim_adds(world, total, count))
        return judged(world, [read_alone(world, answer)])
    data, subject = ciphertexts_to_bytes(world.terms.public_key, total), world.terms.subject(world.weights)
    if world.on_board:
        board = Forger(list(HOLDERS))
        board.zeros = data
        try:
            world.round(without=[name for name in NAMES if name != VICTIM], instead={BOARD: board})
        except Refused as refused:
            return judged(world, [], refusals=[each for each in refused.refusals if each.startswith(VICTIM)])
        raise AssertionError("the forged commitments were taken")
    roster, hops = world.terms.roster, []
    for name in NAMES[: max(count, NAMES.index(VICTIM))]:
        signing = Keys().signing  # the server has not theirs
        contribution = world.functions.sign_contribution(signing, name, 1, roster, total)
        hops.append(Hop(contribution, (), signing.sign(hop_statement(1, roster, subject, contribution, ()))))
    server = RingServer(world.server, world.weights, 1, world.terms, world.functions)
    for content in [join(START, weights_to_bytes(world.weights)), join(TOTAL, subject, data, *map(hop_bytes, hops))]:
        world.network.send(SERVER, VICTIM, server.sealer.seal(1, VICTIM, content))
    refusals = run(world.network, {VICTIM: RingClient(world.client(VICTIM), world.terms, world.functions)})
    return judged(world, world.readings([SERVER]), refusals=refusals)


def replays(setting: Setting, version: str) -> Cell:
    """The server keeps what was sent in round 1, and sends it once more."""
    world = World(setting, version)
    first = world.round()
    if world.told:  # the final total comes back to the victim, with a smaller count
        total, count = world.totals([SERVER])[-1]
        again, _ = answers(world, *victim_adds(world, total, world.agreement.threshold))
        length, layout = shape(world)
        roomy = replace(layout, summands=count + 1)
        attack = world.functions.difference_attack
        return judged(world, [attack(setting.private_key, (total, count), (again, count + 1), length, roomy)])
    old = [message.content for message in world.network.transcript if message.receiver in (VICTIM, BOARD)]
    new = world.weights + 0.5
    if world.on_board:
        posts = [content for content in old if split(content)[1] == VICTIM.encode()]
        for content in posts:
            world.network.send(SERVER, BOARD, content)
        result = world.round(new, without=[VICTIM])
        if VICTIM in result.names:
            return judged(world, [], [])
        why = f"posts of round {world.round_number - 1} do not count in round {world.round_number}"
        return judged(world, [], refusals=[why])
    assert first is not None
    victim = RingClient(world.client(VICTIM), world.terms, world.functions)
    server = RingServer(world.server, new, 2, world.terms, world.functions)
    world.network.send(SERVER, VICTIM, server.seal(VICTIM, START, weights_to_bytes(new)))
    for content in old:
        world.network.send(SERVER, VICTIM, content)
    refusals = run(world.network, {VICTIM: victim})
    return judged(world, world.readings([SERVER]), refusals=refusals[-1:])


def same_model_twice(change: float) -> Callable[[Setting, str], Cell]:
    """The server asks for a second round on the same weights, or almost the same, and leaves the victim out."""

    def adversary(setting: Setting, version: str) -> Cell:
        world = World(setting, version)
        first, refusals = world.round(), []
        try:
            second = world.round(world.weights + change, without=[VICTIM])
        except Refused as refused:
            second, refusals = None, refused.refusals
        if not world.on_board:
            return judged(world, world.readings([SERVER]), refusals=refusals)
        readings = [world.readings([SERVER], result)[-1] for result in (first, second) if result is not None]
        if len(readings) == 2:
            readings.append(readings[0] - readings[1])
        return judged(world, readings, refusals=refusals)

    return adversary


def one_before(setting: Setting, version: str) -> Cell:
    """A client before the victim hands on a total of nobody; the server, as a carrier, makes the victim the last."""
    world, coalition = World(setting, version), {SERVER, BEFORE}
    length, layout = shape(world)

    def of_nobody(encryptor, running_total, contributor_count, my_integers, layout):
        return encryptor.encrypt([0] * layout.plaintexts_for(length)), contributor_count + 1

    if world.told:
        answer, _ = answers(world, *victim_adds(world, *of_nobody(setting.encryptors[2], None, 2, None, layout)))
        return judged(world, [read_alone(world, answer)], coalition)
    cheat = replace(world.functions, add_my_update=of_nobody)
    if world.on_board:
        member = OfNobody(world.client(BEFORE), world.terms, world.functions, world.rules)
        member.holder = holder_of(world, BEFORE)
        plaintexts, _ = read_by_server(world, {BEFORE: member})
        return judged(world, [unpack_sum(plaintexts, layout, length, CLIENTS - 1)], coalition)
    liar, victim = NAMES.index(BEFORE), NAMES.index(VICTIM)
    gone = {BEFORE: NAMES[liar + 1 : victim], VICTIM: NAMES[victim + 1 :]}  # from whose questions the server keeps whom
    world.network.fault = lambda message: [] if message.receiver in gone.get(message.sender, ()) else [message]
    try:
        world.round(instead={BEFORE: RingClient(world.client(BEFORE), world.terms, cheat)})
    except (Refused, ValueError):
        pass  # the count is wrong, so the average is; the attacker decrypts for itself
    answer, _ = world.totals(coalition)[-1]
    return judged(world, [read_alone(world, answer)], coalition)


def loses_messages(*colluders: str) -> Callable[[Setting, str], Cell]:
    """The server begins with the victim, and loses what would bring others in; colluders only keep what they get."""

    def adversary(setting: Setting, version: str) -> Cell:
        world, coalition, result = World(setting, version), {SERVER, *colluders}, None
        if world.told and not colluders:  # it begins with the victim, and asks it at once
            try:
                answer, _ = answers(world, *victim_adds(world, None, 0))
            except Refused as refused:
                return judged(world, [], refusals=[str(refused)])
            return judged(world, [read_alone(world, answer)])
        instead, place = None, NAMES.index(VICTIM)
        if world.on_board:
            instead = {BOARD: Forgetting([holder.name for holder in world.holders])}
            instead[BOARD].keep = (VICTIM, *colluders, *(name for name in HOLDERS if name in NAMES and colluders[1:]))
        elif not world.told:
            unwanted = NAMES[:place], [name for name in NAMES[place + 1 :] if name not in colluders]
            gone = dict(zip((SERVER, VICTIM), unwanted, strict=True))
            world.network.fault = lambda message: [] if message.receiver in gone.get(message.sender, ()) else [message]
        try:
            result, refusals = world.round(instead=instead), []
        except Refused as refused:
            refusals = [each for each in refused.refusals if each.startswith(VICTIM)]
        readings = world.readings(coalition, result)
        if world.on_board and result is not None:  # it knows what its colluders posted
            own = sum(world.integers(name) for name in colluders if name in result.names)
            readings.append(readings[-1] - own)
        return judged(world, readings, coalition, refusals)

    return adversary


def sybils(setting: Setting, version: str) -> Cell:
    """The server wrote the roster: all but the victim are its own."""
    return passive(*(name for name in NAMES if name != VICTIM))(setting, version)
