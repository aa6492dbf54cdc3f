"""Paillier encryption: whoever holds the public key can encrypt and add, only the private key decrypts.

Paillier, "Public-Key Cryptosystems Based on Composite Degree Residuosity Classes", EUROCRYPT 1999,
with the generator g = n + 1, as Damgård and Jurik, PKC 2001, section 3. Packing many numbers into
one plaintext follows Ge and Zdonik, "Answering Aggregation Queries in a Secure System Model", VLDB 2007.
"""

import math
import secrets

import numpy as np

from fedlearn_lib.given.inputs import check_inputs
from fedlearn_lib.given.not_filled_in import NotFilledIn
from fedlearn_lib.given.paillier import inputs as paillier_inputs
from fedlearn_lib.given.paillier.keys import PrivateKey, PublicKey, random_prime


@check_inputs(bits=paillier_inputs.key_bits)
def generate_keypair(bits, *, demo=False):
    """Draw a key pair.

    The primes p and q are of equal length and differ, both ≡ 3 mod 4, and gcd(p - 1, q - 1) = 2; n = p · q has
    exactly `bits` bits. All randomness comes from the operating system, through `random_prime`.

    Args:
        bits: length of n, even; 2048 is the least, 3072 for what must last.
        demo: True allows a short key, which protects nothing.

    Returns:
        The public and the private key.

    Raises:
        TypeError: bits is not a whole number.
        ValueError: bits is odd, too large, or below 2048 without demo=True.

    >>> public_key, private_key = generate_keypair(64, demo=True)
    >>> public_key.n == private_key.p * private_key.q, public_key.n.bit_length()
    (True, 64)
    """
    raise NotFilledIn("generate_keypair")


@check_inputs(public_key=paillier_inputs.public_key, plaintext=paillier_inputs.plaintext)
def encrypt(public_key, plaintext):
    """Encrypt a number: (n + 1)**plaintext · r**n mod n², with a fresh random r.

    Args:
        public_key: the receiver's `PublicKey`.
        plaintext: whole number, 0 to n - 1.

    Returns:
        The ciphertext, a whole number from 1 to n² - 1; a different one every time.

    Raises:
        TypeError, ValueError: no public key, or a plaintext that is not a whole number from 0 to n - 1.

    >>> decrypt(PrivateKey(5, 7), encrypt(PublicKey(35), 12))
    12
    """
    raise NotFilledIn("encrypt")


@check_inputs(private_key=paillier_inputs.private_key, ciphertext=paillier_inputs.ciphertext)
def decrypt(private_key, ciphertext):
    """Decrypt a ciphertext: L(ciphertext**lam mod n²) · mu mod n, where L(u) = (u - 1) / n.

    Args:
        private_key: the owner's `PrivateKey`.
        ciphertext: whole number, 1 to n² - 1.

    Returns:
        The plaintext, a whole number from 0 to n - 1.

    Raises:
        TypeError, ValueError: no private key, or no ciphertext under it.

    >>> decrypt(PrivateKey(5, 7), 36)
    1
    """
    raise NotFilledIn("decrypt")


@check_inputs(public_key=paillier_inputs.public_key, a=paillier_inputs.ciphertext, b=paillier_inputs.ciphertext)
def add(public_key, a, b):
    """Add two numbers that you cannot read: multiply their ciphertexts.

    Args:
        public_key: the `PublicKey` under which both were encrypted.
        a, b: ciphertexts.

    Returns:
        A ciphertext of the sum, modulo n.

    Raises:
        TypeError, ValueError: no public key, or no ciphertexts under it.

    >>> total = add(PublicKey(35), encrypt(PublicKey(35), 12), encrypt(PublicKey(35), 5))
    >>> decrypt(PrivateKey(5, 7), total)
    17
    """
    raise NotFilledIn("add")


@check_inputs(
    public_key=paillier_inputs.public_key, ciphertext=paillier_inputs.ciphertext, scalar=paillier_inputs.any_integer
)
def multiply(public_key, ciphertext, scalar):
    """Multiply a number that you cannot read by one that you know: raise its ciphertext to that power.

    Args:
        public_key: the `PublicKey` under which the number was encrypted.
        ciphertext: of the number.
        scalar: any whole number, also zero or negative.

    Returns:
        A ciphertext of the product, modulo n.

    Raises:
        TypeError, ValueError: no public key, no ciphertext under it, or a scalar that is not whole.

    >>> decrypt(PrivateKey(5, 7), multiply(PublicKey(35), encrypt(PublicKey(35), 12), 2))
    24
    """
    raise NotFilledIn("multiply")


@check_inputs(public_key=paillier_inputs.public_key, ciphertext=paillier_inputs.ciphertext)
def rerandomize(public_key, ciphertext):
    """Make a fresh ciphertext of the same number, which nobody without the private key can link to the old one.

    Args:
        public_key: the `PublicKey` under which the number was encrypted.
        ciphertext: of the number.

    Returns:
        Another ciphertext of it.

    Raises:
        TypeError, ValueError: no public key, or no ciphertext under it.

    >>> decrypt(PrivateKey(5, 7), rerandomize(PublicKey(35), encrypt(PublicKey(35), 12)))
    12
    """
    raise NotFilledIn("rerandomize")


