"""The chances of chapter 13, held against drawing every group that there is."""

from itertools import combinations, product

import pytest

from fedlearn_lib.given.masking import chance_of_at_least


def test_chances_are_shares_of_all_groups():
    for total, marked, drawn in product(range(1, 7), range(7), range(7)):
        if max(marked, drawn) > total:
            continue
        found = [sum(client < marked for client in group) for group in combinations(range(total), drawn)]
        for count in range(8):
            share = sum(each >= count for each in found) / len(found)
            assert chance_of_at_least(count, drawn, marked, total) == share


@pytest.mark.parametrize("numbers", [(-1, 2, 3, 10), (1, 2, 11, 10)])
def test_what_is_no_number_of_clients_is_refused(numbers):
    with pytest.raises(ValueError, match="non-negative"):
        chance_of_at_least(*numbers)


@pytest.mark.parametrize("numbers", [(1.0, 2, 3, 10), (1, 2.0, 3, 10), (1, 2, 3.0, 10)])
def test_floats_are_refused_also_behind_the_same_whole_numbers(numbers):
    chance_of_at_least.cache_clear()
    chance_of_at_least(0, *map(int, numbers[1:]))
    with pytest.raises(TypeError, match="cannot be interpreted as an integer"):
        chance_of_at_least(*numbers)
