"""Slides for the trail: made from the tags of the notebooks' cells, and each fits the screen."""

import re

import pytest
from support import lab
from support.book import made, needs_browser, needs_packages, reading
from support.checkout import WRITTEN, learner_notebook

from fedlearn_lib.course import build, notebooks, sittings

TRAIL = [chapter for chapter in WRITTEN if chapter.trail]
KINDS = ("slide-title", "slide-idea", "slide-figure", "slide-exercise", "slide-question")


def tags_of(notebook: dict) -> list[tuple[str, list[str]]]:
    return [(cell["id"], cell["metadata"].get("tags", [])) for cell in notebook["cells"]]


@pytest.mark.parametrize("chapter", TRAIL, ids=lambda chapter: chapter.number)
def test_each_chapter_of_the_trail_has_slides_of_every_kind(chapter):
    notebook = learner_notebook(chapter)
    tagged = {kind: [] for kind in KINDS}
    for cell in notebook["cells"]:
        for tag in cell["metadata"].get("tags", []):
            tagged[tag].append(cell)
    assert all(tagged.values()) and len(tagged["slide-title"]) == 1
    assert all(notebooks.exercise_of(cell) for cell in tagged["slide-exercise"])
    for cell in tagged["slide-question"]:
        assert sittings.is_questions(cell) or notebooks.text_of(cell).count("**Guess first") == 1
    assert tags_of(notebook) == tags_of(notebooks.read(build.SOLVED / chapter.notebook)), "run build"


@pytest.fixture(scope="module")
def slides(tmp_path_factory):
    return made("slides", tmp_path_factory.mktemp("slides") / "slides")


@needs_packages
def test_the_pages_of_slides_need_nothing_else(slides):
    assert {page.name for page in slides.iterdir()} == {"index.html", *(f"{c.number}.html" for c in TRAIL)}
    for page in slides.iterdir():
        text = page.read_text(encoding="utf-8")
        assert not re.search(r'(src|href)="(?!data:|\d\d\.html|https?://)', text)
        assert not re.search(r'<(script|img|link)[^>]+(src|href)="https?:', text) and "{{" not in text
        assert all(len(alt.split()) >= 5 for alt in re.findall(r'<img[^>]*?alt="([^"]*)"', text))


@needs_packages
@needs_browser
def test_every_slide_fits_the_screen_and_keys_turn_them(slides):
    with reading(1280, 720) as page:
        for chapter in TRAIL:
            page.goto((slides / f"{chapter.number}.html").as_uri())
            sizes = page.eval_on_selector_all("section", "all => all.map(s => [s.id, s.scrollHeight, s.scrollWidth])")
            assert [size for size in sizes if size[1] > 721 or size[2] > 1280] == []
            page.keyboard.press("ArrowRight")
            page.keyboard.press("PageDown")
            page.keyboard.press("ArrowLeft")
            assert page.evaluate("[location.hash, document.activeElement.id]") == ["#2", "2"]
            page.keyboard.press("End")
            assert page.evaluate("location.hash") == f"#{len(sizes)}"
            page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
            assert lab.accessibility_problems(page, ["main"], {}) == []
