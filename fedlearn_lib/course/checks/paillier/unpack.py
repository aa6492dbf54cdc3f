"""What `unpack` must do, and what each mistake is told."""

from ...checking.answer_text import says
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

checks = ListChecks("unpack")


@checks.cases
def packed_numbers(rng):
    yield dict(plaintexts=[41, 71, 13], slot_bits=4, plaintext_bits=10, count=5)  # 9 2, 7 4, 13
    yield dict(plaintexts=[3, 0, 48], slot_bits=4, plaintext_bits=8, count=6)  # 3 0, 0 0, 0 3
    yield dict(plaintexts=[200], slot_bits=8, plaintext_bits=64, count=1)
    yield dict(plaintexts=[71, 41, 71, 13], slot_bits=4, plaintext_bits=10, count=7)  # equal ones
    yield dict(plaintexts=[0, 0], slot_bits=8, plaintext_bits=24, count=6)
    yield dict(plaintexts=[5, 3, 1], slot_bits=7, plaintext_bits=7, count=3)
    for slot_bits, plaintext_bits in SLOTS_AND_PLAINTEXTS:
        slots = plaintext_bits // slot_bits
        full = 2**slot_bits - 1
        for count in (slots, 2 * slots, 2 * slots + 1, int(rng.integers(slots + 1, 3 * slots + 2))):
            drawn = [random_bits(slot_bits, rng) for _ in range(count)]
            yield packed_case(drawn, slot_bits, plaintext_bits)
        yield packed_case([full] * (slots + 2), slot_bits, plaintext_bits)
        # Zeros at the end of every plaintext, and at its start.
        yield packed_case([full, *[0] * (slots - 1), *[0] * (slots - 1), full, 0], slot_bits, plaintext_bits)
        # The sum of as many as there is room for.
        width = max(1, slot_bits - 3)
        summed = [sum(random_bits(width, rng) for _ in range(7 if slot_bits > 3 else 1)) for _ in range(slots + 1)]
        yield packed_case(summed, slot_bits, plaintext_bits)


@checks.by_hand
def _(plaintexts, slot_bits, plaintext_bits, count, *, place=None):
    slots = plaintext_bits // slot_bits
    if slots > 6:
        return None
    which = min(place[0] // slots, len(plaintexts) - 1) if place else 0
    shown, shifts, width = plaintexts[which], [i * slot_bits for i in range(slots)], 2**slot_bits
    steps = [f"({shown} >> {by}) % {width} = {(shown >> by) % width}" for by in shifts]
    told = f"that at place {which}" if which else "the first"
    return f"{slots} slots in a plaintext; of {told}: {', '.join(steps)}; {count} numbers in all"


in_slots(checks, "plaintexts")


def packed_case(integers, slot_bits, plaintext_bits):
    plaintexts = reference.pack(integers, slot_bits, plaintext_bits)
    return dict(plaintexts=plaintexts, slot_bits=slot_bits, plaintext_bits=plaintext_bits, count=len(integers))


def taken_out(plaintexts, slot_bits, slots, modulus=None):
    """Every slot of every plaintext."""
    modulus = modulus or 2**slot_bits
    return [[(each >> (place * slot_bits)) % modulus for place in range(slots)] for each in plaintexts]


def flat(lists):
    return [each for one in lists for each in one]


@checks.mistake("cut-from-the-left", needs=r"bin\(|format|:b|:0|b'")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The digits were cut into slots from the left, but the lowest slot lies at the right end. Cut from the right:
    let the last `slot_bits` digits be the first number, those before them the second."""
    slots, lists = plaintext_bits // slot_bits, []
    for each in plaintexts:
        digits = f"{each:0{plaintext_bits}b}"
        lists.append([int(digits[i * slot_bits : (i + 1) * slot_bits], 2) for i in range(slots)])
    return flat(lists)[:count], flat(one[::-1] for one in lists)[:count]


@checks.stops("machine-integers", rf"{MACHINE_LIMIT}|shift' not supported for the input types")
def _():
    """A machine's whole numbers, as NumPy's, end at 64 bits, and a plaintext may have thousands. Use Python's own whole
    numbers, and put them into a list."""


@checks.stops("float-division", FLOAT_LIMIT)
def _():
    """A float cannot hold a plaintext of thousands of bits. Leave out what makes floats, such as `/` and `2.0`, and
    shift with `>>`."""


needs_a_list(checks)


@checks.symptom("returns-floats")
def _(run):
    """There are floats in the list, and they hold only 53 bits exactly: `/`, math.pow and a number with a point make
    such. Use `//`, `>>` or `2**…`, which stay with whole numbers."""
    return has_floats(run.result)


@checks.mistake("equal-ones-lost", sometimes=True, needs=r"set\(|dict|[ (\[]\{|unique|not in\b|groupby")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """Two are equal here, plaintexts or numbers, and only one of them came back. Put all numbers of all plaintexts into
    one list, in their order, whether they are equal or not."""
    slots, values = plaintext_bits // slot_bits, []
    every = flat(taken_out(plaintexts, slot_bits, slots))
    if len(set(plaintexts)) < len(plaintexts):
        once = flat(taken_out(dict.fromkeys(plaintexts), slot_bits, slots))
        values += [once, once[:count]]
    if len(set(every[:count])) < count:
        values += [list(dict.fromkeys(every))[:count], list(dict.fromkeys(every[:count]))]
    return tuple(values)


@checks.mistake("ignores-count")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The empty slots of the last plaintext came back as numbers, too. Only `count` numbers were packed, in all
    plaintexts together: return no more than that, `[:count]` of the whole list."""
    return flat(taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits))


