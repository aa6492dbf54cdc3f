"""Who does not want to read anything, but spoils the sum or stops the round: as in adversaries.py."""

from dataclasses import replace

import numpy as np

from ..refused import Refused
from .board_parties import BoardClient
from .cheats import Miscounter, holder_of
from .outcomes import SPOILT, STOPPED, Cell, does_not_apply, judged
from .ring import RingClient
from .worlds import BEHIND, CLIENTS, LAST, NAMES, SERVER, Setting, World


def poisons(setting: Setting, version: str) -> Cell:
    """A client adds the largest update that is allowed."""
    honest, world = World(setting, version), World(setting, version)
    huge = np.full(len(world.weights), world.agreement.clip), world.agreement.most_examples
    world.replace_client(LAST, train=lambda weights: huge)
    averages = []
    for each in (honest, world):
        result = each.round()
        averages.append(result if each.told else result.average)
    change = np.abs(averages[1] - averages[0]).max()
    return Cell(SPOILT, True) if change > 0.1 else Cell("nothing changes", False)


def lies_about_its_count(setting: Setting, version: str) -> Cell:
    """A client encrypts an example count that nobody can have: all counts together come to 0."""
    world = World(setting, version)
    lie = -sum(int(world.integers(name)[-1]) for name in NAMES if name != LAST)
    honest = world.functions.add_my_update

    def add(encryptor, running_total, contributor_count, my_integers, layout):
        return honest(encryptor, running_total, contributor_count, np.append(my_integers[:-1], lie), layout)

    cheat, instead = replace(world.functions, add_my_update=add), None
    if world.told:
        total = None
        for count, client in enumerate(world.clients):
            adds = add if client.name == LAST else honest
            total, _ = adds(client.encryptor, total, count, world.integers(client.name), world.agreement.layout)
        try:
            with np.errstate(divide="ignore", invalid="ignore"):
                length = len(world.weights)
                world.functions.decrypt_average(setting.private_key, total, CLIENTS, length, world.agreement)
        except (Refused, ValueError, ZeroDivisionError) as refused:
            return judged(world, [], refusals=[str(refused)])
        return Cell(SPOILT, True)
    if world.on_board:
        member = Miscounter(world.client(LAST), world.terms, world.functions, world.rules)
        member.lie, instead = lie, {LAST: member}
    else:
        instead = {LAST: RingClient(world.client(LAST), world.terms, cheat)}
    try:
        world.round(instead=instead)
    except Refused as refused:
        return judged(world, [], refusals=[each for each in refused.refusals if each.startswith(SERVER)])
    return Cell(SPOILT, True)


def zeros_in_its_place(setting: Setting, version: str) -> Cell:
    """A client throws the total away that it was handed, and encrypts 0 for each client that was in it."""
    honest, world = World(setting, version), World(setting, version)
    if world.on_board:
        return does_not_apply("nobody passes a total on")
    add = world.functions.add_my_update

    def throws_away(encryptor, running_total, contributor_count, my_integers, layout):
        total = None
        for count in range(contributor_count):
            total, _ = add(encryptor, total, count, np.zeros(len(my_integers), int), layout)
        return add(encryptor, total, contributor_count, my_integers, layout)

    whole = honest.round()
    if world.told:
        average, total = whole, None
        for count, client in enumerate(world.clients):
            adds = throws_away if client.name == BEHIND else add
            total, _ = adds(client.encryptor, total, count, world.integers(client.name), world.agreement.layout)
        length = len(world.weights)
        found, _ = world.functions.decrypt_average(setting.private_key, total, CLIENTS, length, world.agreement)
    else:
        cheat = replace(world.functions, add_my_update=throws_away)
        result = world.round(instead={BEHIND: RingClient(world.client(BEHIND), world.terms, cheat)})
        assert result.names == whole.names and not result.refusals  # all signatures are right
        average, found = whole.average, result.average
    return Cell(SPOILT, True) if np.abs(found - average).max() > 1e-3 else Cell("nothing changes", False)


def stops(setting: Setting, version: str) -> Cell:
    """A client keeps the total, or a holder does not give its part."""
    world = World(setting, version)

    def keeps(*_):
        raise Refused("I keep it")

    instead = None
    if world.told:
        world.network.fault = lambda message: [] if message.sender == BEHIND else [message]
    elif world.on_board:
        member = BoardClient(world.client(BEHIND), world.terms, world.functions, world.rules)
        member.holder = holder_of(world, BEHIND)
        member.holder.on_all = keeps
        instead = {BEHIND: member}
    else:
        member = RingClient(world.client(BEHIND), world.terms, world.functions)
        member.on_total = keeps
        instead = {BEHIND: member}
    try:
        world.round(instead=instead)
    except (Refused, LookupError) as stopped:
        return Cell(STOPPED, True, reason=str(stopped))
    return Cell("the round goes on", False)