@check_inputs(n=paillier_inputs.modulus, integers=paillier_inputs.encodable)
def encode(integers, n):
    """Turn signed integers into plaintexts: a negative one wraps round to n - its magnitude.

    Args:
        integers: each with a magnitude below n // 3.
        n: of the public key.

    Returns:
        A list of whole numbers from 0 to n - 1.

    Raises:
        ValueError: a magnitude of n // 3 or more.

    >>> encode([5, -5, 0], 35)
    [5, 30, 0]
    """
    raise NotFilledIn("encode")


@check_inputs(n=paillier_inputs.modulus, residues=paillier_inputs.residues)
def decode(residues, n):
    """Turn plaintexts back into signed integers, and notice sums that grew too large.

    Args:
        residues: decrypted numbers from 0 to n - 1.
        n: of the public key.

    Returns:
        A list of whole numbers, each with a magnitude below n // 3.

    Raises:
        OverflowError: a residue lies in the middle third, where no legal number is. Its text does not
            tell the residue: what was decrypted is secret.

    >>> decode([5, 30, 0], 35)
    [5, -5, 0]
    """
    raise NotFilledIn("decode")


@check_inputs(bits=paillier_inputs.bit_count, summands=paillier_inputs.positive_integer)
def choose_slot_bits(bits, summands):
    """Say how wide a slot must be so that a sum cannot spill into the next one.

    Args:
        bits: every summand is a whole number from 0 to 2**bits - 1.
        summands: how many are added.

    Returns:
        The smallest width in bits that holds the largest possible sum.

    Raises:
        TypeError, ValueError: something else than whole numbers of at least 1.

    >>> choose_slot_bits(bits=8, summands=4)
    10
    """
    raise NotFilledIn("choose_slot_bits")


@check_inputs(
    slot_bits=paillier_inputs.bit_count,
    plaintext_bits=paillier_inputs.at_least("slot_bits"),
    integers=paillier_inputs.fit_into_slots,
)
def pack(integers, slot_bits, plaintext_bits):
    """Put many small numbers side by side into few large plaintexts.

    Args:
        integers: whole numbers from 0 to 2**slot_bits - 1.
        slot_bits: width of a slot.
        plaintext_bits: how many bits a plaintext may have; it holds plaintext_bits // slot_bits slots.

    Returns:
        A list of plaintexts. The first number lies in the lowest slot of the first one.

    Raises:
        TypeError, ValueError: a number that does not fit into a slot, or a slot that does not fit.

    >>> pack([1, 2, 3], slot_bits=8, plaintext_bits=16)
    [513, 3]
    """
    raise NotFilledIn("pack")


@check_inputs(
    slot_bits=paillier_inputs.bit_count,
    plaintext_bits=paillier_inputs.at_least("slot_bits"),
    plaintexts=paillier_inputs.plaintexts,
    count=paillier_inputs.fits_plaintexts,
)
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    """Take the numbers, or their sums, out of packed plaintexts.

    Args:
        plaintexts: as `pack` returns them, or slot-wise sums of such.
        slot_bits, plaintext_bits: what `pack` was given.
        count: how many numbers were packed.

    Returns:
        A list of `count` whole numbers from 0 to 2**slot_bits - 1.

    Raises:
        TypeError, ValueError: plaintexts that are not whole numbers, or a count that does not belong to them.

    >>> unpack([513, 3], slot_bits=8, plaintext_bits=16, count=3)
    [1, 2, 3]
    """
    raise NotFilledIn("unpack")


@check_inputs(n=paillier_inputs.modulus)
def factor(n):
    """Find the two primes of a short key, which breaks it.

    Args:
        n: a product of two primes, short enough: each has 20 bits or fewer.

    Returns:
        The smaller and the larger prime.

    Raises:
        ValueError: n is not odd, or too small for a product of two odd primes.

    >>> factor(35)
    (5, 7)
    """
    raise NotFilledIn("factor")


@check_inputs(private_key=paillier_inputs.private_key, ciphertext=paillier_inputs.ciphertext)
def decrypt_crt(private_key, ciphertext):
    """Decrypt modulo p² and q² and put the halves together: the same result, three to four times faster.

    Args:
        private_key: the owner's `PrivateKey`.
        ciphertext: whole number, 1 to n² - 1.

    Returns:
        The plaintext, a whole number from 0 to n - 1.

    Raises:
        TypeError, ValueError: no private key, or no ciphertext under it.

    Source: Paillier 1999, section 7.

    >>> decrypt_crt(PrivateKey(5, 7), 36)
    1
    """
    raise NotFilledIn("decrypt_crt")


@check_inputs(
    table=paillier_inputs.power_table, exponent=paillier_inputs.exponent_for_table, modulus=paillier_inputs.modulus
)
def fixed_base_power(table, exponent, modulus):
    """Raise one fixed number to many powers, with a table made once: a multiplication a byte, no squarings.

    Args:
        table: `table[i][digit]` is base**(digit · 256**i) mod modulus, for every byte i of the longest
            exponent and every digit from 0 to 255.
        exponent: whole number from 0 on, at most len(table) bytes long.
        modulus: of the table.

    Returns:
        base**exponent mod modulus.

    Raises:
        TypeError, ValueError: an exponent that is negative or longer than the table.

    Source: Brickell, Gordon, McCurley and Wilson, "Fast Exponentiation with Precomputation", EUROCRYPT 1992.

    >>> table = [[pow(3, digit * 256**i, 1001) for digit in range(256)] for i in range(2)]
    >>> fixed_base_power(table, 777, 1001) == pow(3, 777, 1001)
    True
    """
    raise NotFilledIn("fixed_base_power")