@checks.mistake("ends-at-zero", needs=r"\bbreak\b|takewhile", without=r"len\(\w+\) (==|>=) count|\bcount <= 0")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """A slot that holds 0 ended the search in its plaintext, but a 0 is a number like the others. Take the `break`, or
    what else stops there, away."""
    every = taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)
    before = [slots[: slots.index(0)] if 0 in slots else slots for slots in every]
    with_it = [slots[: slots.index(0) + 1] if 0 in slots else slots for slots in every]
    return tuple(each for some in map(flat, (before, with_it)) for each in ((some + [0] * count)[:count], some[:count]))


@checks.mistake("moves-up")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """A plaintext was left as soon as nothing but zeros was left in it, so all later numbers moved up. A slot that
    holds 0 is a number, too: loop over `range(plaintext_bits // slot_bits)` in each plaintext, whatever is in it."""
    every = taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)
    trimmed = [slots[: -(-each.bit_length() // slot_bits)] for slots, each in zip(every, plaintexts, strict=True)]
    some = flat(trimmed), flat([slots or [0] for slots in trimmed])
    return tuple((each + [0] * count)[:count] for each in some)


IN_EACH = r"range\([^)]*\bcount\b|\bwhile\b[^\n]*\b(count|True)\b|\bcount \*"


# A list of zeros that is filled later: those zeros may be what was not reached.
FILLED = r"\[0\] \* |\bcount \* \[0\]|zeros\(|\[0 for "


@checks.mistake("count-in-each", needs=IN_EACH, without=rf"// (?!slot_bits)[\w(]|divmod\(i|{FILLED}")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """A plaintext gave `count` numbers, with zeros behind its own, but it holds only `plaintext_bits // slot_bits`
    slots. Read so many in each plaintext, one after the other, and return the first `count` numbers of them all."""
    every = flat(taken_out(plaintexts, slot_bits, count))
    return every, every[:count]


GOES_ON = r"\+= (slot_bits|1)\b|\w\[\w+ // \w+\] >> (?!\(?\w+ %)"


# Inside of a loop, and so at once where another round begins.
BEGINS_ANEW = r"(?ms)^ {8,}(\w+)(?:, \w+)* = [^\n]*\b0\b.*^ +\1 \+="


@checks.symptom("shift-goes-on", needs=GOES_ON, without=rf"{BEGINS_ANEW}|{FILLED}")
def _(run):
    """The first plaintext came out right, and then nothing but zeros, as if the shift went on growing. Let it begin
    anew in each plaintext: shift that by 0, then by `slot_bits`, and so on."""
    slots = run.inputs["plaintext_bits"] // run.inputs["slot_bits"]
    first, more = list(run.result[:slots]), run.result[slots:]
    return first == run.expected[:slots] and len(run.result) == len(run.expected) and not any(more)


@checks.mistake("first-only")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The numbers of one plaintext alone came back. Let every plaintext give all of its numbers to one list, and return
    the first `count` of that list."""
    slots = plaintext_bits // slot_bits
    (first,), (last,) = taken_out(plaintexts[:1], slot_bits, slots), taken_out(plaintexts[-1:], slot_bits, slots)
    return first, last, last[:count]


@checks.mistake("not-flat")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """There is a list for each plaintext inside the list, but one flat list is expected. Put the numbers of all
    plaintexts into the same list: with `extend`, or with one more `for`."""
    every = taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)
    return every, every[:count]


@checks.mistake("high-first")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The numbers of a plaintext begin with its highest slot, but the first one lies in the lowest. Turn them round in
    each plaintext: the lowest `slot_bits` bits hold its first number."""
    every = flat(slots[::-1] for slots in taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits))
    return every, every[:count]


@checks.mistake("last-first")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The plaintexts were taken apart in the wrong order, or the list was turned round. Start with the first
    plaintext, and add its numbers at the end of the list."""
    every = taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)
    backwards, inside = flat(every[::-1]), flat(slots[::-1] for slots in every[::-1])
    return backwards, backwards[:count], inside, inside[:count], inside[-count:], flat(every)[:count][::-1]


@checks.mistake("slot-by-slot")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """You took the first slot of every plaintext, then the second of every one. Empty one plaintext before the next:
    make the loop over the plaintexts the outer one, or in a single loop take plaintext `i // slots` for number `i`."""
    every = flat(zip(*taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits), strict=True))
    return every, every[:count]


@checks.mistake("no-mask")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The slots above are still there: a shift removes only what lies below. Keep the lowest `slot_bits` bits of each
    number that you store: write `(…) % 2**slot_bits`, with the number in the brackets."""
    everything = flat(taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits, 1 << plaintext_bits))
    return everything[:count], everything


# A slot's bits, not those of all slots, counted in bytes; and bytes are what is cut.
BYTES_OF_A_SLOT = r"(?s)^(?=.*bytes).*(?<!\* )\bslot_bits(?: \+ 7\))? (?:// 8|>> 3)\b"


@checks.symptom("whole-bytes", needs=BYTES_OF_A_SLOT, without=r"slot_bits % 8|unpackbits")
def _(run):
    """You cut the plaintext into whole bytes, but a slot of `slot_bits` bits may begin and end inside of one. Cut none:
    shift the plaintext itself, as a number, by `place * slot_bits`, and keep `% 2**slot_bits` of it."""
    return run.inputs["slot_bits"] % 8 > 0


KEEPS = r"%|&|divmod|mod\(|remainder|and_?\("


@checks.mistake("narrow-mask", needs=KEEPS)
def _(plaintexts, slot_bits, plaintext_bits, count):
    """What you keep after the shift is not exactly the lowest `slot_bits` bits. Keep these: use `% 2**slot_bits`, or
    `& (2**slot_bits - 1)`."""
    slots = plaintext_bits // slot_bits
    moduli = (2 ** (slot_bits - 1), 2 ** (slot_bits + 1), 2**slot_bits - 1, 2 ** (slot_bits - 1) - 1, slot_bits, 2**8)
    masks = [slot_bits, 2**slot_bits - 2, 2 ^ slot_bits, (2 ^ slot_bits) - 1]
    # It gives 0, as much else does.
    masks += [2**slot_bits] * (says("&|and_") and says(r"(2 \*\* slot_bits|1 << slot_bits)\b(?!\)? - )"))
    masked = [
        [each >> (place * slot_bits) & mask for each in plaintexts for place in range(slots)][:count] for mask in masks
    ]
    return *(flat(taken_out(plaintexts, slot_bits, slots, modulus))[:count] for modulus in moduli), *masked


@checks.mistake("not-shifted-down", needs=KEEPS)
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The right bits, but still at their old place in the plaintext. Shift them down to the lowest bits, with
    `>> (place * slot_bits)`: put the plaintext and this shift in brackets, and `% 2**slot_bits` behind them."""
    every = taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)
    return flat([number << (place * slot_bits) for place, number in enumerate(slots)] for slots in every)[:count]


@checks.mistake("same-slot", vague=True)
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The same slot came out again and again. After each number move on to the next slot: shift by
    `place * slot_bits`, or assign `plaintext >>= slot_bits`. Let it move in every turn of the loop."""
    return flat([slots[0]] * len(slots) for slots in taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits))[
        :count
    ]


