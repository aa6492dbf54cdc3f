"""What `pack` must do, and what each mistake is told."""

import functools
import itertools

from ...solutions import paillier as reference
from .cases import in_slots
from .numbers import (
    FLOAT_LIMIT,
    MACHINE_LIMIT,
    SLOTS_AND_PLAINTEXTS,
    ListChecks,
    has_floats,
    needs_a_list,
    random_bits,
    wrapped,
)

checks = ListChecks("pack")


@checks.cases
def numbers_for_slots(rng):
    yield dict(integers=[9, 2, 7, 4, 13, 1, 6], slot_bits=5, plaintext_bits=17)  # two bits are left over
    yield dict(integers=[1, 2, 3, 4], slot_bits=4, plaintext_bits=8)
    yield dict(integers=[1, 2, 3, 4], slot_bits=4, plaintext_bits=11)
    yield dict(integers=[0, 5, 5, 0, 5, 5, 1], slot_bits=4, plaintext_bits=13)  # equal ones, behind zeros
    yield dict(integers=[6, 3, 1, 0, 0, 0, 0], slot_bits=4, plaintext_bits=8)
    yield dict(integers=[200], slot_bits=8, plaintext_bits=64)
    yield dict(integers=[5, 3, 1], slot_bits=7, plaintext_bits=7)  # one slot a plaintext
    for slot_bits, plaintext_bits in SLOTS_AND_PLAINTEXTS:
        slots = plaintext_bits // slot_bits
        full = 2**slot_bits - 1
        for count in (slots, 2 * slots, 2 * slots + 1, int(rng.integers(slots + 1, 3 * slots + 2))):
            drawn = [random_bits(slot_bits, rng) for _ in range(count)]
            yield dict(integers=drawn, slot_bits=slot_bits, plaintext_bits=plaintext_bits)
        yield dict(integers=[full] * (slots + 2), slot_bits=slot_bits, plaintext_bits=plaintext_bits)
        yield dict(integers=[0] * (slots + 2), slot_bits=slot_bits, plaintext_bits=plaintext_bits)


@checks.by_hand
def _(integers, slot_bits, plaintext_bits, *, place=None):
    slots = plaintext_bits // slot_bits
    if slots > 6:
        return None
    wrong = place[0] if place else 0
    group = integers[wrong * slots : (wrong + 1) * slots]
    terms = " + ".join(f"{each} · 2**{up * slot_bits}" for up, each in enumerate(group))
    which = f"that at place {wrong}" if wrong else "the first one"
    if slots == 1:
        return f"one slot in a plaintext, so each number is alone in one; {which} is {group[0]}"
    return f"{slots} slots in a plaintext; {which} is {terms}; each {slots} numbers begin anew"


in_slots(checks, "integers")


def groups(integers, slots):
    return [integers[start : start + slots] for start in range(0, len(integers), slots)]


def joined(numbers, factor):
    """The numbers side by side: each counts `factor` times as much as the one before it."""
    return sum(number * factor**place for place, number in enumerate(numbers))


@checks.stops("slots-in-bytes", "int too big to convert")
def _():
    """`to_bytes` was given too few bytes for a number here. Shift the number at place i of its plaintext up by
    `i * slot_bits` bits instead, and add them up."""


@checks.stops("machine-integers", f"{MACHINE_LIMIT}|{FLOAT_LIMIT}|math range error")
def _():
    """A plaintext may have thousands of bits, too many for NumPy's integers and for floats. Use Python's own whole
    numbers, with `<<` or `2**`, in a loop over the slots."""


needs_a_list(checks)


@checks.symptom("returns-floats")
def _(run):
    """There are floats in the list, and they hold only 53 bits exactly. Leave out what makes floats, such as `/` and
    powers of 2.0, and use `<<` or `2**`."""
    return has_floats(run.result)


