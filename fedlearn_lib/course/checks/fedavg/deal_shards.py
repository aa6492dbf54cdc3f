"""What `deal_shards` must do, and what each mistake is told.

How equal labels are ordered is free, so a client's hand is judged by its labels. Two kinds of cases make that exact:
labels of which no two are equal, and shards that hold one class each.
"""

import numpy as np

from ...checking import Checks, describe
from ...checking.answer_text import says
from .cases import some_digits
from .dealt import Dealt, runs

checks = Checks("deal_shards", also=(tuple, np.ndarray))


@checks.cases
def labels_and_clients(rng):
    # So many that no random hand is made of whole shards by chance; and so cut that rounding the length of a shard up
    # leaves no two clients with whole shards.
    one_class_a_shard = np.array([8, 3, 5, 3, 8, 5, 5, 3, 8, 3, 5, 8, 5, 8, 3, 8, 5, 3, 3, 5, 8, 8, 3, 5])
    yield dict(labels=one_class_a_shard, client_count=3, shards_per_client=2, rng=rng.spawn(1)[0])
    for examples, clients, each in [(27, 2, 3), (22, 3, 2), (14, 3, 1), (50, 4, 3), (11, 1, 4), (6, 3, 2)]:
        labels = 3 * rng.permutation(examples) + 1  # all different
        yield dict(labels=labels, client_count=clients, shards_per_client=each, rng=rng.spawn(1)[0])
    for examples, clients in [(143, 10), (1437, 50)]:
        _, labels = some_digits(examples, rng)
        yield dict(labels=labels, client_count=clients, shards_per_client=2, rng=rng.spawn(1)[0])
    yield dict(labels=rng.permutation(12), client_count=3, shards_per_client=2, rng=rng.spawn(1)[0])  # with a 0


@checks.in_words
def _(labels, client_count, shards_per_client, rng):
    clients = "1 array" if client_count == 1 else f"{client_count} arrays"
    return f"{clients} of indices, each made of {shards_per_client} of {client_count * shards_per_client} shards"


checks.reads(Dealt)


@checks.accepts
def right_shards(dealt):
    return len(dealt.result) == dealt.clients and dealt.are_indices and dealt.all_once and all(dealt.made_of_shards())


@checks.stops("not-divisible", "cannot reshape|equal division|divided equally", without=r"array_split")
def _():
    """So many numbers do not fit into rows or pieces that are all equally long. Where examples are cut,
    `np.array_split` makes some shards longer by one. Let a table of the shards' numbers have `client_count` rows of
    `shards_per_client`."""


@checks.stops("shuffles-arrays", "inhomogeneous")
def _():
    """NumPy cannot make one array of pieces that are not equally long. Keep the shards in a list: `np.concatenate`
    joins those of a client, and `rng.permutation(client_count * shards_per_client)` shuffles their *numbers*."""


@checks.symptom("not-joined", of_kind=True)
def _(dealt):
    """A client's indices came back in several pieces, but one array of indices a client is expected. Put the pieces
    together with `np.concatenate`."""
    in_pieces = all(len(hand) == dealt.each and all(np.ndim(one) for one in hand) for hand in dealt.result)
    return len(dealt.result) == dealt.clients and in_pieces and sum(map(len, sum(map(list, dealt.result), []))) > 0


@checks.symptom("in-a-table", of_kind=True)
def _(dealt):
    """What a client got is a table, with rows and columns, but one plain row of indices is expected. Print the `shape`
    of what each line makes, and make one row of indices alone out of the first table."""
    return any(hand.ndim == 2 for hand in dealt.hands)


@checks.symptom("masks", of_kind=True)
def _(dealt):
    """True and False came back, but the indices themselves are expected: the places of what is True. Put
    `np.flatnonzero(…)` around what makes them."""
    return {hand.dtype.kind for hand in dealt.hands} == {"b"}


@checks.symptom("float-indices", of_kind=True)
def _(dealt):
    """The indices came back as floats, such as 3.0, or as objects, and by those no array can be asked. Return a list of
    arrays, one for each client, and write `dtype=int` where another kind of array begins."""
    found = {str(hand.dtype) for hand in dealt.hands if hand.dtype.kind in "fO" and hand.size}
    return [("their kind", ", ".join(sorted(found)))] if found else False


@checks.symptom("returns-shards", of_kind=True)
def _(dealt):
    """As many pieces came back as there are shards, not one for each client. Give each client `shards_per_client` of
    them, and join those with `np.concatenate`."""
    return len(dealt.result) == dealt.shards != dealt.clients and dealt.all_once