# In one line, or first in one and then, maybe in the next round, in another.
CUT_FIRST = (
    r"% (2 \*\* slot_bits|\(1 << slot_bits\)|\w+)\)? (>>|//)|& [^&\n]*\) (>>|//)"
    r"|(?s:\b(\w+) (= \w+ [%&]|[%&]=) .*(?<!- )\b\4 (>>|//))|(?s:\b(\w+) (>>|//).*\b\7 (= \7 [%&]|[%&]=) )"
)


@checks.mistake("cut-before-shift", needs=CUT_FIRST)
def _(plaintexts, slot_bits, plaintext_bits, count):
    """What is above the lowest slot was cut off before the shift, so the other slots were gone by that time. Keep the
    plaintext whole, and cut only what you store: `(…) % 2**slot_bits`, with the shift inside the brackets."""
    slots = plaintext_bits // slot_bits
    lowest = [[each % 2**slot_bits] + [0] * (slots - 1) for each in plaintexts]
    return flat(lowest)[:count]


@checks.symptom("divmod-turned", needs=r"(\w+), (\w+) = divmod\(\2, (2 \*\* slot_bits|1 << slot_bits)\)")
def _(run):
    """`divmod` gives the quotient first and then the remainder, so here the remainder goes on in place of what is left
    of the plaintext. Write the plaintext's name first: `plaintext, number = divmod(plaintext, 2**slot_bits)`."""
    return True


