"""The pages that are no chapter: the first one, attacks at a glance, who trusts whom, the files."""

import re
import tomllib
from pathlib import Path

from fedlearn_lib.course import build, catalogue, notebooks, sittings

HERE = Path(__file__).resolve().parent
MATRICES = {  # chapter: the cell whose picture shows what was really run
    "10": "matrix",
    "13": "signed",
}


def written() -> list[catalogue.Chapter]:
    """The chapters that have a notebook, in order."""
    return [chapter for chapter in catalogue.chapters().values() if chapter.notebook]


def read(name: str) -> dict:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def linked_chapter(number: str, text: str | None = None) -> str:
    """A link to a chapter; its number alone while it has no notebook."""
    chapter = catalogue.chapter(number)
    text = text or f"{int(number)} · {chapter.title}"
    return f"[{text}](/chapters/{chapter.notebook})" if chapter.notebook else text


def with_chapter_links(text: str) -> str:
    """Prose in which each "chapter 9" leads there."""
    return re.sub(r"chapter (\d+)", lambda m: linked_chapter(m[1].zfill(2), m[0]), text)


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return [*(f"| {' | '.join(cells)} |" for cells in lines), ""]


# ---- the first page -----------------------------------------------------------------------------


def index() -> str:
    """The hand-written first page, with README's picture, the chapters, and what the other pages are."""
    picture = re.search(r"!\[[^]]*\]\([^)]*\)", build.README.read_text(encoding="utf-8"))[0]
    parts = {"picture": [picture.replace("notebooks/solved/", "")], "chapters": _chapters()}
    text = (HERE / "index.md").read_text(encoding="utf-8")
    for name, lines in parts.items():
        text = text.replace(f"<!-- {name} -->", "\n".join(lines))
    return text


def chapters() -> str:
    """The page above all chapters."""
    names = [f"{int(c.number)} · {c.title} <chapters/{Path(c.notebook).stem}>" for c in written()]
    return "\n".join(["# Chapters", "", *_chapters(), "```{toctree}", ":hidden:", "", *names, "```", ""])


def _chapters() -> list[str]:
    rows = []
    for chapter in catalogue.chapters().values():
        done = notebooks.read(build.SOLVED / chapter.notebook) if chapter.notebook else None
        minutes = f"{sittings.of(done).minutes} min" if done else "in the making"
        rows.append([linked_chapter(chapter.number) + (" ●" if chapter.trail else ""), chapter.summary, minutes])
    return table(["chapter", "what you do", "time"], rows)


# ---- attacks, and who trusts whom ---------------------------------------------------------------


def attacks() -> str:
    """Every attack of the course in a table a chapter."""
    lines = [
        "# Attacks at a glance",
        "",
        "What each attack of the course knows, what it reads, and what stops it. A name in `code` is a function that "
        "you write yourself.",
        "",
    ]
    entries = read("attacks.toml")["attack"]
    for number in sorted({entry["chapter"] for entry in entries}):
        title = catalogue.chapter(number).title
        lines += [f"## {title}", "", f"Played in {linked_chapter(number, f'chapter {int(number)}')}.", ""]
        rows = []
        for entry in entries:
            if entry["chapter"] == number:
                function = entry.get("function")
                place = f"/library/{catalogue.exercise(function).room}.rst" if function else ""
                written_as = f"<br>[`{function}`]({place})" if function else ""
                told = [entry[column] for column in ("who", "knows", "reads")]
                rows.append([f"**{entry['name']}**{written_as}", *told, with_chapter_links(entry["stops"])])
        lines += table(["attack", "attacker", "knows", "reads", "what stops it"], rows)
    return "\n".join(lines)


def trust() -> str:
    """Who must be trusted for what, the attackers of the course, and the pictures of what was really run."""
    data = read("trust.toml")
    rows = [
        [linked_chapter(way["chapter"], way["name"]), way["key"], way["sees"], way["trusted"], way["readers"]]
        for way in data["way"]
    ]
    lines = ["# Who trusts whom", "", "Every way to compute a sum trusts somebody. Whom, and what if not?", ""]
    lines += table(["way", "who has the key", "the server sees", "you trust", "who can read you all the same"], rows)
    lines += ["## The attackers of this course", "", "With the chapters in which you meet them.", ""]
    rows = [[f"**{a['name']}**", a["does"], ", ".join(_met_in(a["found"]))] for a in data["attacker"]]
    lines += table(["attacker", "what it does", "chapters"], rows)
    lines += ["## What was really run", "", "Two pictures from the chapters: each cell is a round that was played.", ""]
    for number, cell in MATRICES.items():
        lines += [f"From {linked_chapter(number, f'chapter {int(number)}')}:", "", picture_of(number, cell), ""]
    return "\n".join(lines)


def _met_in(pattern: str) -> list[str]:
    """Links to the chapters from 4 on whose text or figures hold the pattern."""
    found = []
    for chapter in written():
        if chapter.number >= "04":
            cells = notebooks.read(build.SOLVED / chapter.notebook)["cells"]
            texts = [notebooks.text_of(cell) for cell in cells if cell["cell_type"] == "markdown"]
            outputs = [output for cell in cells for output in cell.get("outputs", [])]
            texts += ["".join(output.get("data", {}).get("text/plain", "")) for output in outputs]
            if re.search(pattern, "\n".join(texts), re.IGNORECASE):
                found.append(linked_chapter(chapter.number, str(int(chapter.number))))
    return found


def picture_of(number: str, cell_id: str) -> str:
    """What a cell of a solved notebook shows, as HTML without empty lines, so that Markdown keeps it whole."""
    cells = notebooks.read(build.SOLVED / catalogue.chapter(number).notebook)["cells"]
    (cell,) = [cell for cell in cells if cell["id"] == cell_id]
    shown = ["".join(output["data"]["text/html"]) for output in cell["outputs"] if "text/html" in output["data"]]
    return "<div>" + re.sub(r"\n\s*\n", "\n", "\n".join(shown)) + "</div>"
