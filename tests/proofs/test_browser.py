"""Proof 8: the course in JupyterLab in a real browser. Skipped, saying so, where there is none."""

import pytest
from support import lab
from support.checkout import WRITTEN

from fedlearn_lib.course import catalogue, reference, source
from fedlearn_lib.course.copies import CHECKOUT

pytestmark = pytest.mark.skipif(lab.browser_path() is None, reason="there is no Chromium here")

PICTURES = CHECKOUT / "build" / "screenshots"  # build output, ignored by git
OURS = [".jp-OutputArea-output", ".jp-MarkdownOutput"]
UPSTREAM = {
    ".noUi-handle": "noUiSlider gives its handles no name (ipywidgets 8.1): aria-input-field-name",
    ".jp-InternalAnchorLink": "JupyterLab's own ¶ link in headings",
}


@pytest.fixture(scope="module")
def server(filled_copy, tmp_path_factory):
    with lab.lab_on(filled_copy, tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.mark.parametrize("chapter", WRITTEN, ids=lambda c: c.number)
def test_a_filled_notebook_runs_in_the_browser(chapter, server):
    with lab.page_of(*server, f"notebooks/{chapter.notebook}") as page:
        lab.use_theme(page, "Light")
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
        assert lab.accessibility_problems(page, OURS, UPSTREAM) == []
        lab.use_theme(page, "Dark")
        page.screenshot(path=str(PICTURES / f"{chapter.number}-dark.png"))
        assert lab.accessibility_problems(page, OURS, UPSTREAM) == []


def test_a_learner_works_through_chapter_1(fresh_copy, tmp_path):
    exercise = catalogue.exercise("weighted_average")
    library = fresh_copy / "fedlearn_lib" / "fedavg.py"
    with (
        lab.lab_on(fresh_copy, tmp_path) as server,
        lab.page_of(*server, "notebooks/01_federated_averaging.ipynb", width=1600) as page,
    ):
        lab.run_cell(page, lab.cell_index(page, "import numpy"))
        index = lab.cell_index(page, "def weighted_average")
        assert "open" in lab.run_cell(page, index)

        header = "@fill\ndef weighted_average(updates, example_counts):\n"
        lab.type_into_cell(page, index, f"{header}    return updates.mean(axis=0)")
        verdict = lab.run_cell(page, index)
        assert "not yet" in verdict and "plain mean" in verdict and "share" in verdict
        assert source.is_open(source.functions(library.read_text(encoding="utf-8"))[exercise.name])

        lab.type_into_cell(page, index, f"{header}{reference.solution_body(exercise)}")
        verdict = lab.run_cell(page, index)
        assert "right" in verdict and "fedlearn_lib/fedavg.py" in verdict
        assert reference.solution_body(exercise) in library.read_text(encoding="utf-8")

        others = ["local_update", "sample_clients", "federated_averaging"]
        names = ", ".join(map(repr, others))
        lab.type_into_cell(page, lab.cell_index(page, "progress()"), f"use_solution({names})\nprogress()")
        progress = lab.run_cell(page, lab.cell_index(page, "use_solution("))
        assert "weighted_average" in progress and "yours" in progress and "the solution" in progress

        lab.run_all(page)
        assert lab.errors_on(page) == []
        widget = page.locator(".jp-NotebookPanel .jp-Cell").nth(lab.cell_index(page, "explore_alpha"))
        assert "α = 0.1:" in widget.locator("figure img").get_attribute("alt")
        widget.locator(".noUi-handle").focus()
        page.keyboard.press("ArrowRight")
        widget.locator('figure img[alt^="α = 0.3:"]').wait_for()  # the picture followed the slider

        page.evaluate(
            """() => { jupyterapp.commands.execute('docmanager:open',
                 {path: 'fedlearn_lib/fedavg.py', options: {mode: 'split-right'}}) }"""
        )
        page.wait_for_selector(".jp-FileEditor .cm-content")
        assert "def weighted_average" in page.evaluate(
            "async () => { const w = jupyterapp.shell.currentWidget; await w.context.ready; "
            "return w.context.model.sharedModel.getSource(); }"
        )
        page.screenshot(path=str(PICTURES / "learner.png"))
