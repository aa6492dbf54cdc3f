"""What encryption needs beside the learner's own functions: keys, packing, a fast path, figures."""

from .fast import Encryptor, encrypt_vector, supports_half_length
from .keys import PrivateKey, PublicKey, random_prime
from .packing import Layout
from .powers import fixed_base_table
from .sums import add_vectors, decrypt_all, decrypt_sum
from .tools import seconds, try_odd_numbers

__all__ = [
    "Encryptor",
    "Layout",
    "PrivateKey",
    "PublicKey",
    "add_vectors",
    "decrypt_all",
    "decrypt_sum",
    "encrypt_vector",
    "fixed_base_table",
    "random_prime",
    "seconds",
    "supports_half_length",
    "try_odd_numbers",
]