@checks.symptom("returns-numbers", of_kind=True)
def _(dealt):
    """The numbers of the shards came back, but the examples in them are expected. Look each shard up by its number, and
    join a client's shards with `np.concatenate`."""
    return sorted(dealt.dealt) == list(range(dealt.shards)) and dealt.shards != dealt.examples


@checks.symptom("returns-labels", of_kind=True)
def _(dealt):
    """The labels themselves came back, but indices are expected: places in `labels`. Take the pieces from
    `np.argsort(labels)`, which holds the places in order of label, and deal out what stands in them."""
    return sorted(dealt.dealt) == sorted(dealt.labels) and not dealt.all_once


@checks.symptom("wrong-clients", of_kind=True)
def _(dealt):
    """What came back has another length than there are clients. Return `client_count` arrays, each made of
    `shards_per_client` shards."""
    if len(dealt.result) != dealt.clients:
        return [("its length", str(len(dealt.result))), ("clients", str(dealt.clients))]


@checks.symptom("counted-from-1")
def _(dealt):
    """The indices were counted from 1, so the last of them is no example and the first example has nobody. Count
    places from 0, as `np.argsort(labels)` does."""
    return sorted(dealt.dealt) == list(range(1, dealt.examples + 1))


@checks.symptom("added-up", needs=r"\bsum\(|\+|add\(|reduce\(")
def _(dealt):
    """Some numbers lie beyond the last example: shards were added up, number by number. `sum` and `+` do that with
    arrays. Put them together with `np.concatenate`."""
    return max(dealt.dealt) > dealt.examples and max(map(len, dealt.hands)) <= -(-dealt.examples // dealt.shards)


@checks.symptom("same-list", needs=r"\[(\[\]|list\(\))\] \* |fromkeys\([^\n]*(\[\]|list\(\))")
def _(dealt):
    """All clients hold the same: one and the same list stands for each of them, so what one gets, all get. Make a list
    for each: `[[] for _ in range(client_count)]`."""
    return dealt.clients > 1 and all(np.array_equal(hand, dealt.hands[0]) for hand in dealt.hands)


@checks.symptom("numbers-of-labels", needs=r"inverse|searchsorted")
def _(dealt):
    """For each example the number of its label among the different ones came back, as `return_inverse` of `np.unique`
    gives it, and no index of an example. Take `np.argsort(labels)`, which gives the places in order of label."""
    return not dealt.all_once and sorted(dealt.dealt) == sorted(np.unique(dealt.labels, return_inverse=True)[1])


@checks.symptom("equal-labels-merged", needs=r"dict|\{|set\(|unique|\.index\(")
def _(dealt):
    """Of each label only one example is dealt, once or more often. Sort the places by label, and none is lost:
    `np.argsort(labels)`."""
    return sorted(dealt.labels[list(set(dealt.dealt))]) == sorted(set(dealt.labels)) and dealt.missing > 0


@checks.symptom("dealt-twice", vague=True)
def _(dealt):
    """Some examples were dealt twice. Each must stand once in the sorted row, in one shard only, and each shard in one
    hand only. Print the row, the shards and the hands, and mend the first of them where something comes twice."""
    return len(set(dealt.dealt)) < len(dealt.dealt)


@checks.symptom("lost-rest", without=r"array_split\([^\n,]*(order|sort|ind)")
def _(dealt):
    """The examples that were left over after cutting are lost: nobody has them. Use `np.array_split`, which makes
    some shards longer by one."""
    return dealt.missing == dealt.examples % dealt.shards > 0 and len(dealt.dealt) + dealt.missing == dealt.examples


@checks.symptom("some-missing", vague=True)
def _(dealt):
    """Some examples are dealt to nobody. Follow one of them through your lines: it must lie in the sorted row, in one
    of the `client_count * shards_per_client` shards, and still be in somebody's hand at the end."""
    return [("dealt to nobody", f"{dealt.missing} of {dealt.examples} examples")] if dealt.missing else False


@checks.symptom("places-of-the-sorted", needs=r"(?<!arg)(?<!lex)sort(ed)?\(labels|labels?\.sort\(")
def _(dealt):
    """You sorted the labels, but then cut places of the *sorted* list, which are not those of the examples in `labels`.
    Sort the indices by label: `np.argsort(labels)`."""
    return dealt.all_once and all(dealt.fits(np.arange(dealt.examples)))


@checks.symptom("as-they-lie", vague=True)
def _(dealt):
    """The shards are stretches of `labels` as they lie. Cut `np.argsort(labels)` itself, which holds the indices in
    order of label, and give out what stands in the pieces."""
    return dealt.all_once and all(dealt.fits(np.arange(dealt.examples)))


@checks.symptom("sum-for-product", needs=r"client_count \+ shards_per_client|shards_per_client \+ client_count")
def _(dealt):
    """The number of shards is no sum: every client gets `shards_per_client` of them. Multiply:
    `client_count * shards_per_client`."""
    return dealt.all_once


@checks.symptom("unequal-hands")
def _(dealt):
    """Whole shards were dealt, but not the same number to each client. Deal along one random order of all shards, and
    give each client the next `shards_per_client` of it."""
    if not dealt.all_once:
        return False
    size, rest = divmod(dealt.examples, dealt.shards)
    counts = np.unique(dealt.labels, return_counts=True)[1]
    if counts.max() == 1:  # an example's shard is known
        shard_of = np.repeat(np.arange(dealt.shards), size + (np.arange(dealt.shards) < rest))
        owners = [set(shard_of[dealt.ranks[hand]].tolist()) for hand in dealt.hands]
        whole = sum(map(len, owners)) == dealt.shards
        return whole and {len(each) for each in owners} != {dealt.each}
    whole = [not (np.unique(dealt.labels[hand], return_counts=True)[1] % size).any() for hand in dealt.hands]
    one_class_each = not rest and not (counts % size).any()
    return one_class_each and all(whole) and {len(hand) for hand in dealt.hands} != {dealt.each * size}


@checks.symptom("other-number", without=r"(?s)shards_per_client.*shards_per_client")  # used beside the header
def _(dealt):
    """The examples were cut into another number of shards. Make `client_count * shards_per_client` of them, with no
    number typed in."""
    for each in range(1, 7):
        few = dealt.examples // (dealt.clients * each) >= 2
        if each != dealt.each and few and dealt.all_once and all(dealt.fits(dealt.ranks, each)):
            return [("shards a client has", str(each)), ("asked for", str(dealt.each))]


@checks.symptom("unequal-shards", without=r"array_split")
def _(dealt):
    """What a client got is not made of `shards_per_client` stretches of the order by label whose lengths differ by one
    at most. Use `np.array_split` on that order: it spreads what is left over, one example a shard, and keeps neighbours
    together."""
    orders = (*dealt.orders, np.argsort(np.argsort(-dealt.labels, kind="stable")))
    few = any(all(len(runs(ranks[hand])) <= dealt.each for hand in dealt.hands) for ranks in orders)
    return dealt.all_once and few


BY_LABEL = r"argsort|lexsort|sort(ed)?\([^\n]*(label|key=)"


@checks.symptom("other-count-of-shards", needs=BY_LABEL, without=r"(?s)shards_per_client.*shards_per_client")
def _(dealt):
    """Your function never looks at `shards_per_client`, so it cannot deal as many shards as are asked for. Cut the
    sorted row into `client_count * shards_per_client`, and give every client so many of them."""
    return kinds(dealt)


@checks.symptom("sorted-twice", needs=r"argsort\([^\n]*argsort|(?s:(\w+) = [^\n]*argsort.*argsort\(\1)")
def _(dealt):
    """`np.argsort` of what it gave says at which place of the order each example stands, and that is not the order
    itself. Take it once: `np.argsort(labels)`."""
    return dealt.all_once and any(all(dealt.fits(np.argsort(ranks))) for ranks in dealt.orders)


@checks.symptom("looked-up-twice")
def _(dealt):
    """What a shard holds are indices already, but they were looked up in the order once more, and other examples came
    out. Give each client what stands in its shards as it is."""
    return dealt.all_once and any(all(dealt.fits(ranks[ranks])) for ranks in dealt.orders)


@checks.symptom("strided", needs=r"\[[^\]\n]*::[^\]\n]+\]|% ", without=r"array_split\(")
def _(dealt):
    """You sorted, but took every so many-th example for a shard. Cut the order into pieces of neighbours:
    `np.array_split(order, client_count * shards_per_client)`."""
    for ranks in dealt.orders:
        if all(len(np.unique(ranks[hand] % dealt.shards)) == dealt.each for hand in dealt.hands):
            return kinds(dealt)
    return False


@checks.symptom("shuffles-examples", vague=True)
def _(dealt):
    """What a client got is not made of whole shards of the order of `labels`. Take `np.argsort(labels)` as it is, cut
    it into `client_count * shards_per_client` pieces of neighbours, and give each client `shards_per_client` whole ones
    at random."""
    return says(BY_LABEL) and kinds(dealt)


@checks.symptom("not-sorted")
def _(dealt):
    """What a client got is not made of whole shards, cut from the examples in order of their labels. Sort first, with
    `np.argsort(labels)`; then cut that order as it is, then deal."""
    return kinds(dealt)


def kinds(dealt):
    """The labels of a client whose hand is not made of shards."""
    if not dealt.all_once:
        return False
    client = dealt.made_of_shards().index(False)
    held = dealt.labels[dealt.hands[client]].tolist()
    return [(f"labels of client {client}", describe(sorted(held), limit=16))]


# ---- the dealing, over many calls ------------------------------------------------------------------

CLIENTS, EACH, SIZE = 3, 2, 2  # six shards of two examples


def dealings(answer, rng, count, clients=CLIENTS, each=EACH) -> list[tuple]:
    """For each of many calls which shards each client has got."""
    labels = np.array([5, 3, 9, 0, 7, 10, 2, 8, 1, 11, 6, 4])  # so an example's label is its place in order of label
    found = []
    for _ in range(count):
        hands = answer(labels=labels.copy(), client_count=clients, shards_per_client=each, rng=rng)
        found.append(tuple(tuple(sorted({int(labels[i]) // SIZE for i in hand})) for hand in hands))
    return found


@checks.behaviour("other-randomness")
def _(answer, rng):
    """Two calls with the same seed differ. Draw only from the generator that is passed in, `rng`, anew in each call."""
    one, other = (dealings(answer, np.random.default_rng(3), 20) for _ in range(2))
    return one != other


@checks.behaviour("dealt-in-order")
def _(answer, rng):
    """The first client always gets the beginning of the row that is sorted by label, the next one what lies behind it,
    and so on. Draw a random order of the single shards, `rng.permutation(…)`, and deal along it."""
    seeds = map(np.random.default_rng, range(3))  # what is drawn once may be in order by chance
    return all(set(dealings(answer, each, 20)) == {((0, 1), (2, 3), (4, 5))} for each in (rng, *seeds))


@checks.behaviour("same-every-time")
def _(answer, rng):
    """60 calls with one and the same `rng` dealt the shards in the same way. In each call, draw an order of the shards
    from that generator itself, and deal them out along what it gave."""
    return len(set(dealings(answer, rng, 60))) == 1


@checks.behaviour("one-cut-each")
def _(answer, rng):
    """The examples are cut into one piece for each client only, so what a client gets is one stretch. Make
    `client_count * shards_per_client` shards, and give `shards_per_client` of these to each client, at random."""
    used = says(r"(?s)shards_per_client.*shards_per_client")  # beside the header
    return not used and are_neighbours(answer, rng)


@checks.behaviour("neighbours")
def _(answer, rng):
    """A client's shards are always neighbours in the order by label. Draw a random order of the single shards, and give
    each client the next few of it."""
    return are_neighbours(answer, rng)


def are_neighbours(answer, rng) -> bool:
    return all(hand[-1] - hand[0] == 1 for hands in dealings(answer, rng, 60) for hand in hands)


@checks.behaviour("uneven")
def _(answer, rng):
    """Some ways to deal the shards come up more often than others, or never. Make every one equally likely: draw one
    `rng.permutation(…)` of all shards, and deal along it."""
    ways, draws = 90, 900  # 6! / (2! · 2! · 2!)
    found = dealings(answer, rng, draws)
    times = np.zeros(ways)
    for place, way in enumerate(sorted(set(found))):
        times[place] = found.count(way)
    # A fair deal exceeds this limit of chi-square once in 10^11 times.
    if ((times - draws / ways) ** 2).sum() / (draws / ways) > 210:
        often = max(set(found), key=found.count)
        return [
            ("called", f"deal_shards(labels, {CLIENTS}, {EACH}, rng), {draws:,} times"),
            ("fair", f"each of {ways} ways {draws // ways} times"),
            ("seen", f"{len(set(found))} ways, {often} {found.count(often):,} times"),
        ]
    # With a shard for each of six clients, a shuffle that is wrong a little shows best.
    times, draws = np.zeros((6, 6)), 2500
    for hands in dealings(answer, rng, draws, 6, 1):
        times[range(6), [shard for (shard,) in hands]] += 1
    # Five sixths of this sum are chi-square with 25 degrees of freedom: a fair deal exceeds 110 once in 10^9 times.
    if ((times - draws / 6) ** 2).sum() / (draws / 6) > 110:
        return [
            ("called", f"deal_shards(labels, 6, 1, rng), {draws:,} times"),
            ("fair", f"each client gets each shard about {draws / 6:.0f} times"),
            ("seen", f"between {times.min():.0f} and {times.max():.0f} times"),
        ]
    return False
