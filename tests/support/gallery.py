"""What the course shows, in one notebook: each kind of output and of text once, and controls that live.

How something looks, and what a screen reader makes of it, depends on its elements and their styles, not on its words:
a browser that has shown this notebook has shown what all the others hold.
"""

import base64
import io
import re
from html.parser import HTMLParser

import matplotlib.image
import mistune
import nbformat

from fedlearn_lib.course import notebooks
from support import live

BAR = "from tqdm.auto import tqdm\n\nfor _ in tqdm(range(7)):\n    pass"
STORED_BAR = r"  0%\|          \| 0/\d+ \[00:00<\?, \?it/s\]"  # what a notebook keeps of such a bar
AS_HTML = mistune.create_markdown(escape=False, plugins=["table"])
# Controls, after what they need, of which the sentence follows the slider and the picture does not.
STUCK = (
    "from fedlearn_lib.given import figures, widgets",
    ['widgets.explore(lambda x: (figures.new_figure()[0], f"This is {x}."), x=widgets.choice("x", [1, 2], 1))'],
)


class Parts(HTMLParser):
    """What some HTML is made of: each element with all that it stands in, without the words.

    >>> sorted(Parts('<p class="a">one <b>two</b>, three</p>').found)
    ['p[class=a]', 'p[class=a] > b', 'p[class=a] > b > text', 'p[class=a] > text']
    """

    WORDS = ("alt", "aria-label", "href", "id", "src", "title")  # attributes of which it matters that they are there
    EMPTY = ("br", "hr", "img", "input")  # elements in which nothing stands

    def __init__(self, text: str):
        super().__init__()
        self.inside, self.found, self.images, self.length = [], set(), [], 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        said = (f"[{name}{'' if name in self.WORDS and value else f'={value}'}]" for name, value in sorted(attributes))
        self.inside.append(tag + "".join(said))
        self.found.add(" > ".join(self.inside))
        if tag == "img":
            self.images.append(dict(attributes))
        if tag in self.EMPTY:
            self.inside.pop()

    def handle_endtag(self, tag):
        while tag not in self.EMPTY and self.inside and self.inside.pop().partition("[")[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip():
            style = self.inside and self.inside[-1].startswith("style")
            self.found.add(" > ".join([*self.inside, data if style else "text"]))
            self.length += len(data)


def every_kind(solved: list[dict]) -> list[dict]:
    """Cells of some notebooks, with one output each, that show every kind of output and of text.

    The longest comes first, for what is wide or high may look otherwise than what is short.
    """
    seen, chosen = set(), []
    cells = (cell for notebook in solved for cell in notebook["cells"])
    each = [one for cell in cells for one in ([cell] if "outputs" not in cell else _one_by_one(cell))]
    for _, parts, cell in sorted(map(_described, each), key=lambda found: found[0], reverse=True):
        if not parts <= seen:
            seen |= parts
            chosen.append(cell)
    return chosen


def _one_by_one(cell: dict) -> list[dict]:
    return [{**cell, "outputs": [output]} for output in cell["outputs"] if live.WIDGET not in output.get("data", {})]


def _described(cell: dict) -> tuple[int, set[str], dict]:
    """How much a cell with one output shows, its parts, the cell."""
    if cell["cell_type"] == "markdown":
        text = notebooks.text_of(cell)
        found = Parts(AS_HTML(text))
        return found.length, found.found | set(re.findall(r"\$+|\\[A-Za-z]+", text)), cell
    (output,) = cell["outputs"]
    data = output.get("data", {})
    if "text/html" in data:
        found = Parts("".join(data["text/html"]))
        return found.length, found.found | {"output: " + " ".join(sorted(data))}, cell
    text = "".join(output.get("text", data.get("text/plain", "")))
    kind = f"output: {output['output_type']} {output.get('name', '')} {' '.join(sorted(data))}"
    return len(text), {kind, *re.findall(r"\x1b\[[\d;]*m", text)}, cell


def gallery(solved: list[dict], lively: list[dict]) -> tuple[dict, list[list[int]]]:
    """A notebook of every kind in some notebooks, then a bar of progress, and controls.

    Args:
        solved: the notebooks.
        lively: those of them whose controls are to live.

    Returns:
        It, and the places of the cells that must run: of each notebook the one with what its controls need, then those
        with the controls. The first place is the bar's, and the last controls are stuck.
    """
    cells = every_kind(solved)
    places = []
    for needed, controls in [(BAR, []), *map(live.controls_alone, lively), STUCK]:
        if needed:
            places.append([*range(len(cells), len(cells) + 1 + len(controls))])
            code = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
            cells += [{**code, "source": text} for text in (needed, *controls)]
    cells = [{**cell, "id": f"cell-{i}"} for i, cell in enumerate(cells)]
    return {"cells": cells, "metadata": notebooks.METADATA, "nbformat": 4, "nbformat_minor": 5}, places


def faults_of(solved: dict) -> list[str]:
    """What nobody should get to see of a solved notebook, and what the gallery would not show of it."""
    nbformat.validate(solved)
    faults, pictures = [], 0
    for cell in solved["cells"]:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if output["output_type"] == "error" or output.get("name") == "stderr":
                faults.append(f"{cell['id']}: an error")
            if live.WIDGET in data and not re.fullmatch(STORED_BAR, "".join(data["text/plain"])):
                faults.append(f"{cell['id']}: another bar than the gallery's")
            for image in Parts("".join(data.get("text/html", ""))).images:
                pictures += 1
                if not (image.get("alt") or "").strip():
                    faults.append(f"{cell['id']}: a picture without words")
                if not _is_picture(image["src"]):
                    faults.append(f"{cell['id']}: no picture of a size to see")
    return faults if pictures else [*faults, "not one picture"]


def _is_picture(source: str) -> bool:
    """Whether an address holds a whole PNG of more than a hundred pixels' width."""
    start = "data:image/png;base64,"
    try:
        data = base64.b64decode(source.removeprefix(start), validate=True)
        return source.startswith(start) and matplotlib.image.imread(io.BytesIO(data)).shape[1] > 100
    except (ValueError, OSError, SyntaxError):  # Pillow's words for a broken PNG
        return False