@checks.mistake("wrong-shift")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The shift does not fit: you looked between the slots, or one slot too far. Shift by 0 for the first number of a
    plaintext, by `slot_bits` for the second, by `2 * slot_bits` for the third."""
    slots, mask = plaintext_bits // slot_bits, 2**slot_bits - 1
    steps = (1, slot_bits - 1, slot_bits + 1, *[8] * says(r"\b8\b"), plaintext_bits // slots)
    apart = [[each >> (place * step) & mask for each in plaintexts for place in range(slots)][:count] for step in steps]
    from_one = [each >> (place * slot_bits) & mask for each in plaintexts for place in range(1, slots + 1)][:count]
    return *apart, from_one


@checks.mistake("slots-rounded")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """One slot too many or too few was taken out of a plaintext. Read `plaintext_bits // slot_bits` slots in each,
    rounded down: take no more and no fewer."""
    slots = plaintext_bits // slot_bits
    more = flat(taken_out(plaintexts, slot_bits, slots + 1))
    fewer = flat(taken_out(plaintexts, slot_bits, slots - 1))
    return more[:count], more, fewer[:count]


@checks.mistake("zeros-dropped", sometimes=True)
def _(plaintexts, slot_bits, plaintext_bits, count):
    """Zeros are missing, but a slot that holds 0 is a number like the others. Keep all `plaintext_bits // slot_bits`
    slots of every plaintext, whatever is in them, and take no zeros away."""
    every = taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)
    trimmed = [slots[: -(-each.bit_length() // slot_bits)] for slots, each in zip(every, plaintexts, strict=True)]
    at_least_one = [slots or [0] for slots in trimmed]
    no_zeros = [[number for number in slots if number] for slots in every]
    values = [flat(each)[:count] for each in (trimmed, at_least_one, no_zeros)]
    whole = flat(every)[:count]
    while whole and whole[-1] == 0:
        whole.pop()
    return *values, whole


@checks.mistake("across-the-border")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The plaintexts were joined and then cut into slots, but the slots do not fill a plaintext: some bits are left
    over at its top, and your cuts go across its border. Take each plaintext apart on its own, into
    `plaintext_bits // slot_bits` slots."""
    mask = 2**slot_bits - 1
    upwards = sum(each << (place * plaintext_bits) for place, each in enumerate(plaintexts))
    downwards = sum(each << (place * plaintext_bits) for place, each in enumerate(plaintexts[::-1]))
    whole = len(plaintexts) * plaintext_bits // slot_bits
    joined = [[one >> (k * slot_bits) & mask for k in range(max(count, whole))] for one in (upwards, downwards)]
    return tuple(each for numbers in joined for each in (numbers[:count], numbers[:whole], numbers[:whole][::-1]))


@checks.mistake("stops-early", sometimes=True)
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The last numbers are missing. Take numbers out of every plaintext, the last one too, until there are `count` of
    them."""
    every, slots = flat(taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)), plaintext_bits // slot_bits
    return every[: count - 1], every[: count // slots * slots], every[: (len(plaintexts) - 1) * slots]


@checks.mistake("signed", needs="")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """Numbers of the upper half came back negative, but a slot holds numbers from 0 on. Leave out what makes them so:
    signs are no business of `unpack`."""
    every = flat(taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits))[:count]
    return [each - 2**slot_bits * (each >= 2 ** (slot_bits - 1)) for each in every]


@checks.mistake("float-digits", needs=r" / |/= |\d\.\d|float")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """Right for short plaintexts, but this one went through a float, which holds only 53 bits. Leave out what makes
    floats, such as `/` and `2.0`, and shift with `>>`."""
    shifts = [place * slot_bits for place in range(plaintext_bits // slot_bits)]
    divided = [int(each / 2**by) % 2**slot_bits for each in plaintexts for by in shifts]
    made_first = [int(each // 2.0**by) % 2**slot_bits for each in plaintexts for by in shifts]
    return divided[:count], made_first[:count]


@checks.mistake("in-64-bits")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """Right for short plaintexts, but of this one only 64 bits were left when it was cut. Use Python's own whole
    numbers, and nothing of 64 bits on the way."""
    slots = plaintext_bits // slot_bits
    short = ([each % 2**64 for each in plaintexts], [wrapped(each) for each in plaintexts])
    return tuple(flat(taken_out(each, slot_bits, slots))[:count] for each in short)
