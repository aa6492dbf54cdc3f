"""The speeds that chapter 3 assumes."""

import doctest
import math

from fedlearn_lib.given.communication import HOSPITAL, machines


def test_examples_in_the_docstrings():
    result = doctest.testmod(machines)
    assert result.attempted and not result.failed


def test_a_faster_processor_keeps_line_and_bookkeeping():
    faster = HOSPITAL.times_as_fast(100)
    assert math.isclose(faster.examples_per_second(10**8), 100 * HOSPITAL.examples_per_second(10**8))
    assert faster.examples_per_second(1) == HOSPITAL.examples_per_second(1) == HOSPITAL.most_examples
    assert (faster.download, faster.upload) == (HOSPITAL.download, HOSPITAL.upload)
