"""What `late_arrival_attack` must do, and what each mistake is told."""

import ast
import re

import numpy as np

from ...checking import written
from ...checking.answer_text import says
from .attacks import (
    Named,
    centred,
    needs_int64,
    needs_loops_over_uint32,
    needs_masks,
    needs_signed_integers,
    not_to_leave,
    numbers,
    taken_out,
)
from .handed_masks import MaskingChecks, needs_own_arrays

checks = MaskingChecks("late_arrival_attack")


@checks.secrets
def seeds_and_update(inputs, result):
    return not_to_leave(inputs["pairwise_seeds"].values(), len(inputs["late_update"]), result)


# In all three the first case has 40 numbers, too many to be printed, and enough that no two mistakes agree by chance.
@checks.cases
def late_messages(rng):
    for late, others, length, largest in (
        (3, (6, 1, 5, 7, 2), 40, 2**15),  # places, sorted or not, and ids that are off by one give other signs each
        (9, (95, 2, 10), 4, 2**15),  # as text, 10 comes before 9
        (1, (2, 3), 3, 2**15),
        (7, (2, 4), 2, 2**31),
        (5, (9, 1, 8, 30), 1000, 2**24),
        (2, (1,), 5, 100),
    ):
        seeds = Named(
            {other: rng.bytes(32) for other in others},
            lambda other, me=late: f"s{min(me, other)}_{max(me, other)}",
        )
        update = numbers(length, rng, largest).astype(np.uint32)
        masked = taken_out(update, seeds, lambda other, me=late: 1 if me < other else -1).astype(np.uint32)
        yield dict(late_update=masked, late=late, pairwise_seeds=seeds)


needs_masks(checks)
needs_loops_over_uint32(checks)
needs_signed_integers(checks)
needs_own_arrays(checks)
needs_int64(checks, late_messages)


@checks.stops(
    "seeds-not-in-dicts",
    "bytes.*has no attribute 'items'",
    r"\w\[\w+\]\[late\] = \w+$",  # no dict is there yet
    needs=r"\bunmask_sum\(",
)
def _():
    """For each client that counts as vanished, `unmask_sum` expects a dict of its own, from the survivor to the seed of
    the two. Give it one: `{other: {late: seed} for other, seed in …}`."""


# Where the seeds are asked for by numbers that somebody counted or typed.
OWN_IDS = r"(?s)(?=.*\bin (range\(|[\[(]\d|\w*\(?[\[{]late\b)).*pairwise_seeds\["


@checks.stops("ids-numbered", "KeyError", needs=OWN_IDS, without=r"\w\[\w+\]\[late\] =")
def _():
    """The keys of `pairwise_seeds` are the ids of the others. They may be any numbers, and `late` is none of them. Loop
    over `pairwise_seeds.items()`."""


@checks.stops("self-seeds-given", "unmask_sum: self_seeds")
def _():
    """There are no self seeds here, so the second argument is an empty dict. Give `unmask_sum` the message, `{}`, and
    for the last one `{other: {late: seed} for other, seed in pairwise_seeds.items()}`."""


@checks.symptom("seeds-as-self-seeds", needs=r"\bunmask_sum\(")
def _(run):
    """The pairs' seeds went in as self seeds, and the mask of each of those is subtracted, but some must be added.
    Leave the self seeds empty, `{}`, and put `{other: {late: seed} for other, seed in pairwise_seeds.items()}` into
    the last argument."""
    update, late, seeds = (run.inputs[name] for name in ("late_update", "late", "pairwise_seeds"))
    subtracted = np.array_equal(np.asarray(run.result), taken_out(update, seeds, lambda other: -1))
    return subtracted and not vanished_are_named() and any(map(holds_any, second_ones()))


@checks.symptom("self-seed-made-up", needs=r"unmask_sum\(")
def _(run):
    """There is no self mask in this message, but `unmask_sum` was given a self seed, and takes its mask out all the
    same. Give it none: `{}` as the second argument."""
    return masks_stayed(run) and self_seeds_are_named()


def self_seeds_are_named() -> bool:
    """Whether `unmask_sum` is called with a dict as its second argument that is written down and holds anything."""
    return any(each in names_of(FILLED) or re.match(FILLED, each) for each in second_ones())


