"""What a chapter says and what its solved notebook computed: for the tests that hold one against the other."""

import re

from fedlearn_lib.course import build, catalogue, notebooks
from support.checkout import learner_notebook


def output_of(chapter: str, cell_id: str) -> str:
    """The plain text of a solved notebook's cell."""
    notebook = notebooks.read(build.SOLVED / catalogue.chapter(chapter).notebook)
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == cell_id]
    return "\n".join("".join(output["data"]["text/plain"]) for output in cell["outputs"] if "data" in output)


def stream_of(chapter: str, cell_id: str) -> str:
    """What a solved notebook's cell printed."""
    notebook = notebooks.read(build.SOLVED / catalogue.chapter(chapter).notebook)
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == cell_id]
    return "".join("".join(output.get("text", "")) for output in cell["outputs"])


def prose_of(chapter: str) -> str:
    notebook = learner_notebook(catalogue.chapter(chapter))
    texts = (notebooks.text_of(cell) for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    return "\n".join(texts)


def percentages(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"(\d+) ?%", text)]


def rows_of(table: str) -> dict[str, list[str]]:
    """The rows of a matrix by adversary; a cell's mark stands before it."""
    lines = table.splitlines()[2:-1]
    return {cells[0]: cells[1:] for cells in (re.split(r"  +", line.strip()) for line in lines)}
