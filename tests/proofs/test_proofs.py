"""The proofs are proved: tiny notebooks, checks and banks with one fault each must be caught."""

import dataclasses
import doctest
import json

import numpy as np
import pytest
from support import gallery, live, proving

from fedlearn_lib.course import build, catalogue, notebooks, reference
from fedlearn_lib.course.checking import Checks, NotYet
from fedlearn_lib.course.copies import copy_course, environment_for
from fedlearn_lib.given import figures

EXERCISE = catalogue.exercise("apply_update")
IMPORT = "from fedlearn_lib.course import fill\nfrom fedlearn_lib.fedavg import apply_update, weighted_average"
FILL = '@fill\ndef apply_update(weights, update, server_learning_rate=1.0):\n    ...'
USE = "moved = apply_update([1.0], [2.0])"


def tiny(*sources: str) -> dict:
    """A notebook of a few cells, named c0, c1, …"""
    return {
        "cells": [
            {
                "cell_type": "code", "id": f"c{i}", "metadata": {}, "source": text,
                "outputs": [], "execution_count": None,
            }
            for i, text in enumerate(sources)
        ],
        "metadata": notebooks.METADATA, "nbformat": 4, "nbformat_minor": 5,
    }  # fmt: skip


GOOD = tiny(IMPORT, FILL, USE, "print(moved)")


def edited(executed: dict, number: int, **changes) -> dict:
    """An executed notebook with one cell changed."""
    result = json.loads(json.dumps(executed))
    result["cells"][number].update(changes)
    return result


# ---- the empty course ---------------------------------------------------------------------------


def test_a_good_notebook_passes(fresh_copy):
    assert proving.empty_course_problems(GOOD, fresh_copy) == []


def test_cells_that_fail_for_another_reason_or_hide_their_failure_are_caught(fresh_copy):
    hidden = "try:\n    moved = apply_update([1.0], [2.0])\nexcept Exception:\n    moved = 0"
    problems = proving.empty_course_problems(tiny(IMPORT, FILL, USE, "1 / 0", hidden), fresh_copy)
    assert problems == [
        "c4 ran, though it needs an open exercise",
        "c3 stopped with ZeroDivisionError: division by zero",
    ]


def test_a_stub_that_is_filled_already_is_caught(filled_copy):
    problems = proving.empty_course_problems(GOOD, filled_copy)
    assert "c2 ran, though it needs an open exercise" in problems
    assert proving.stub_problems(reference.solution_text("fedavg"), EXERCISE) == ["the stub is filled already"]
    assert proving.stub_problems(reference.stub_room("fedavg"), EXERCISE) == []


# ---- sabotage -----------------------------------------------------------------------------------


def test_a_sabotaged_function_that_nobody_notices_is_caught(tmp_path):
    careless = tiny(IMPORT, "try:\n    apply_update([1.0], [2.0])\nexcept Exception:\n    pass")
    copy = copy_course(tmp_path / "course", filled=True)
    problems = proving.sabotage_problems(careless, copy, EXERCISE)
    assert problems == ["apply_update was sabotaged, and None came"]


# ---- the solved notebooks, and the learner who runs them ------------------------------------------


