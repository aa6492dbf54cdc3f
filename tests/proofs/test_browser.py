"""Proof 8: the course in JupyterLab in a real browser. Skipped, saying so, where there is none.

That every number comes out is proved by nbval (test_notebooks.py). Shown here is what needs a front end: pictures,
verdicts, tables and text, each kind of them once, in light and dark; all controls, that move; and a learner at work.
With --long every notebook is opened, too.
"""

import shutil

import pytest
from support import gallery, lab, live
from support.book import needs_browser
from support.checkout import WRITTEN

from fedlearn_lib.course import build, catalogue, notebooks, reference, source
from fedlearn_lib.course.copies import copy_course

OURS = [".jp-OutputArea-output", ".jp-MarkdownOutput"]
UPSTREAM = {
    ".noUi-handle": "noUiSlider gives its handles no name (ipywidgets 8.1): aria-input-field-name",
    ".jp-InternalAnchorLink": "JupyterLab's own ¶ link in headings",
}
LEARNERS = "01"  # the chapter that a learner works through, below
SOLVED = {chapter.number: notebooks.read(build.SOLVED / chapter.notebook) for chapter in WRITTEN}


@pytest.fixture(scope="module")  # while one browser is open, no other test of this worker may start one
def desk(tmp_path_factory):
    """A course, the settings of the JupyterLab that runs on it, and its page: one for all tests here of a worker."""
    copy = copy_course(tmp_path_factory.mktemp("desk") / "course")
    settings = tmp_path_factory.mktemp("lab")
    with lab.lab_on(copy, settings) as server, lab.page_of(*server) as page:
        yield copy, settings, page


def make_equal(copy, other) -> None:
    """Let a course, on which no kernel runs, hold what another one does."""
    for part in ("fedlearn_lib", "notebooks", ".fedlearn"):
        shutil.rmtree(copy / part, ignore_errors=True)
        if (other / part).exists():
            shutil.copytree(other / part, copy / part)


def assert_all_can_see_it(page, chapter: str, keep: bool) -> None:
    """No error, pictures that are there and described, and nothing that axe-core finds, in light and dark."""
    page.eval_on_selector_all(".jp-Notebook details", "all => all.forEach(part => { part.open = true })")
    lab.until_shown(page)
    assert lab.errors_on(page) == []
    figures = page.eval_on_selector_all(
        ".jp-OutputArea figure img", "nodes => nodes.map(n => [n.alt, n.naturalWidth])"
    )
    assert figures and all(alt and width > 100 for alt, width in figures)
    assert lab.accessibility_problems(page, OURS, UPSTREAM) == []
    if keep:
        lab.take_picture(page, lab.PICTURES / f"{chapter}-{lab.theme(page)}.png")
    lab.other_theme(page)  # which the next notebook begins with: both are seen in full
    assert lab.accessibility_problems(page, OURS, UPSTREAM, lab.COLOURS) == []
    if keep:
        lab.take_picture(page, lab.PICTURES / f"{chapter}-{lab.theme(page)}.png")


@pytest.mark.parametrize("number", SOLVED)
def test_a_solved_notebook_holds_what_everybody_can_see(number):
    assert gallery.faults_of(SOLVED[number]) == []


@needs_browser
@pytest.mark.long(60)
def test_the_course_in_the_browser(desk, filled_copy, fresh_copy, pictures):
    """One test, for JupyterLab and the browser need as long to start as a notebook."""
    every_kind_can_be_seen_and_all_controls_move(desk, filled_copy, pictures)
    a_learner_works_through_chapter_1(desk, fresh_copy, pictures)


def every_kind_can_be_seen_and_all_controls_move(desk, filled_copy, pictures):
    copy, settings, page = desk
    make_equal(copy, filled_copy)
    lively = [notebook for number, notebook in SOLVED.items() if number != LEARNERS]
    notebook, places = gallery.gallery([*SOLVED.values()], lively)
    path = copy / "notebooks" / "gallery.ipynb"
    path.write_text(notebooks.as_text(notebook), encoding="utf-8")
    lab.trust(path, settings)
    with lab.notebook_on(page, "notebooks/gallery.ipynb", only_outputs=not pictures):
        *lively, (needed, stuck) = places
        for cells in lively:
            lab.run_cells(page, cells)
            for control in cells[1:]:
                lab.move_slider(page, control)
        lab.run_cells(page, [needed, stuck])
        with pytest.raises(AssertionError, match="did not follow"):
            lab.move_slider(page, stuck)
        assert_all_can_see_it(page, "gallery", pictures)