def second_ones() -> list[str]:
    """What `unmask_sum` is given as self seeds, as it is written."""
    return [ast.unparse(each) for call in unmasking() for each in [*call.args[1:2], *named_so(call, "self_seeds")]]


def holds_any(argument: str) -> bool:
    """Whether an argument is anything but an empty dict, or a name for one."""
    return argument not in empty_ones() and not re.match(EMPTY, argument)


FILLED, EMPTY = r"\{(?!\})|dict\(.", r"(\{\}|dict\(\))\Z"


def unmasking() -> list[ast.Call]:
    """The calls of `unmask_sum`."""
    calls = (node for node in ast.walk(written()) if isinstance(node, ast.Call))
    return [call for call in calls if ast.unparse(call.func).endswith("unmask_sum")]


def named_so(call: ast.Call, name: str) -> list[ast.expr]:
    return [each.value for each in call.keywords if each.arg == name]


def empty_ones() -> set[str]:
    """The names of empty dicts into which nothing is put later on."""
    return {name for name in names_of(EMPTY) if not says(rf"\b{name}(\[|\.|:| \|=)")}


def names_of(pattern: str) -> set[str]:
    """The names to which the learner's code gives a value that is written so."""
    nodes = (node for node in ast.walk(written()) if isinstance(node, ast.Assign))
    targets = (target for node in nodes if re.match(pattern, ast.unparse(node.value)) for target in node.targets)
    return {target.id for target in targets if isinstance(target, ast.Name)}


@checks.symptom("mask-of-zeros")
def _(run):
    """The pairwise masks are out, but one more was taken out or put in, which is made of a seed of zeros: this
    message has no self mask. Take out the pairwise masks alone, and give no self seed to any function."""
    more = taken_out(np.zeros_like(run.inputs["late_update"]), {0: bytes(32)}, lambda other: 1)
    return any(np.array_equal(centred(np.asarray(run.result) + sign * more), run.expected) for sign in (1, -1))


@checks.mistake("masks-left")
def _(late_update, late, pairwise_seeds):
    """This is the message as it came, with every mask still in it. Take the mask of each pair out, with `unmask_sum` or
    one by one with `expand_mask`, and return what is left then."""
    return late_update, centred(late_update)


def masks_stayed(run) -> bool:
    """Whether not one mask is out, so that the numbers are as hidden as before."""
    return np.shape(run.result) == np.shape(run.expected) and not np.any(np.equal(run.result, run.expected))


TAKEN_AWAY = r"0 - |late_update[\w.()]* - |-late_update|- ?mask_update|-1 \*|subtract\(|negative\("


@checks.symptom("masks-with-mask-update", needs=r"\bmask_update\([^\n]*, (me=)?late,", without=TAKEN_AWAY)
def _(run):
    """`mask_update` puts masks in, and here they must come out. Do the opposite yourself: loop over the seeds, subtract
    the masks of higher ids, and add those of lower ones."""
    return masks_stayed(run)


@checks.symptom("named-as-vanished", needs=r"(?s)(?=.*\bunmask_sum\().*(\{late: |\[late\] = |\(late, |\(\[late\])")
def _(run):
    """The masks went in once more: you named the late client as the vanished one. Here it is the survivor whose message
    came, and all others are gone: give `unmask_sum` a dict with `{late: seed}` for each of them."""
    update, late, seeds = (run.inputs[name] for name in ("late_update", "late", "pairwise_seeds"))
    again = taken_out(update, seeds, lambda other: 1 if late < other else -1)
    return np.array_equal(centred(np.asarray(run.result).astype(np.int64) % 2**32), again)


@checks.mistake("masked-again")
def _(late_update, late, pairwise_seeds):
    """The masks went in once more, instead of out. The late client added those of higher ids and subtracted those of
    lower ones, so subtract where `late < other`, and add otherwise."""
    again = taken_out(late_update, pairwise_seeds, lambda other: 1 if late < other else -1)
    return again, again % 2**32


INNER = r"(?s)(?=.*\bunmask_sum\().*\{(\w+): \{(?!late\b)\w+: \w+\} for"


# Where the late client's id may have another name.
RENAMED = r"= late\b|in [\[({]late\b|\b(?!unmask_sum|range)\w+\([^()\n]*\blate\b[^()\n]*\)(?!:)"


