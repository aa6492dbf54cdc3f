"""Numbers that chapter 15 states, each asserted on what its notebook computed."""

import math
import re

import pytest
from support.claims import output_of, prose_of, stream_of

from fedlearn_lib.course.solutions.differential_privacy import epsilon_of
from fedlearn_lib.given.differential_privacy.accounting import best_true_positives
from fedlearn_lib.given.differential_privacy.discrete_gaussian import discrete_gaussian
from fedlearn_lib.given.differential_privacy.simulation import crowd_of, updates_of


def numbers(text: str, pattern: str) -> list[float]:
    found = re.search(pattern, text)
    assert found, f"{pattern!r} is not in {text!r}"
    return [float(number) for number in found.groups()]


def test_the_examples_by_hand_are_right():
    prose = prose_of("15")
    assert "(3, 4) has length 5, so it is multiplied by 1/5 and becomes (0.6, 0.8)" in prose and math.hypot(3, 4) == 5
    assert "(0.3, −0.4) has length 0.5 and stays" in prose and math.hypot(0.3, -0.4) == pytest.approx(0.5)
    assert "the update is (5, −2), and the draw gives (1, −3); then send (6, −5)" in prose
    assert "σ = 3, 1,000 steps, t = 7, c = 1 give 3,000 / √6 ≈ 1,225" in prose and round(3000 / 6**0.5) == 1225
    assert "ε = 10 allows a factor of 22,026" in prose and math.floor(math.exp(10)) == 22026


def test_the_clip_bites_and_costs():
    shown = output_of("15", "clip-use")
    cut, clients = numbers(shown, r"; (\d+) of them were shortened")[0], 100
    assert 0.3 * clients < cut < 0.8 * clients
    longest = numbers(shown, r"from [\d.]+ to ([\d.]+) before, at most 1.60 after")[0]
    assert longest > 1.6
    tiny, large = numbers(shown, r"clip alone: ([\d.]+)% at a norm of 0.05, ([\d.]+)% at 4")
    assert tiny < large - 5 and "A small norm learns slowly" in prose_of("15")
    small, much, best = numbers(shown, r"10 S on the sum: ([\d.]+)%, ([\d.]+)%, and best at 0.5 with ([\d.]+)%")
    assert best > small + 5 and best > much + 30  # a norm in the middle is best


def test_noise_to_the_eye_is_none_to_a_filter():
    shown = output_of("15", "picture")
    at_a_tenth, at_one = numbers(shown, r"([\d.]+)% at σ = 0.1, ([\d.]+)% at σ = 1;")
    assert at_a_tenth > 50 and at_one < 2
    assert "by luck in 0.1%" in shown and round(100 / 1437, 1) == 0.1


def test_last_bits_tell_the_secret_for_certain():
    zero, many, one, _ = numbers(
        output_of("15", "bits"), r"secret 0: ([\d.]+)% of ([\d]),\d+; secret 1: ([\d.]+)% of (\d)"
    )
    assert zero > 50 and one == 0.0
    # 1 + noise is near 0 where noise is near -1, and the floats there are such steps apart.
    assert "the multiples of 2⁻⁵³" in prose_of("15") and math.ulp(0.9) == 2.0**-53
    near = numbers(output_of("15", "bits"), r"secret 0: [\d.]+% of (\d),\d+")[0]
    assert near == 6 == many and "of 100 outputs six or seven lie so near 0" in prose_of("15")


def test_shares_add_up_to_what_was_promised():
    shown = output_of("15", "shares-run")
    ten, eight, seven = numbers(shown, r"is ([\d.]+) for 10, ([\d.]+) for 8, ([\d.]+) for 7")
    assert (ten, eight, seven) == (round(10 / 6, 2), round(8 / 6, 2), round(7 / 6, 2))
    assert "every measured one is within 2 % of it" in shown and "NOT" not in shown
    assert "one percentage point" in output_of("15", "integers-use") and "NOT" not in output_of("15", "integers-use")


def test_rounds_spend_epsilon():
    prose, shown = prose_of("15"), output_of("15", "epsilon-use")
    assert "cost 1.39 in one round, and 9.60 in 30" in prose and "σ = 3: 1.39 after 1" in shown
    assert "ε = 9.60" in output_of("15", "price") and "8.94 in place of 9.60" in prose  # see test_accounting
    # Two trainings of 30 rounds cost what 60 rounds cost.
    assert "Two like that cost ε = 14.72 together" in prose and round(epsilon_of(3.0, 60, 1.0, 1e-5), 2) == 14.72
    spent = stream_of("15", "spend").splitlines()
    assert [float(line.split("= ")[1]) for line in spent[:3]] == [1.39, 2.03, 2.54]
    assert all("refused" in line and "agreed to 3 rounds" in line for line in spent[3:]) and len(spent) == 5