@checks.mistake("float-digits", needs=r"\d\.\d|float| / |ldexp|np\.|math\.")
def _(integers, slot_bits, plaintext_bits):
    """Right for short plaintexts, but this one went through a float, which holds only 53 bits. Keep to Python's own
    whole numbers, from the first line to the last."""
    split = groups(integers, plaintext_bits // slot_bits)
    added = [int(sum(float(each << place * slot_bits) for place, each in enumerate(group))) for group in split]
    exact = [int(float(joined(group, 2**slot_bits))) for group in split]
    return added, exact


@checks.mistake("not-joined")
def _(integers, slot_bits, plaintext_bits):
    """These are the right groups, but each still holds its numbers one by one. Make one number out of every group:
    shift each of its integers to its slot, and add them up."""
    slots = plaintext_bits // slot_bits
    tuples = [tuple(group) for group in groups(integers, slots)]
    return groups(integers, slots), tuples


@checks.mistake("one-each")
def _(integers, slot_bits, plaintext_bits):
    """Every number got a plaintext of its own. Put `plaintext_bits // slot_bits` of them
    into each plaintext, side by side."""
    places = [place % (plaintext_bits // slot_bits) * slot_bits for place in range(len(integers))]
    return integers, [each << place for each, place in zip(integers, places, strict=True)]


@checks.mistake("one-plaintext")
def _(integers, slot_bits, plaintext_bits):
    """Everything went into one plaintext, which is longer than `plaintext_bits` allows. Start a new one after
    `plaintext_bits // slot_bits` numbers."""
    one = joined(integers, 2**slot_bits)
    return [one], [joined(integers[::-1], 2**slot_bits)], one


@checks.mistake("high-first")
def _(integers, slot_bits, plaintext_bits):
    """The first number lies in the highest slot, but it belongs in the lowest one. Turn round the order in which the
    numbers of a plaintext are put together: move the first up by no bits, the next by `slot_bits`, and so on."""
    slots = plaintext_bits // slot_bits
    short = [joined(group[::-1], 2**slot_bits) for group in groups(integers, slots)]
    filled = [joined(([*group] + [0] * slots)[:slots][::-1], 2**slot_bits) for group in groups(integers, slots)]
    return short, filled


@checks.mistake("zeros-below")
def _(integers, slot_bits, plaintext_bits):
    """In a plaintext that is not full, zeros fill the lowest slots, and the numbers stand above them. Put them behind
    the numbers: the first of these belongs in the lowest slot."""
    slots = plaintext_bits // slot_bits
    return [joined([0] * (slots - len(group)) + [*group], 2**slot_bits) for group in groups(integers, slots)]


@checks.mistake("shifted-once-more")
def _(integers, slot_bits, plaintext_bits):
    """The lowest slot is empty, and that is the place of the first number. Move the number at place i of its plaintext
    up by `i * slot_bits` bits, so the first one not at all."""
    split, factor = groups(integers, plaintext_bits // slot_bits), 2**slot_bits
    return tuple([joined(group[::step], factor) * factor for group in split] for step in (1, -1))


@checks.mistake("last-first")
def _(integers, slot_bits, plaintext_bits):
    """The plaintexts were filled from the end of the list. Put the first numbers into the first plaintext: start with
    `integers[0]`, in the lowest slot."""
    turned = [joined(group, 2**slot_bits) for group in groups(integers[::-1], plaintext_bits // slot_bits)]
    return turned, turned[::-1]


@checks.mistake("plaintexts-turned")
def _(integers, slot_bits, plaintext_bits):
    """Each plaintext is right, but the last one comes first. Keep them in the order of the numbers: the one that holds
    `integers[0]` comes first, so add each new one at the end of the list."""
    return reference.pack(integers, slot_bits, plaintext_bits)[::-1]


@checks.mistake("as-many-plaintexts-as-slots", needs=r"array_split|range\(|len\(")
def _(integers, slot_bits, plaintext_bits):
    """The list was cut into parts of nearly the same length, but every plaintext is filled before the next one begins.
    `plaintext_bits // slot_bits` is how many numbers go into *each*: take slices of that length."""
    slots = plaintext_bits // slot_bits
    size, more = divmod(len(integers), slots)
    ends = [size * part + min(part, more) for part in range(slots + 1)]
    parts = [integers[start:end] for start, end in itertools.pairwise(ends)]
    return [joined(part, 2**slot_bits) for part in parts], [joined(part, 2**slot_bits) for part in parts if part]


@checks.mistake("dealt-out")
def _(integers, slot_bits, plaintext_bits):
    """The numbers were dealt out like cards, one to each plaintext in turn. Fill a plaintext with neighbours
    before the next one begins: take slices of `plaintext_bits // slot_bits` numbers."""
    slots = plaintext_bits // slot_bits
    count = -(-len(integers) // slots)
    return tuple([joined(integers[i::step], 2**slot_bits) for i in range(step)] for step in (count, slots))


@checks.mistake("too-many-slots")
def _(integers, slot_bits, plaintext_bits):
    """A plaintext got one number too many, and is longer than `plaintext_bits` allows. No more than
    `plaintext_bits // slot_bits` fit, rounded down: begin the next one as soon as so many are in it."""
    slots = plaintext_bits // slot_bits
    return [joined(group, 2**slot_bits) for group in groups(integers, slots + 1)]


@checks.mistake("too-few-slots")
def _(integers, slot_bits, plaintext_bits):
    """A plaintext has room for one more number. It holds exactly `plaintext_bits // slot_bits` slots: use all
    of them."""
    slots = plaintext_bits // slot_bits
    return [joined(group, 2**slot_bits) for group in groups(integers, slots - 1)]


@checks.mistake("slots-are-slot-bits")
def _(integers, slot_bits, plaintext_bits):
    """`slot_bits` numbers went into each plaintext, and that is a width. Put `plaintext_bits // slot_bits` numbers into
    each: use that as the length of a group."""
    return [joined(group, 2**slot_bits) for group in groups(integers, slot_bits)]


@checks.mistake("zeros-dropped")
def _(integers, slot_bits, plaintext_bits):
    """A plaintext that holds nothing but zeros was lost. A zero takes a slot as well: ask how many numbers are left or
    lie in a plaintext, and not whether their value, as in `if` or `while`, is 0."""
    slots = plaintext_bits // slot_bits
    right = [joined(group, 2**slot_bits) for group in groups(integers, slots)]
    trimmed = list(right)
    while trimmed and trimmed[-1] == 0:
        trimmed.pop()
    last_dropped = right[:-1] if right[-1] == 0 else right
    return trimmed, last_dropped, [each for each in right if each]


@checks.mistake("zero-takes-no-slot")
def _(integers, slot_bits, plaintext_bits):
    """A number that is 0 took no slot, so others behind it lie in wrong slots. Count the place of each number in its
    plaintext, with `enumerate`: it depends on how many came before, and on no value."""
    slots = plaintext_bits // slot_bits
    squeezed = [joined(group, 2**slot_bits) for group in groups([each for each in integers if each], slots)]
    inside = [joined([each for each in group if each], 2**slot_bits) for group in groups(integers, slots)]
    return squeezed, inside


KEEPS_ONE = r"set\(|fromkeys|index\(|unique|dict|\{|groupby|Counter|\bnot in\b|\bif [^:\n]* in "


@checks.mistake("equal-ones", sometimes=True, needs=KEEPS_ONE)
def _(integers, slot_bits, plaintext_bits):
    """Two numbers are equal here, or two plaintexts, and only one of them was kept, or both went into one slot. A place
    does not follow from a value: count it, with `enumerate`, and keep them out of sets and of a dict's keys."""
    split = groups(integers, plaintext_bits // slot_bits)
    last = [{each: place for place, each in enumerate(group)} for group in split]
    last_alone = [sum(each << place * slot_bits for each, place in one.items()) for one in last]
    first = [sum(each << group.index(each) * slot_bits for each in group) for group in split]
    first_alone = [sum(each << group.index(each) * slot_bits for each in set(group)) for group in split]
    once = [joined(list(dict.fromkeys(group)), 2**slot_bits) for group in split]
    plaintexts_once = list(dict.fromkeys(joined(group, 2**slot_bits) for group in split))
    return last_alone, first, first_alone, once, plaintexts_once


@checks.mistake("across-the-border")
def _(integers, slot_bits, plaintext_bits):
    """All numbers were joined and then cut every `plaintext_bits` bits, but the slots do not fill a plaintext, so a
    number lies across the border of two. Put only `plaintext_bits // slot_bits` whole slots into each plaintext."""
    whole, pieces = joined(integers, 2**slot_bits), []
    while whole or len(pieces) * plaintext_bits < len(integers) * slot_bits:
        whole, piece = divmod(whole, 2**plaintext_bits)
        pieces.append(piece)
    return pieces, pieces[:-1]


@checks.mistake("not-filled-up")
def _(integers, slot_bits, plaintext_bits):
    """Each number got as many bits as it needs itself, so that short ones let the next begin too low. A slot has
    `slot_bits` bits, whatever lies in it: move the number at place i up by `i * slot_bits` bits."""
    split = groups(integers, plaintext_bits // slot_bits)
    return tuple([int("".join(f"{each:b}" for each in group[::way]), 2) for group in split] for way in (-1, 1))


@checks.mistake("last-lost")
def _(integers, slot_bits, plaintext_bits):
    """The last plaintext is missing: here it is only partly filled, but its numbers count as well. Put what is left
    over at the end into one more plaintext."""
    slots = plaintext_bits // slot_bits
    right = [joined(group, 2**slot_bits) for group in groups(integers, slots)]
    return right[: len(integers) // slots], right[:-1]


@checks.mistake("extra-plaintext", sometimes=True)
def _(integers, slot_bits, plaintext_bits):
    """There is an empty plaintext too many, and each costs an encryption. Put one into the list only when there is a
    number in it."""
    right = [joined(group, 2**slot_bits) for group in groups(integers, plaintext_bits // slot_bits)]
    return [*right, 0], [0, *right]


@checks.mistake("decimal-digits")
def _(integers, slot_bits, plaintext_bits):
    """The numbers stand side by side in decimal places, but slots are made of bits. Move each to its slot with `<<`, or
    multiply it by a power of `2**slot_bits`."""
    split = groups(integers, plaintext_bits // slot_bits)
    texts = [[int("".join(map(str, group[::way]))) for group in split] for way in (1, -1)]
    tens = [[joined(group, 10**width) for group in split] for width in (1, 2, 3, slot_bits)]
    return *texts, *tens


@checks.mistake("times-the-place")
def _(integers, slot_bits, plaintext_bits):
    """A number was multiplied by how far it must move, but each bit that it moves up *doubles* it. Multiply the number
    at place i by 2 to the power of `i * slot_bits`, or shift it with `<<`."""
    split = groups(integers, plaintext_bits // slot_bits)
    times = [[place * slot_bits for place in range(plaintext_bits // slot_bits + 1)]]
    times += [[1, *times[0][1:]], times[0][1:]]  # the first number left as it is; or counted from 1
    return tuple([sum(x * factor for x, factor in zip(group, each, strict=False)) for group in split] for each in times)


@checks.mistake("wrong-shift", sometimes=True)
def _(integers, slot_bits, plaintext_bits):
    """The numbers of a plaintext are not `slot_bits` bits apart. Move the number at place i up by `i * slot_bits` bits:
    by 0 the first, by `slot_bits` the second."""
    slots = plaintext_bits // slot_bits
    split = groups(integers, slots)
    factors = (2, 2 ** (slot_bits - 1), 2 ** (slot_bits + 1), 2**slot_bits - 1, 2**8, 2**16, slot_bits, 2 ^ slot_bits)
    spread = 2 ** (plaintext_bits // slots)
    return tuple([joined(group, factor) for group in split] for factor in (*factors, spread))


@checks.mistake("none-moved-up")
def _(integers, slot_bits, plaintext_bits):
    """All numbers of a plaintext were added up in its lowest slot. Move the number at
    place i up by `i * slot_bits` bits before it is added."""
    return [sum(group) for group in groups(integers, plaintext_bits // slot_bits)]


@checks.mistake("plus-before-shift", needs=r"[+|] [^()\n]* << ")
def _(integers, slot_bits, plaintext_bits):
    """In Python `+` comes before `<<`, so what was there already moved up together with the new number. Put brackets
    around the shift, and add what comes out of it."""

    def joined_up(done, new):
        return done + new[1] << new[0] * slot_bits

    return [functools.reduce(joined_up, enumerate(each), 0) for each in groups(integers, plaintext_bits // slot_bits)]


@checks.mistake("end-to-end")
def _(integers, slot_bits, plaintext_bits):
    """The slots lie end to end through all plaintexts, so some stick out at the top and others begin in the middle. As
    many as fit whole go into one, `plaintext_bits // slot_bits`: begin each plaintext with its lowest slot."""
    places = [divmod(i * slot_bits, plaintext_bits) for i in range(len(integers))]
    pages = {page: 0 for page, _ in places}
    for number, (page, shift) in zip(integers, places, strict=True):
        pages[page] += number << shift
    return list(pages.values())


@checks.mistake("keeps-shifting")
def _(integers, slot_bits, plaintext_bits):
    """The second plaintext does not begin with its lowest slot. Let what moves the numbers up begin anew in each
    plaintext, a place at 0, a factor at 1."""
    slots, places = plaintext_bits // slot_bits, range(len(integers))
    shifted = [each << (place * slot_bits) for each, place in zip(integers, places, strict=True)]
    return [sum(group) for group in groups(shifted, slots)]


@checks.mistake("piles-up")
def _(integers, slot_bits, plaintext_bits):
    """Numbers of an earlier plaintext are still in a later one. Start every plaintext anew: set it to 0 as soon as the
    one before it stands in the list."""
    slots = plaintext_bits // slot_bits
    right = [joined(group, 2**slot_bits) for group in groups(integers, slots)]
    added = [sum(right[: i + 1]) for i in range(len(right))]
    joined_up = functools.reduce(lambda done, new: [*done, done[-1] | new], right[1:], right[:1])
    return added, joined_up


@checks.mistake("in-64-bits", sometimes=True, needs="")
def _(integers, slot_bits, plaintext_bits):
    """Right for short plaintexts, but of this one only 64 bits are left, as with NumPy's integers. Use Python's own
    whole numbers, and cut nothing off."""
    right = reference.pack(integers, slot_bits, plaintext_bits)
    return [wrapped(each) for each in right], [each % 2**64 for each in right]


@checks.symptom("in-machine-words", needs=r"np\.|2 \*\* 6[34]|\b64\b")
def _(run):
    """Right for short plaintexts, but this one needs more than 64 bits, where NumPy's integers end. Use Python's own
    whole numbers, and cut nothing off."""
    long = max(run.expected) >= 2**64
    return long and isinstance(run.result, list) and all(-(2**63) <= each < 2**64 for each in run.result)
