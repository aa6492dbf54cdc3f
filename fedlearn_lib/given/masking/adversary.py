"""A server that lies in a masked round: it plays the first stages as it should, then tells each client its own story.

What it gets are shares that honest clients gave away, each of them by the rules, and those of clients who work for it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from ..wire import split
from .cohort import Cohort, InProcess
from .rules import ADVERTISE, AGREE, MASK, SHARE, UNMASK, signed, survivors_digest
from .tools import private_key_from


@dataclass(frozen=True)
class Recorded:
    """What a server has when all masked updates are in.

    Args:
        masked: id → the masked update, shape (d + 1,), uint32.
        mask_keys: id → the public mask key of this round.
        exchange: that carries further messages to the same clients.
    """

    masked: dict[int, np.ndarray]
    mask_keys: dict[int, X25519PublicKey]
    exchange: InProcess


@dataclass(frozen=True)
class Told:
    """The shares that came, and the reasons of those who refused.

    Args:
        seed_shares, key_shares: id → pairs (share_id, value), of its self seed and of its mask key.
        refusals: id → reason.
    """

    seed_shares: dict[int, list[tuple[int, int]]]
    key_shares: dict[int, list[tuple[int, int]]]
    refusals: dict[int, str]


class _Enough(Exception):
    """Ends an honest round in the middle."""


def play_until_masked(steps: tuple[Callable, Callable], cohort: Cohort, weights: np.ndarray) -> Recorded:
    """Play the next round up to the masked updates, with all clients and as the protocol says.

    Args:
        steps: client_step and server_round, from `steps_of`.
        cohort: all clients share masks with all, in a ring of 32 bits.
        weights: the global weights, shape (d,).
    """
    client_step, server_round = steps
    cohort.round_id += 1
    exchange = InProcess(client_step, cohort)

    def until_masked(stage, inboxes):
        if stage not in (ADVERTISE, SHARE, MASK):
            raise _Enough
        return exchange(stage, inboxes)

    shared = {"round_id": cohort.round_id, "rules": cohort.rules, "roster": cohort.roster}
    try:
        server_round(until_masked, {k: k for k in cohort.states}, weights, **shared)
    except _Enough:
        pass
    replies = [message.content for message in exchange.transcript]
    masked = {reply["id"]: reply["masked"] for reply in replies if "masked" in reply}
    keys = {reply["id"]: reply["mask_key"] for reply in replies if "mask_key" in reply}
    publics = {k: X25519PublicKey.from_public_bytes(key) for k, key in keys.items()}
    return Recorded(masked, publics, exchange)


def tell(
    cohort: Cohort, recorded: Recorded, stories: Mapping[int, Sequence[int]], corrupt: Sequence[int] = ()
) -> Told:
    """Tell each client its own list of survivors, and show it all signatures that fit; then collect shares.

    Args:
        stories: id → the list that this honest client is told.
        corrupt: ids of clients who work for the server: they sign every list, and give away all shares they hold.
    """
    header, signatures = {"round": cohort.round_id}, {}
    if cohort.rules.signed:
        signatures = recorded.exchange(AGREE, {k: {**header, "survivors": list(s)} for k, s in stories.items()})
    inboxes = {}
    for k, story in stories.items():
        fitting = {v: signatures[v]["signature"] for v in stories
                   if stories[v] == story and "signature" in signatures.get(v, {})}  # fmt: skip
        if cohort.rules.signed:
            fitting |= {v: _sign(cohort, v, story) for v in corrupt}
        inboxes[k] = {**header, "survivors": list(story), "ids": list(fitting), "signatures": list(fitting.values())}
    told = Told({}, {}, {})
    for k, answer in recorded.exchange(UNMASK, inboxes).items():
        if "refused" in answer:
            told.refusals[k] = answer["refused"]
            continue
        for ids, values, into in [
            ("survivors", "seed_shares", told.seed_shares), ("dropped", "key_shares", told.key_shares),
        ]:  # fmt: skip
            for of, value in zip(answer[ids], answer[values], strict=True):
                into.setdefault(of, []).append((k, int.from_bytes(value, "little")))
    for k in corrupt:
        for of, content in zip(cohort.states[k]["holds"], cohort.states[k]["held"], strict=True):
            for value, into in zip(split(content, 2), (told.seed_shares, told.key_shares), strict=True):
                into.setdefault(of, []).append((k, int.from_bytes(value, "little")))
    return told


def _sign(cohort: Cohort, corrupt: int, story: Sequence[int]) -> bytes:
    state = cohort.states[corrupt]
    listed = survivors_digest(story, state["mask_key"])
    message = {"round": cohort.round_id, "id": corrupt, "survivors": listed}
    key = Ed25519PrivateKey.from_private_bytes(state["signing"])
    return signed(AGREE, state["subject"], message, key)["signature"]


def tell_two_stories(cohort: Cohort, recorded: Recorded, victim: int, corrupt: Sequence[int] = ()) -> Told:
    """Tell half of the honest clients that everybody survived, and the other half that the victim vanished.

    Args:
        victim: an honest client; it hears the first story, for it knows that it sent its update.
        corrupt: as for `tell`.
    """
    everybody = tuple(sorted(cohort.states))
    without = tuple(k for k in everybody if k != victim)
    honest = [victim, *(k for k in without if k not in corrupt)]
    half = (len(honest) + 1) // 2
    return tell(cohort, recorded, {k: everybody if k in honest[:half] else without for k in honest}, corrupt)


def two_stories(
    steps: tuple[Callable, Callable], cohort: Cohort, weights: np.ndarray, victim: int, attack: Callable,
    corrupt: Sequence[int] = (),
) -> np.ndarray | Told:  # fmt: skip
    """Play a round in which the server tells two stories about one client.

    Args:
        attack: `two_stories_attack` of the room.

    Returns:
        The victim's integers as the attack reads them; what was told, if there are too few shares for it.
    """
    recorded = play_until_masked(steps, cohort, weights)
    told = tell_two_stories(cohort, recorded, victim, corrupt)
    shares, threshold = (told.seed_shares.get(victim, []), told.key_shares.get(victim, [])), cohort.rules.threshold
    if min(map(len, shares)) < threshold:
        return told
    others = {k: key for k, key in recorded.mask_keys.items() if k != victim}
    return attack(*shares, threshold, victim, recorded.masked[victim], others, cohort.round_id)


# ---- a list of its own for each client ------------------------------------------------------------


def lists_around(few: Sequence[int], clients: int, threshold: int) -> dict[int, tuple[int, ...]]:
    """A list of survivors for each client: long enough, with the client itself and the few in it.

    Nobody else stands in so many lists that fewer than `threshold` clients believe it vanished.

    Raises:
        ValueError: there are no such lists; the few are too few.
    """
    others = [k for k in range(1, clients + 1) if k not in few]
    room = {k: clients - threshold - 1 for k in others}  # lists that it may stand in, beside its own
    lists = {}
    for client in range(1, clients + 1):
        own = {*few, client}
        while len(own) < threshold:
            free = max((k for k in others if k not in own), key=room.get, default=None)
            if free is None or room[free] < 1:
                raise ValueError(f"no lists of {threshold} among {clients} clients have only {len(few)} in common.")
            own.add(free)
            room[free] -= 1
        lists[client] = tuple(sorted(own))
    return lists


def fewest(clients: int, threshold: int) -> list[int]:
    """Ids of as few clients as can be alone in all lists of `lists_around`."""
    for count in range(1, threshold):
        try:
            lists_around(range(1, count + 1), clients, threshold)
        except ValueError:
            continue
        return list(range(1, count + 1))
    return list(range(1, threshold + 1))


def open_few(masking, steps: tuple[Callable, Callable], cohort: Cohort, few: Sequence[int]) -> np.ndarray | Told:
    """Play a round in which each client hears a list of its own, and read the sum of the few who stand in all of them.

    The weights of the round are zeros.

    Args:
        masking: the room, or anything with its functions.
        few: ids of honest clients.

    Returns:
        The sum of the few clients' integers, shape (d + 1,); what was told, if there are too few shares for it.
    """
    clients, threshold = cohort.rules.clients, cohort.rules.threshold
    recorded = play_until_masked(steps, cohort, np.zeros(cohort.states[few[0]]["size"]))
    told = tell(cohort, recorded, lists_around(few, clients, threshold))
    gone = [k for k in cohort.states if k not in few]
    shares = [told.seed_shares.get(k, []) for k in few] + [told.key_shares.get(k, []) for k in gone]
    if min(map(len, shares)) < threshold:
        return told
    self_seeds = {k: masking.recover_secret(told.seed_shares[k], threshold).to_bytes(32, "little") for k in few}
    dropped = {}
    for k in gone:
        key = private_key_from(masking.recover_secret(told.key_shares[k], threshold))
        dropped[k] = {
            v: masking.pairwise_seed(key, recorded.mask_keys[v], cohort.round_id, k, v) for v in few
        }
    total = np.sum([recorded.masked[k] for k in few], axis=0, dtype=np.uint32)
    return masking.unmask_sum(total, self_seeds, dropped)
