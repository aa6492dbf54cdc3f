"""Proof 8: the course in JupyterLab in a real browser. Skipped, saying so, where there is none."""

import lab
import pytest

from fedlearn_lib.course import catalogue
from fedlearn_lib.course.copies import CHECKOUT

pytestmark = pytest.mark.skipif(lab.browser_path() is None, reason="there is no Chromium here")

WRITTEN = [chapter for chapter in catalogue.chapters().values() if chapter.notebook]
PICTURES = CHECKOUT / "build" / "screenshots"  # build output, ignored by git


@pytest.fixture(scope="module")
def server(filled_copy, tmp_path_factory):
    with lab.lab_on(filled_copy, tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.mark.parametrize("chapter", WRITTEN, ids=lambda c: c.number)
def test_a_filled_notebook_runs_in_the_browser(chapter, server):
    with lab.page_of(*server, f"notebooks/{chapter.notebook}") as page:
        lab.run_all(page)
        lab.picture_of_notebook(page, PICTURES / f"{chapter.number}.png")
        assert lab.errors_on(page) == []
        pictures = page.eval_on_selector_all(
            ".jp-OutputArea figure img", "nodes => nodes.map(n => [n.alt, n.naturalWidth])"
        )
        assert pictures and all(alt and width > 100 for alt, width in pictures)
        verdicts = [e.name for e in catalogue.exercises().values() if e.chapter == chapter.number]
        text = page.inner_text(".jp-NotebookPanel")
        assert all(f"{name}: kept (the solution)" in text for name in verdicts)