def test_no_attack_is_above_the_bound():
    shown = output_of("15", "bound")
    assert "Of all intervals, 0 lie above the bound" in shown
    bound, informed, ten, hundred = numbers(
        shown, r"better than ([\d.]+)%; measured: knows all but one bit ([\d.]+)%; .*10 ([\d.]+)%; .*100 ([\d.]+)%"
    )
    assert bound == pytest.approx(100 * best_true_positives(3, 30), abs=0.05) and round(bound) == 31
    assert "up to 31 % of the members at σ = 3 and 30 rounds" in prose_of("15")
    assert 25 < informed < 35 and 1 < hundred < ten < 20


def test_a_hundred_share_what_ten_cannot_bear():
    prose, shown = prose_of("15"), output_of("15", "price")
    hundred, ten = (numbers(shown, rf"Shared by {count}: accuracy ([\d.]+)%")[0] for count in (100, 10))
    assert round(hundred) == 95 and "At σ = 3 a hundred clients reach 95 %" in prose
    assert 50 < ten < 65
    names, luck = numbers(shown, r"Shared by 100: accuracy [\d.]+%, ([\d.]+)% of the names right \(by luck ([\d.]+)%\)")
    assert luck < names < 25


def test_every_figure_of_an_attack_says_who_attacks_and_what_luck_gives():
    floors = {"picture": "by luck in 0.1%", "bound": "wrongly accuses 1 of 100", "price": "by luck",
              "widget": "by luck", "bits": "secret 1: 0.0%", "poison": "nobody lies"}  # fmt: skip
    for cell, floor in floors.items():
        said = output_of("15", cell)
        assert re.search("curious server|Whoever sees|client is malicious", said) and floor in said, cell
    assert "knows everybody's records" in output_of("15", "price") and "ε = 9.60" in output_of("15", "price")


def test_the_real_training_learns_and_keeps_its_promise():
    shown = output_of("15", "training-use")
    assert "ends above 70%, and within 20 points of the other" in shown and "NOT" not in shown
    assert "ε = 7.08" in shown


def test_the_widget_has_a_setting_that_is_asked_for():
    """ε below 3 and accuracy above 85 %: there is one among the values of its sliders."""
    import numpy as np

    from fedlearn_lib.given.data import load_digits, train_test_split
    from fedlearn_lib.given.differential_privacy.simulation import train

    assert "ε below 3 and accuracy above 85 %" in prose_of("15")
    D, D_test, digit, digit_test = train_test_split(*load_digits(), 0.2, np.random.default_rng(0))
    crowd = crowd_of(100, D, digit, D_test, digit_test)
    assert epsilon_of(10.0, 30, 1.0, 1e-5) < 3
    rng = np.random.default_rng(0)
    assert train(crowd, noise_multiplier=10, norm=1.0, rounds=30, rng=rng)[-1] > 0.85


def test_one_liar_is_stopped_by_the_norm_alone():
    shown = output_of("15", "poison")
    nobody, without, with_norm = numbers(
        shown, r"nobody lies: ([\d.]+)%, one lies, no norm: ([\d.]+)%, one lies, norm 1: ([\d.]+)%"
    )
    assert without < 30 and nobody > 90 and abs(nobody - with_norm) < 2


def test_many_clients_at_once_train_as_local_update_does():
    """What figures simulate is what the learner's own function gives."""
    import numpy as np

    from fedlearn_lib.course.solutions.fedavg import local_update
    from fedlearn_lib.given.models import SoftmaxRegression

    rng = np.random.default_rng(0)
    X, y = rng.random((24, 64)), rng.integers(0, 10, 24)
    crowd, model = crowd_of(4, X, y, X, y), SoftmaxRegression(64, 10)
    weights = rng.normal(0, 0.1, model.size)
    own = [
        local_update(model, weights, *client, epochs=5, batch_size=None, learning_rate=0.5, rng=rng)
        for client in crowd.clients
    ]
    assert np.allclose(updates_of(crowd, weights), own)
    assert np.allclose([train(weights)[0] for train in crowd.trains(local_update)], own)
    assert crowd.accuracy(weights) == model.accuracy(weights, X, y)


def test_the_noise_is_drawn_anew_each_time():
    assert not (discrete_gaussian(1000.0, 20) == discrete_gaussian(1000.0, 20)).all()
