"""What teachers plan with: workshops that fit into days, and facts about every chapter that are true."""

import re

import pytest
from support.checkout import WRITTEN, learner_notebook

from fedlearn_lib.course import build, catalogue, cli, teaching

TEACHERS = build.TEACHERS.read_text(encoding="utf-8")


def text_of_slots(slots) -> list[str]:
    return [slot.what for slot in slots]


# ---- workshops ----------------------------------------------------------------------------------


def test_a_day_has_breaks_and_a_lunch():
    slots = teaching.day({"00": 15, "01": 75, "04": 55, "06": 60, "08": 75})
    assert [slot.begin for slot in slots] == [540, 555, 635, 650, 705, 765, 825, 840]
    assert slots[-1].end == 15 * 60 + 20  # 75 minutes are 80 with the pause that the notebook marks
    assert [slot.what for slot in slots if slot.what.startswith("*")] == ["*break*", "*lunch*", "*break*"]


@pytest.mark.parametrize("minutes", [{"02": 20}, dict.fromkeys(["02", "03", "04", "05", "06", "07"], 60)])
def test_no_break_stands_at_an_end_of_a_day_nor_beside_another(minutes):
    slots = teaching.day(minutes)
    pauses = [slot.what.startswith("*") for slot in slots]
    assert not pauses[0] and not pauses[-1] and not any(a and b for a, b in zip(pauses, pauses[1:], strict=False))
    assert all(a.end == b.begin for a, b in zip(slots, slots[1:], strict=False))


def test_days_are_as_even_as_whole_chapters_allow():
    assert teaching.even_days({"a": 60, "b": 60, "c": 60, "d": 180}, 2) == [["a", "b", "c"], ["d"]]
    assert teaching.even_days({"a": 100, "b": 10, "c": 10, "d": 10}, 3)[0] == ["a"]


def test_every_written_chapter_stands_in_the_three_days_once_and_in_order():
    text = "\n".join(teaching.workshops(learner_notebook)).split("### Three days")[1]
    assert re.findall(r"\| (\d\d)(?: ●)? · ", text) == [chapter.number for chapter in WRITTEN]


def test_the_day_and_a_half_is_the_trail_and_then_how_phones_do_it():
    text = "\n".join(teaching.workshops(learner_notebook)).split("### A day and a half")[1].split("### Three")[0]
    trail = [chapter.number for chapter in WRITTEN if chapter.trail]
    assert re.findall(r"\| (\d\d)(?: ●)? · ", text) == [*trail, "11", "12", "16"]


def test_no_day_is_longer_than_a_school_day_nor_goes_on_without_a_break():
    text = "\n".join(teaching.workshops(learner_notebook))
    ends = [int(hour) * 60 + int(minute) for hour, minute in re.findall(r"done by (\d+):(\d\d)", text)]
    assert len(ends) == 6 and max(ends) <= 17 * 60
    for day in text.split("**: ")[1:]:
        since = 0
        for begin_h, begin_m, end_h, end_m, what in re.findall(r"\| (\d+):(\d\d) \| (\d+):(\d\d) \| (.+?) \|", day):
            taken = int(end_h) * 60 + int(end_m) - int(begin_h) * 60 - int(begin_m)
            since = 0 if what.startswith("*") else since + taken
            assert since <= 100, what


# ---- chapter by chapter -------------------------------------------------------------------------


def test_every_written_chapter_has_its_facts():
    assert {chapter.number for chapter in WRITTEN} <= set(teaching.facts()) <= set(catalogue.chapters())


@pytest.mark.parametrize("chapter", WRITTEN, ids=lambda chapter: chapter.number)
def test_a_chapters_mistakes_are_its_own_core_exercises_and_known_to_the_checks(chapter):
    mistakes = teaching.facts()[chapter.number]["mistakes"]
    assert len({tuple(mistake) for mistake in mistakes}) == 3
    for name, mistake in mistakes:
        assert catalogue.exercise(name).chapter == chapter.number and catalogue.exercise(name).core
        assert len(teaching.advice(name, mistake)) > 40


def test_a_mistake_that_the_checks_do_not_know_is_refused():
    with pytest.raises(ValueError, match="names no-such-id of encrypt"):
        teaching.advice("encrypt", "no-such-id")


@pytest.mark.parametrize("chapter", WRITTEN, ids=lambda chapter: chapter.number)
def test_a_chapter_has_two_questions_with_answers(chapter):
    questions = teaching.questions_of(chapter, learner_notebook)
    assert len(dict(questions)) == 2
    for text in (text for pair in questions for text in pair):
        assert len(text.split()) >= 8 and "](" not in text  # a notebook's links lead elsewhere from the page


@pytest.mark.parametrize("number", teaching.facts())
def test_what_is_written_by_hand_holds_no_number(number):
    """Those of questions from notebooks are worked out in tests/proofs/claims/test_questions.py."""
    facts = teaching.facts()[number]
    assert ("asks" in facts) != ("questions" in facts)
    texts = [facts["idea"], *(text for pair in facts.get("asks", []) for text in pair)]
    assert not [text for text in texts if re.search(r"\d", text)]
    assert 8 <= len(facts["idea"].split()) <= 30


def test_advice_stands_on_the_page_as_plain_words():
    assert teaching._markdown("2**32 and a *stressed* `x**2 < [y]` <b> a_b") == (
        r"2\*\*32 and a *stressed* `x**2 < [y]` \<b> a\_b"
    )


# ---- the page -----------------------------------------------------------------------------------


def test_every_command_on_the_page_exists():
    verbs = set(re.findall(r"python -m fedlearn_lib ([a-z-]+)", TEACHERS))
    assert verbs >= {"grade", "export", "classroom"}
    parser = cli._parser()
    known = next(action.choices for action in parser._actions if action.choices)
    assert verbs <= set(known)


def test_the_pages_generated_parts_are_marked():
    for part in ("workshops", "schedule", "notes"):
        assert TEACHERS.count(f"<!-- {part}: generated by build -->") == TEACHERS.count(f"<!-- /{part} -->") == 1
