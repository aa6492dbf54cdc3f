"""Proof 8, by hand: a learner walks the whole trail in JupyterLab, typing all of it, keyboard only.

Some minutes long, so it runs only with `start.py test --long`. Every other test pastes answers or runs them without a
front end; here each key is pressed, in a JupyterLab as `start.py` opens it.
"""

import itertools
from pathlib import Path

import pytest
from support import lab, proving
from support.checkout import WRITTEN
from support.typist import Typist

from fedlearn_lib.course import catalogue, notebooks, reference, source
from fedlearn_lib.course.checks import checks_of
from fedlearn_lib.course.library import YOURS, Library, Standing

pytestmark = [
    pytest.mark.skipif(lab.browser_path() is None, reason="there is no Chromium here"),
    pytest.mark.only_long,
    pytest.mark.long(600),
]

ANSWERS = Path(__file__).parents[1] / "answers"
TRAIL = [chapter for chapter in WRITTEN if chapter.trail]
# What is typed before the right answer, of the bank.
WRONG = {
    "apply_update": ["bracket_missing", "ignores_rate"],
    "local_update": ["uphill", "order_for_each"],
    "weighted_average": ["plain_mean"],
    "sample_clients": ["replace", "floor"],
    "federated_averaging": ["everybody"],
    "words_from_update": ["places"],
    "label_from_bias": ["absolute"],
    "invert_linear": ["mask_on_rows"],
    "nearest_record": ["axis_zero"],
    "generate_keypair": ["always_64"],
    "encrypt": ["caret", "constant"],
    "decrypt": ["mod_n"],
    "add": ["plus"],
    "multiply": ["not_reduced"],
    "add_my_update": ["integers_plain"],
    "answer_server": ["at_threshold"],
    "decrypt_average": ["forgets_cap"],
    "secure_round": ["skips_answer_server"],
    "secure_federated_averaging": ["numbers"],
}
STUCK = {"local_update", "invert_linear", "decrypt", "answer_server"}  # where a hint is asked for
PYTHONS_OWN = {"syntax-error": "SyntaxError: '(' was never closed"}  # said before a cell begins to run
GUESSES = {
    "00": {"story-guess": "0.6", "guess": "1"},
    "01": {"average-guess": '"plain"', "baselines-guess": "0.9"},
    "04": {"words-guess": "150", "fix-guess": "25"},
    "06": {"powers-guess": "176", "factor-guess": "1024"},
    "08": {"attack-guess": "5", "cliff-guess": '"nobody"'},
}  # fmt: skip


def test_a_learner_types_the_whole_trail(fresh_copy, tmp_path, pictures):
    settings = tmp_path / "lab"
    settings.mkdir()
    first = f"notebooks/{TRAIL[0].notebook}"
    with lab.lab_on(fresh_copy, settings, calm=False) as server, lab.page_of(*server, first) as page:
        typist = Typist(page)
        for chapter, following in zip(TRAIL, [*TRAIL[1:], None], strict=True):
            path = f"notebooks/{chapter.notebook}"
            typist.wait_for_notebook(path)
            walk(typist, chapter, fresh_copy, pictures)
            if following:
                go_on(typist, following)
        assert_all_is_done(typist.try_below("progress()"))
        assert typist.mouse_events() == []


def walk(typist, chapter, copy, keep: bool) -> None:
    """Through one chapter, from its first cell to the questions; what stands in Go further is left out."""
    cells = notebooks.read(copy / "notebooks" / chapter.notebook)["cells"]
    end = next((i for i, cell in enumerate(cells) if notebooks.text_of(cell).startswith("## Go further")), len(cells))
    guesses = dict(GUESSES[chapter.number])
    sliders = 0
    for cell, following in itertools.pairwise(cells[:end]):
        text = notebooks.text_of(cell)
        assert typist.look()["cell"] == cell["id"]
        if exercise := notebooks.exercise_of(cell):
            solve(typist, exercise, cell["id"], Library(copy / "fedlearn_lib"))
        elif "_guess = ..." in text:
            typist.type_over("...", guesses.pop(cell["id"]))
        typist.run()
        if "explore_" in text:
            typist.go_to(cell["id"])
            sliders += typist.move_sliders()
            typist.go_to(following["id"])
        if text.startswith("progress("):
            typist.go_to(cell["id"])
            assert_chapter_is_done(typist.read(), chapter)
            if keep:
                typist.page.screenshot(path=lab.PICTURES / f"typed-{chapter.number}.png")
            typist.go_to(following["id"])
    assert typist.look()["cell"] == cells[end - 1]["id"] == "questions"
    assert typist.open_answers() == 3
    if keep:
        typist.page.screenshot(path=lab.PICTURES / f"typed-{chapter.number}-questions.png")
    assert typist.errors() == []
    assert not guesses
    assert sliders >= sum("explore_" in notebooks.text_of(cell) for cell in cells[:end])


def solve(typist, exercise, cell: str, library: Library) -> None:
    """Look at the open exercise, take the wrong ways, ask for a hint, and find the right one."""
    assert f"{exercise.name}: open" in typist.run_again(cell)
    for name in WRONG[exercise.name]:
        answer = proving.read_answer(ANSWERS / exercise.name / f"wrong_{name}.py")
        typist.type_body(body_of(answer.text))
        verdict = typist.run_again(cell)
        if answer.advice in PYTHONS_OWN:
            assert PYTHONS_OWN[answer.advice] in verdict
        else:
            assert f"{exercise.name}: not yet" in verdict and sentence(exercise, answer.advice) in verdict, verdict
        assert library.standing(exercise) == Standing(open=True, origin=None)
    if exercise.name in STUCK:
        assert plain(exercise.hints[0]) in typist.try_below(f'hint("{exercise.name}")')
    typist.type_body(reference.solution_body(exercise))
    verdict = typist.run_again(cell)
    assert f"{exercise.name}: right" in verdict and f"Saved in {exercise.file}" in verdict, verdict
    assert library.standing(exercise) == Standing(open=False, origin=YOURS)
    assert source.body(library.read(exercise), exercise.name) == reference.solution_body(exercise)


def go_on(typist, chapter) -> None:
    """To the next chapter of the trail, by the link at this one's end."""
    typist.go_to("end")
    typist.follow_link(f"chapter {int(chapter.number)}", f"notebooks/{chapter.notebook}")


def body_of(answer: str) -> str:
    """What stands below an answer's header, also where it does not parse."""
    return answer.split("):\n", 1)[1].rstrip()


def sentence(exercise, advice: str) -> str:
    """The words that are meant for a mistake."""
    checks = checks_of(exercise)
    known = [*checks.exceptions, *checks.diagnoses, *checks.behaviours]
    return plain(next(each.message for each in known if each.advice == advice))


def plain(text: str) -> str:
    """A text as it is read on the screen: what stands in backticks is set as code."""
    return " ".join(text.replace("`", "").split())


def assert_chapter_is_done(shown: str, chapter) -> None:
    """Every core exercise is the learner's own, and the others are as they were."""
    for exercise in catalogue.exercises().values():
        if exercise.chapter == chapter.number:
            assert f"{exercise.name} {exercise.label} {'filled (yours)' if exercise.core else 'open'}" in shown


def assert_all_is_done(shown: str) -> None:
    for chapter in TRAIL:
        own = [exercise for exercise in catalogue.exercises().values() if exercise.chapter == chapter.number]
        core = sum(exercise.core for exercise in own)
        assert f"{chapter.number} ● {chapter.title} {core} of {len(own)} 0" in shown
