"""What `fixed_base_power` must do, and what each mistake is told."""

import math

from ...checking import Checks, close, leaving
from .cases import standing_out
from .numbers import MACHINE_LIMIT, random_bits, wrapped

checks = Checks("fixed_base_power")


@checks.cases
def tables_and_exponents(rng):
    small = table_of(5, 2, 10007)
    yield dict(table=table_of(5, 3, 10007), exponent=508755, modulus=10007)  # the bytes 83, 195 and 7
    yield dict(table=small, exponent=7, modulus=10007)
    yield dict(
        table=table_of(5, 5, 10007), exponent=3 * 256**4 + 5 * 256**3 + 9 * 256 + 7, modulus=10007
    )  # a zero in the middle
    yield dict(table=table_of(5, 3, 10007), exponent=200 * 256**2, modulus=10007)
    yield dict(table=small, exponent=0, modulus=10007)
    yield dict(table=small, exponent=1, modulus=10007)
    yield dict(table=small, exponent=256**2 - 1, modulus=10007)
    yield dict(table=table_of(2, 3, 31), exponent=0x02_01_01, modulus=31)  # all rows are the same: two equal entries
    for bits, rows in ((30, 4), (61, 3), (256, 8), (3072, 6)):
        modulus = random_bits(bits, rng) | 1 | 1 << (bits - 1)
        table = table_of(2 + random_bits(bits - 2, rng), rows, modulus)
        for exponent in (random_bits(8 * rows, rng), 256**rows - 1, 256 ** (rows - 1)):
            yield dict(table=table, exponent=exponent, modulus=modulus)
    yield dict(table=table_of(3, 2, 101), exponent=250 * 256 + 200, modulus=101)  # digits above the modulus
    yield dict(table=table_of(3, 20, 10007), exponent=random_bits(160, rng) | 1 << 159, modulus=10007)  # beyond 64 bits


def table_of(base, rows, modulus):
    table, step = [], base % modulus
    for _ in range(rows):
        row = [1]
        for _ in range(255):
            row.append(row[-1] * step % modulus)
        table.append(row)
        step = row[-1] * step % modulus
    return table


def of_many_bytes(exponent):
    """Only for such exponents a mistake is named that meets every other one, too."""
    if exponent < 256:
        raise ValueError("a single byte")


def entries(table, exponent):
    """The entries that belong to the bytes of the exponent."""
    return [row[exponent >> (8 * i) & 255] for i, row in enumerate(table)]


def reads_table(table, modulus, digits):
    return math.prod(row[digit] for row, digit in zip(table, digits, strict=False)) % modulus


@checks.by_hand
def _(table, exponent, modulus):
    digits = list(exponent.to_bytes(len(table), "little"))
    if len(digits) > 5 or modulus > 10**6:
        return None
    factors = entries(table, exponent)
    product = " · ".join(map(str, factors))
    return (
        f"the bytes of {exponent}, the lowest first, are {', '.join(map(str, digits))}; row 0 has {factors[0]} at "
        f"{digits[0]}, and so on; {product} leaves {math.prod(factors) % modulus} modulo {modulus}"
    )


@checks.secrets
def _(inputs, result):
    table, modulus = inputs["table"], int(inputs["modulus"])
    return leaving.Secrets(standing_out(inputs["exponent"]), [modulus, *map(list, table)])


@checks.symptom("zero-exponent")
def _(run):
    """Every number to the power of 0 is 1, and that did not come out. Start the product with 1, and let an exponent of
    0 go through the same lines as others."""
    return run.inputs["exponent"] == 0


@checks.mistake("starts-with-zero", without=r"[/&] modulus")
def _(table, exponent, modulus):
    """0 came back, and a product is 0 only where one of its factors is: what it began with, or a number that is no
    entry of the table. Begin with 1, and multiply by entries of the table alone."""
    return 0


@checks.symptom("not-reduced")
def _(run):
    """Right but for a multiple of the modulus: a power modulo something lies below it. Take `% modulus` after each
    multiplication, behind the last one too."""
    return run.result != run.expected and (run.result - run.expected) % run.inputs["modulus"] == 0


@checks.mistake("adds")
def _(table, exponent, modulus):
    """The entries were added, but powers of the same base are multiplied: 3**2 · 3**5 is 3**7. Multiply them,
    and start with 1."""
    total = sum(entries(table, exponent))
    return total, total % modulus, total + 1, (total + 1) % modulus