@checks.symptom("inner-id", needs=INNER, without=RENAMED)
def _(run):
    """`unmask_sum` compares the ids of the vanished and of the survivor, and the survivor is the late client: that id
    belongs into the inner dict. Write `{other: {late: seed} for other, seed in …}`."""
    return not any(np.array_equal(run.result, each) for each in each_alone(**run.inputs))


def vanished_are_named() -> bool:
    """Whether `unmask_sum` is called with anything as its last argument but an empty dict, or a name for one."""
    last = [ast.unparse([*call.args, *(each.value for each in call.keywords)][-1]) for call in unmasking()]
    return any(map(holds_any, last))


@checks.mistake("one-sign")
def _(late_update, late, pairwise_seeds):
    """All masks got the same sign, but the late client added those of higher ids and subtracted those of lower ones.
    Compare `late < other` for each: subtract if so, else add; or let `unmask_sum` do so, with `{late: seed}` behind
    each other id."""
    totals = [taken_out(late_update, pairwise_seeds, lambda other, s=s: s) for s in (1, -1)]
    return *totals, *(total % 2**32 for total in totals)


@checks.mistake("ids-as-text", needs=r"str|repr|f'|f\"|format")
def _(late_update, late, pairwise_seeds):
    """The ids were compared as texts, in which 10 comes before 9. Compare them as numbers: `late < other`."""
    return taken_out(late_update, pairwise_seeds, lambda other: -1 if str(late) < str(other) else 1)


@checks.mistake("places-compared", needs="enumerate|range|zip|count|index|\\+= 1")
def _(late_update, late, pairwise_seeds):
    """What was compared with `late` are the places of the seeds, but the keys of `pairwise_seeds` are the clients' ids.
    Loop over `pairwise_seeds.items()`, and compare each key."""
    rows = list(pairwise_seeds), sorted(pairwise_seeds)
    return tuple(
        taken_out(late_update, pairwise_seeds, lambda other, r=row, f=first: -1 if late < r.index(other) + f else 1)
        for row in rows
        for first in (0, 1)
    )


@checks.mistake("one-side-only")
def _(late_update, late, pairwise_seeds):
    """The masks of some of the clients are still in it: of those with a higher id, or of those with a lower one. Take
    out both kinds: subtract where `late < other`, else add."""
    return (
        taken_out(late_update, pairwise_seeds, lambda other: -1 if late < other else 0),
        taken_out(late_update, pairwise_seeds, lambda other: 0 if late < other else 1),
    )


@checks.symptom("one-dict-for-all", needs=r"fromkeys\([^()]*, (\{|dict\()")
def _(run):
    """`dict.fromkeys` gives every key the very same dict, so what is put into one stands in all. Make one of its own
    for each: `{other: {late: seed} for other, seed in pairwise_seeds.items()}`."""
    return True


@checks.mistake("one-client-only", without="fromkeys")
def _(late_update, late, pairwise_seeds):
    """Only one client's mask was taken out. Take out one for each key of `pairwise_seeds`, in a loop whose every turn
    goes on with what the turns before it have made, and return after that loop."""
    return tuple(each_alone(late_update, late, pairwise_seeds))


@checks.mistake("one-mask-left", without=r"\w\[late\] = \{|\{late: \{")
def _(late_update, late, pairwise_seeds):
    """The mask of one client is still in. Let there be one turn, or one call, for each key of `pairwise_seeds`, the
    first and the last ones too."""
    others = ({other: pairwise_seeds[other] for other in pairwise_seeds if other != left} for left in pairwise_seeds)
    return tuple(taken_out(late_update, each, lambda other: -1 if late < other else 1) for each in others)


def each_alone(late_update, late, pairwise_seeds) -> list:
    """For each other client the message without that client's mask alone."""
    return [
        taken_out(late_update, {other: seed}, lambda other: -1 if late < other else 1)
        for other, seed in pairwise_seeds.items()
    ]


@checks.mistake("added-up")
def _(late_update, late, pairwise_seeds):
    """The message counts once for every other client, as where each mask is taken out of it as it came, and the
    results are added up. Take all masks out of one message: go on with what the step before has left, or give
    `unmask_sum` all clients in one call."""
    total = sum(each_alone(late_update, late, pairwise_seeds))
    return total, centred(total % 2**32), total % 2**32