@needs_browser
@pytest.mark.only_long
@pytest.mark.long(20)
@pytest.mark.parametrize("chapter", [c for c in WRITTEN if c.number != LEARNERS], ids=lambda c: c.number)
def test_a_solved_notebook_lives_in_the_browser(chapter, desk, filled_copy, pictures):
    """Opened with its stored outputs; what holds widgets runs, with what it needs."""
    copy, settings, page = desk
    make_equal(copy, filled_copy)
    path = copy / "notebooks" / chapter.notebook
    shutil.copy(copy / "notebooks" / "solved" / chapter.notebook, path)
    lab.trust(path, settings)
    notebook = notebooks.read(path)
    alive = live.cells_to_run(notebook)
    with lab.notebook_on(page, f"notebooks/{chapter.notebook}", kernel=bool(alive), only_outputs=not pictures):
        if alive:
            lab.run_cells(page, alive)
        assert_all_can_see_it(page, chapter.number, pictures)
        text = page.inner_text(".jp-NotebookPanel")
        names = [e.name for e in catalogue.exercises().values() if e.chapter == chapter.number]
        assert all(f"{name}: right" in text for name in names)
        for index, cell in enumerate(notebook["cells"]):
            if "explore" in notebooks.text_of(cell):
                lab.move_slider(page, index)


def a_learner_works_through_chapter_1(desk, fresh_copy, pictures):
    copy, _, page = desk
    make_equal(copy, fresh_copy)
    exercise = catalogue.exercise("weighted_average")
    library = copy / "fedlearn_lib" / "fedavg.py"
    with lab.notebook_on(page, f"notebooks/{catalogue.chapter(LEARNERS).notebook}", width=1600):
        for start in ("import numpy", "catch_up("):
            lab.run_cell(page, lab.cell_index(page, start))
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
        lab.type_into_cell(page, lab.cell_index(page, "progress("), f"use_solution({names})\nprogress('01')")
        progress = lab.run_cell(page, lab.cell_index(page, "use_solution("))
        assert "weighted_average" in progress and "yours" in progress and "the solution" in progress

        cells = notebooks.read(copy / "notebooks" / "solved" / catalogue.chapter(LEARNERS).notebook)
        kept = [i for i, cell in enumerate(cells["cells"]) if notebooks.exercise_of(cell)]
        lab.run_cells(page, sorted({*live.cells_to_run(cells), *kept}))
        assert lab.errors_on(page) == []
        widget = page.locator(".jp-NotebookPanel .jp-Cell").nth(lab.cell_index(page, "explore_fraction"))
        assert "10 of 50 clients a round:" in widget.locator("figure img").get_attribute("alt")
        widget.locator(".noUi-handle").focus()
        page.keyboard.press("ArrowRight")
        widget.locator('figure img[alt^="25 of 50 clients a round:"]').wait_for()  # the picture followed the slider

        page.evaluate(
            """() => { jupyterapp.commands.execute('docmanager:open',
                 {path: 'fedlearn_lib/fedavg.py', options: {mode: 'split-right'}}) }"""
        )
        page.wait_for_selector(".jp-FileEditor .cm-content")
        assert "def weighted_average" in page.evaluate(
            "async () => { const w = jupyterapp.shell.currentWidget; await w.context.ready; "
            "return w.context.model.sharedModel.getSource(); }"
        )
        if pictures:
            page.screenshot(path=lab.PICTURES / "learner.png")
        page.evaluate("() => jupyterapp.shell.currentWidget.dispose()")
        assert_all_can_see_it(page, LEARNERS, pictures)
        text = page.inner_text(".jp-NotebookPanel")
        assert all(f"{name}: kept (the solution)" in text for name in others)