@checks.mistake("one-byte-only")
def _(table, exponent, modulus):
    """The entry of one byte alone came back, and those of the others did not go in. Multiply the entries of all bytes,
    and return that whole product."""
    of_many_bytes(exponent)
    first, *_, last = entries(table, exponent)
    return first, last


@checks.mistake("other-end-first")
def _(table, exponent, modulus):
    """The bytes met the rows the other way round. Let the lowest byte, `exponent & 255`, meet row 0, the next one above
    it row 1, and so on."""
    length = max(1, -(-exponent.bit_length() // 8))
    short = exponent.to_bytes(length, "big")
    return reads_table(table, modulus, short), reads_table(table, modulus, exponent.to_bytes(len(table), "big"))


@checks.mistake("nibbles")
def _(table, exponent, modulus):
    """You took four bits at a time, but a row is for a whole byte, eight bits. Shift by `8 * i`, and keep the
    lowest 8 bits: use `& 255`."""
    return reads_table(table, modulus, [exponent >> (4 * i) & 15 for i in range(len(table))])


@checks.mistake("half-of-each-byte")
def _(table, exponent, modulus):
    """Of each byte only four bits went in, and half of it is lost. A digit goes from 0 to 255: keep eight bits of what
    you shifted, with `& 255`."""
    return reads_table(table, modulus, [exponent >> (8 * i) & 15 for i in range(len(table))])


@checks.mistake("single-bits")
def _(table, exponent, modulus):
    """You took one bit at a time, but a row is for a whole byte, eight bits. Shift by `8 * i`, and keep the
    lowest 8 bits: use `& 255`."""
    return reads_table(table, modulus, [exponent >> i & 1 for i in range(len(table))])


@checks.mistake("bytes-overlap")
def _(table, exponent, modulus):
    """Eight bits went in at a time, but those of each row begin too few bits above those of the row before, so they
    overlap. Byte i begins at bit 8 · i: shift by `8 * i`, no less."""
    rows = range(len(table))
    digits = [exponent >> i & 255 for i in rows], [exponent >> (4 * i) & 255 for i in rows]
    return tuple(reads_table(table, modulus, each) for each in digits)


@checks.mistake("shift-one-off")
def _(table, exponent, modulus):
    """You are a row off: the lowest byte belongs to row 0, the next one to row 1. Shift by `8 * i`, with i from 0
    on, and start with row 0."""
    of_many_bytes(exponent)
    rows = range(len(table))
    later = reads_table(table, modulus, [exponent >> (8 * (i + 1)) & 255 for i in rows])
    sooner = reads_table(table[1:], modulus, [exponent >> (8 * i) & 255 for i in rows])
    return later, sooner


@checks.mistake("row-left-out")
def _(table, exponent, modulus):
    """One byte did not go in, the lowest or the highest one, or its row was left out. Every byte counts: multiply by
    one entry for each, from row 0 to the last."""
    of_many_bytes(exponent)
    powers = entries(table, exponent)
    return math.prod(powers[1:]) % modulus, math.prod(powers[:-1]) % modulus


@checks.mistake("digit-one-off")
def _(table, exponent, modulus):
    """You took the neighbour of the right entry: `row[0]` is for the digit 0, `row[1]` for 1, and so on. Index
    with the digit itself."""
    of_many_bytes(exponent)
    digits = [exponent >> (8 * i) & 255 for i in range(len(table))]
    shifted = tuple([digit + by for digit in digits] for by in (-1, 1))
    return tuple(reads_table(table, modulus, [each % 256 for each in one]) for one in shifted)


@checks.mistake("same-digit")
def _(table, exponent, modulus):
    """The same byte of the exponent was used in every row, but row i is for byte i. Shift before you keep the lowest
    8 bits: `exponent >> (8 * i)`."""
    return reads_table(table, modulus, [exponent & 255 for _ in table])


@checks.stops("two-in-brackets", "list indices must be integers or slices, not tuple")
def _():
    """A list takes one number in its brackets, and two stand there, with a comma. Write two pairs: first the row, then
    the digit, as in `table[0][83]`."""


DECIMAL = r"\bstr\(|\b10\b|f'\{exponent|% exponent|\.format\("


NO_DECIMAL = r"hex\(|bin\(|to_bytes|\b25[56]\b"


@checks.stops("more-digits-than-rows", "out of range|out of bounds|longer than", needs=DECIMAL, without=NO_DECIMAL)
def _():
    """Your digits are decimal ones, but the table has one row for each *byte* of the exponent, with an entry for each
    number from 0 to 255. Let digit i be byte i: `exponent >> (8 * i) & 255`."""


@checks.stops(
    "byte-not-cut-off",
    "index out of range|out of bounds for axis 1",
    needs=r"(?s)^(?=.*(>>|//))((?!.*&)|(?=.*>> \([^()\n]*&))",
    without=r"% (256|2 \*\* 8|\(1 <<|\w+\b(?<!modulus))|table\[digit\]\[|to_bytes|divmod|mod\(|_and\(|bit_length"
    r"|- [^\n]*\b256",
)
def _():
    """A row has 256 entries, but a shifted exponent still holds all the higher bytes. Keep the lowest one alone, and
    mind the brackets: `(exponent >> (8 * i)) & 255`."""


@checks.mistake("same-row", needs=r"\[0\]")
def _(table, exponent, modulus):
    """All bytes were read in row 0, as if each were the lowest one. Byte i stands for digit · 256**i, and that power
    is in row i: use `table[i][digit]`."""
    of_many_bytes(exponent)
    return math.prod(table[0][exponent >> (8 * i) & 255] for i in range(len(table))) % modulus


@checks.mistake("digit-multiplied")
def _(table, exponent, modulus):
    """A digit only says which entry of its row is meant, and that entry is the whole factor. Multiply by `row[digit]`
    and by nothing else, without a power."""
    digits = [exponent >> (8 * i) & 255 for i in range(len(table))]
    pairs = list(zip(table, digits, strict=True))
    found = (
        [row[digit] ** digit for row, digit in pairs],
        [row[digit] * digit for row, digit in pairs],
        [row[1] * digit for row, digit in pairs],
    )
    return tuple(math.prod(each) % modulus for each in found)


@checks.mistake("hex-from-the-left", needs=r"hex\(|:0?\d*x|%0?\d*x|'x'")
def _(table, exponent, modulus):
    """A byte is two hexadecimal digits, and you paired them from the left: where their number is odd, all pairs are
    one digit off. Take bytes without a text: `exponent >> (8 * i) & 255`."""
    text = f"{exponent:x}"
    pairs = [int(text[i : i + 2], 16) for i in range(0, len(text), 2)]
    return reads_table(table, modulus, pairs), reads_table(table, modulus, pairs[::-1])


@checks.mistake("decimal-digits", needs=DECIMAL)
def _(table, exponent, modulus):
    """These are decimal digits, but the table has one row for each *byte* of the exponent. Let digit i be byte i, a
    number from 0 to 255: `exponent >> (8 * i) & 255`."""
    digits = [int(each) for each in str(exponent)]
    numbered = [exponent // 10**i % 10 for i in range(len(table))]
    return tuple(reads_table(table, modulus, each) for each in (digits, digits[::-1], numbered))


@checks.mistake("wrong-digit", needs=r"\b(127|254|255)\b")
def _(table, exponent, modulus):
    """Your digits are not the bytes of the exponent. Take byte i as `exponent >> (8 * i) & 255`, or as
    `exponent // 256**i % 256`."""
    of_many_bytes(exponent)
    rows = range(len(table))
    digits = [[exponent >> (8 * i) & mask for i in rows] for mask in (127, 254)]
    digits += [[(exponent >> (8 * i)) % 255 for i in rows], [exponent // 255**i % 255 for i in rows]]
    digits += [[255 for _ in rows], [255 - (exponent >> (8 * i) & 255) for i in rows]]  # with | or ^ for &
    return tuple(reads_table(table, modulus, each) for each in digits)


@checks.mistake("stops-at-zero")
def _(table, exponent, modulus):
    """The bytes above the first one that is 0 did not go in. Let the loop go on over all rows, whatever the bytes
    are."""
    digits = [exponent >> (8 * i) & 255 for i in range(len(table))]
    end = digits.index(0) if 0 in digits else len(digits)
    return reads_table(table, modulus, digits[:end]) % modulus


@checks.mistake("zero-digit-counts", needs=r"\bor\b|\bif\b|max\(|row|table|digit")
def _(table, exponent, modulus):
    """A byte that is 0 changed the product. The digit 0 stands for a factor of 1, `row[0]`: multiply by that, or
    leave the byte out."""
    digits = [exponent >> (8 * i) & 255 for i in range(len(table))]
    as_one = reads_table(table, modulus, [digit or 1 for digit in digits])
    as_last = reads_table(table, modulus, [digit or 255 for digit in digits])
    return as_one, as_last


@checks.mistake("base-once-more")
def _(table, exponent, modulus):
    """This is the right power times the base once more, as if the product had begun with `table[0][1]`. Begin with 1,
    and multiply by one entry for each byte of the exponent as it came in, and by nothing else."""
    return table[0][1] * math.prod(entries(table, exponent)) % modulus


@checks.symptom("equal-ones-once", needs=r"\{|\bset\(|\bdict\(|fromkeys|unique")
def _(run):
    """Two bytes, or two entries, are equal in this call, and a set or a dict keeps equal ones only once. Multiply all
    of them: keep the entries in a list, or multiply in the loop."""
    table, exponent, modulus = (run.inputs[each] for each in ("table", "exponent", "modulus"))
    found = entries(table, exponent)
    by_digit = {exponent >> (8 * i) & 255: entry for i, entry in enumerate(found)}
    return run.result in (math.prod(set(found)) % modulus, math.prod(by_digit.values()) % modulus)


@checks.mistake("in-64-bits")
def _(table, exponent, modulus):
    """Right while products are small, but of one here only 64 bits were left, as with NumPy's integers. Use Python's
    own whole numbers in a loop, and take them `% modulus` each time."""
    result = 1
    for entry in entries(table, exponent):
        result = wrapped(result * entry) % modulus
    return wrapped(math.prod(entries(table, exponent))) % modulus, result


@checks.stops("machine-integers", MACHINE_LIMIT)
def _():
    """NumPy's integers end at 64 bits, and real moduli and exponents have thousands. Use Python's own whole numbers, in
    a loop over the rows."""


@checks.behaviour("remembers")
def _(answer, rng):
    """Two tables with the same modulus got the same power for the same exponent: what was found with the one was kept
    for the other. Multiply the entries of the table that comes in anew in every call, and keep nothing."""
    found = [answer(table_of(base, 3, 10007), 508755, 10007) for base in (5, 7)]
    return found[0] == found[1]


# A table that belongs to no base: whoever reads it finds the product of its entries, and whoever computes
# the power, or a part of it, in another way finds something else.
def told_by_table(answer, rng):
    """An exponent of three bytes, the table, the modulus, and what the answer says to them."""
    modulus = 2**89 - 1
    table = [[1, *(2 + random_bits(80, rng) for _ in range(255))] for _ in range(3)]
    exponent = 0xB7_E5_D3  # every digit has both halves, and many bits
    return table, exponent, modulus, answer(table, exponent, modulus)


@checks.behaviour("computes-power")
def _(answer, rng):
    """The value is right, but it was worked out from the base alone, `table[0][1]`, and the table saved nothing. Take
    one entry a byte, `table[i][digit]`, and multiply those."""
    table, exponent, modulus, result = told_by_table(answer, rng)
    return result == pow(table[0][1], exponent, modulus)


@checks.behaviour("squares")
def _(answer, rng):
    """The value is right, but all came from row 0, and the powers that the other rows hold were worked out again. Use
    row i for byte i, and multiply one entry of each."""
    table, exponent, modulus, result = told_by_table(answer, rng)
    found = 1
    for digit in exponent.to_bytes(3, "big"):
        found = pow(found, 256, modulus) * table[0][digit] % modulus
    powers = (pow(table[0][exponent >> (8 * i) & 255], 256**i, modulus) for i in range(3))
    return result in (found, math.prod(powers) % modulus)


@checks.behaviour("small-steps")
def _(answer, rng):
    """The value is right, but it is not the product of one entry for each byte. The whole digit has an entry of its
    own: use `table[i][digit]`, and multiply these alone."""
    table, exponent, modulus, result = told_by_table(answer, rng)
    return not close(result, math.prod(entries(table, exponent)) % modulus)