def written(folder, notebook: dict):
    path = folder / "solved.ipynb"
    path.write_text(notebooks.as_text(notebook), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def executed(tmp_path_factory) -> dict:
    """The good notebook, solved and executed."""
    return build.execute(notebooks.solved(GOOD), copy_course(tmp_path_factory.mktemp("good") / "course"))


def test_a_good_solved_notebook_passes(executed, fresh_copy, tmp_path):
    path = written(tmp_path, executed)
    assert build.solved_problems(GOOD, path) == []
    assert proving.learner_problems(path, fresh_copy, tmp_path) == []


def test_a_stale_solved_notebook_is_caught(executed, tmp_path):
    stale = edited(executed, 3, source="print(moved + 1)")
    (problem,) = build.solved_problems(GOOD, written(tmp_path, stale))
    assert "another notebook" in problem


def test_a_cleared_solved_notebook_is_caught(executed, tmp_path):
    cleared = notebooks.solved(executed)
    (problem,) = build.solved_problems(GOOD, written(tmp_path, cleared))
    assert "not executed from top to bottom" in problem


def test_a_stored_output_that_does_not_come_out_again_is_caught(executed, fresh_copy, tmp_path):
    output = {"name": "stdout", "output_type": "stream", "text": ["[4.]\n"]}
    wrong = edited(executed, 3, outputs=[output])
    (problem,) = proving.learner_problems(written(tmp_path, wrong), fresh_copy, tmp_path)
    assert "[4.]" in problem and "1 failed, 3 passed" in problem


# Cells without stored outputs are not compared, so that each of these shows its own fault alone.


def test_answers_that_a_notebook_never_calls_or_that_are_not_saved_are_caught(fresh_copy, tmp_path):
    own = "def weighted_average(updates, example_counts):\n    return updates[0]"
    wrong = "@fill\ndef sample_clients(client_count, fraction, rng):\n    return list(range(client_count))"
    unused = notebooks.solved(tiny(IMPORT, FILL, f"@fill\n{own}", own, "weighted_average([[1.0]], [1])"))
    faulty = {**unused, "cells": [*unused["cells"], *tiny(*[""] * 5, wrong)["cells"][5:]]}
    problems = proving.learner_problems(written(tmp_path, faulty), fresh_copy, tmp_path)
    assert problems == [
        "apply_update is written in this notebook, but never called by it",
        "weighted_average is written in this notebook, but never called by it",
        "sample_clients was not saved as the learner's: Standing(open=True, origin=None, edited=False)",
        "sample_clients is written in this notebook, but never called by it",
    ]


def test_a_notebook_that_imports_the_wrong_copy_is_caught(fresh_copy, tmp_path, monkeypatch):
    elsewhere = copy_course(tmp_path / "elsewhere")
    monkeypatch.setattr(proving, "environment_for", lambda copy: environment_for(elsewhere))
    path = written(tmp_path, tiny("import fedlearn_lib"))
    problems = proving.learner_problems(path, fresh_copy, tmp_path)
    assert problems == [f"fedlearn_lib was imported from {elsewhere}"]


def test_the_browser_runs_what_holds_widgets_with_what_it_needs():
    notebook = tiny(
        "import math", "x = y = 1", "def f(y):\n    return g(y) + x", FILL, "x = 2", "def g(y):\n    return math.pi",
        "values = {}", "values[1] = x", "z = 3", "show.explore_f(f, values, [z for z in (1, 2)])", FILL, "x = 5",
    )  # fmt: skip
    assert live.cells_to_run(notebook) == [0, 1, 2, 4, 5, 6, 7, 9]


def test_controls_run_with_the_statements_that_they_need():
    notebook = tiny(
        "import math\nprint(math.pi)", FILL, "x, y = 1, 2\ny = long(x)\nz = 3",
        "def f():\n    return apply_update(x, z)",
        "show.explore_f(f)\nshow.show_f(f)\nshow.explore_x(x)", "show.explore_y(y)",
    )  # fmt: skip
    needed, controls = live.controls_alone(notebook)
    assert needed == (
        "from fedlearn_lib.fedavg import apply_update\nx, y = (1, 2)\ny = long(x)\nz = 3\n"
        "def f():\n    return apply_update(x, z)"
    )
    assert controls == ["show.explore_f(f)", "show.explore_x(x)", "show.explore_y(y)"]


# ---- what is looked at in the browser -----------------------------------------------------------

CARD = '<p style="color:black">one <b>two</b></p>'


def shown(*pieces: str, **data: str) -> dict:
    """A notebook in which each cell shows a piece of HTML."""
    notebook = tiny(*pieces)
    for cell, html in zip(notebook["cells"], pieces, strict=True):
        bundle = {"text/html": html, "text/plain": "words", **data}
        cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": bundle}]
    return notebook


def kinds(*solved: dict) -> list[str]:
    return ["".join(cell["source"]) for cell in gallery.every_kind(solved)]


def test_what_one_notebook_alone_shows_gets_into_the_gallery():
    assert doctest.testmod(gallery) == (0, 1)
    longer, alike = CARD.replace("one", "one thing"), CARD.replace("two", "2")
    assert kinds(shown(CARD, alike), shown(longer)) == [longer]
    for other in (
        CARD.replace("black", "#999"),
        CARD.replace("<b>", '<b class="x">'),
        CARD.replace("two", "<i>2</i>"),
        f"<div>{CARD}</div>",
        "<style>b { color: #999 }</style>",
    ):
        assert set(kinds(shown(longer, CARD), shown(CARD), shown(CARD, other))) == {longer, other}
    one, another = (f'<img alt="words" src="{source}">' for source in "ab")
    assert kinds(shown(one, another)) == [one]
    assert len(kinds(shown(one, one.replace("words", "")))) == 2
    assert len(kinds(shown("<style>b { color: #999 }</style>", "<style>b { color: #888 }</style>"))) == 2
    assert len(kinds(shown(CARD), shown(CARD, **{"image/svg+xml": "<svg/>"}))) == 2


def test_texts_and_plain_outputs_get_into_the_gallery():
    printed, red = tiny("print()"), tiny("print('red')")
    printed["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["plain and long"]}]
    red["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["\x1b[31mred\x1b[0m"]}]
    assert set(kinds(printed, printed, red)) == {"print()", "print('red')"}
    texts = ["Some `code` and more", "Some `code`", "- a list", "the formula $\\beta$", "the formula $\\alpha$"]
    written = {"cells": [{"cell_type": "markdown", "id": "t", "metadata": {}, "source": text} for text in texts]}
    assert kinds(written) == [texts[i] for i in (4, 3, 0, 2)]


def test_what_nobody_can_see_in_a_solved_notebook_is_caught():
    figure, small = (figures.as_html(figures.empty_figure(width), "A curve.") for width in (4, 1))
    assert gallery.faults_of(shown(figure, CARD)) == []
    assert gallery.faults_of(shown(CARD)) == ["not one picture"]
    silent = figure.replace('alt="A curve."', 'alt=" "')
    assert gallery.faults_of(shown(figure, silent)) == ["c1: a picture without words"]
    for broken in (small, figure[:300] + figure[340:], figure.replace("data:image/png;base64,", "https://curves/")):
        assert gallery.faults_of(shown(figure, broken)) == ["c1: no picture of a size to see"]
    warning = {"output_type": "stream", "name": "stderr", "text": ["warning"]}
    stop = {"output_type": "error", "ename": "E", "evalue": "", "traceback": []}
    assert gallery.faults_of(edited(shown(figure, CARD), 1, outputs=[warning, stop])) == ["c1: an error"] * 2
    bar = {live.WIDGET: {}, "text/plain": "  0%|          | 0/30 [00:00<?, ?it/s]"}
    assert gallery.faults_of(shown(figure, **bar)) == []
    bar["text/plain"] = "Rounds: " + bar["text/plain"]
    assert gallery.faults_of(shown(figure, **bar)) == ["c0: another bar than the gallery's"]


# ---- exercises, checks and banks ----------------------------------------------------------------


def test_an_empty_hint_is_caught():
    assert proving.hint_problems(EXERCISE) == []
    empty = dataclasses.replace(EXERCISE, hints=(EXERCISE.hints[0], ""))
    assert proving.hint_problems(empty) == ["a hint of 0 words: "]


def double(values):
    return values * 2


def checks_of_double(*, tolerance: float = 1e-9) -> Checks:
    checks = Checks("double", tolerance=tolerance)

    @checks.cases
    def _(rng):
        yield {"values": rng.uniform(1, 2, size=3)}

    @checks.mistake("squares")
    def _(values):
        """You squared the values, so large ones grow too much. Multiply them by two instead."""
        return values**2

    return checks


def problems_of(checks: Checks, answers: list[proving.Answer]) -> list[str]:
    """What the proof of the bank says of functions written as text."""
    problems = proving.bank_problems(answers, checks.advice_ids)
    for answer in answers:
        namespace: dict = {"np": np}
        exec(answer.text, namespace)
        try:
            checks.run(namespace["double"], double, np.random.default_rng(0))
        except NotYet as fault:
            problems += proving.verdict_problems(answer, "not yet", fault.advice, fault.message)
        else:
            problems += proving.verdict_problems(answer, "right", None, "Right.")
    return problems


def bank_of_double() -> list[proving.Answer]:
    bodies = {
        None: ["values * 2", "2 * values", "values + values", "np.add(values, values)"],
        "squares": ["values ** 2", "values * values", "np.square(values)", "np.power(values, 2)"],
        "other-value": ["values * 3", "values", "values + 2", "values / 2"],
    }
    return [
        proving.Answer(f"{advice}-{i}", f"def double(values):\n    return {body}", advice)
        for advice, texts in bodies.items()
        for i, body in enumerate(texts)
    ]


def test_good_checks_with_a_good_bank_pass():
    assert problems_of(checks_of_double(), bank_of_double()) == []


def test_a_check_that_accepts_everything_is_caught():
    problems = problems_of(checks_of_double(tolerance=1e9), bank_of_double())
    assert len(problems) == 8 and all("('right', None), expected ('not yet'" in p for p in problems)


def test_a_check_that_rejects_a_right_answer_is_caught():
    problems = problems_of(checks_of_double(tolerance=-1), bank_of_double())  # nothing is that close
    assert sum("expected ('right', None)" in problem for problem in problems) == 4


def test_a_check_that_names_another_mistake_is_caught():
    checks = checks_of_double()

    @checks.mistake("triples")
    def _(values):
        """You took the values three times, as far as one can see. Multiply them by two."""
        return values * 3

    problems = problems_of(checks, bank_of_double())
    assert problems[0] == "no wrong answer triggers triples"
    assert "('not yet', 'triples'), expected ('not yet', 'other-value')" in problems[1]


def test_an_advice_that_no_wrong_answer_triggers_is_caught():
    checks = checks_of_double()

    @checks.mistake("quarters")
    def _(values):
        """You took a quarter of the values, as far as one can see. Multiply them by two."""
        return values / 4

    assert problems_of(checks, bank_of_double()) == ["no wrong answer triggers quarters"]


def test_a_bank_with_too_few_answers_is_caught():
    problems = problems_of(checks_of_double(), bank_of_double()[1:])
    assert problems == ["3 right and 8 wrong answers are too few"]


@pytest.mark.parametrize(
    "message",
    [
        "Wrong.",
        "The values are wrong in a way that is hard to say, so nothing helpful can be said about it here.",
        "The values are wrong, as this shows: Traceback (most recent call last) in line three. Look at it.",
    ],
)
def test_a_message_that_does_not_help_is_caught(message):
    assert proving.message_problems(message)
