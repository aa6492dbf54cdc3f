"""Slides for the chapters of the trail, made of the cells that a tag marks: one page a chapter, no script of others.

A tag of a notebook's cell says what becomes of it:

    slide-title       the chapter's name, and what you will build
    slide-idea        the text, or of a long one its first paragraph
    slide-figure      what the solved cell shows
    slide-exercise    the empty function, and why it matters
    slide-question    the guess that a text asks for, or the questions to think about, a slide each
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from fedlearn_lib.course import build, catalogue, notebooks, sittings

HERE = Path(__file__).resolve().parent
LONG = 80  # words: of a longer text only the first paragraph is shown
CODE = HtmlFormatter(style="a11y-high-contrast-light")
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
QUESTION = re.compile(r"^\*\*(\d)[^*]*\*\* (.*?)\n\n<details>(.*?)</details>", re.DOTALL | re.MULTILINE)


def write_slides(folder: Path) -> None:
    """A page for each chapter of the trail, and one that lists them."""
    folder.mkdir(parents=True, exist_ok=True)
    links = []
    for chapter in catalogue.chapters().values():
        if chapter.trail and chapter.notebook:
            title = f"{int(chapter.number)} · {chapter.title}"
            slides = list(slides_of(chapter))
            (folder / f"{chapter.number}.html").write_text(page(title, slides), encoding="utf-8", newline="\n")
            links.append(f'<li><a href="{chapter.number}.html">{html.escape(title)}</a>, {len(slides)} slides</li>')
    first = f"<h1>Private federated learning</h1><ul>{''.join(links)}</ul><p>Arrow keys turn the pages.</p>"
    (folder / "index.html").write_text(page("Slides", [first]), encoding="utf-8", newline="\n")


def slides_of(chapter: catalogue.Chapter) -> Iterator[str]:
    """The inside of each slide, as HTML, in the order of the cells."""
    solved = notebooks.read(build.SOLVED / chapter.notebook)  # the other may hold a learner's answers
    heading, why = "", ""
    for cell, filled in zip(notebooks.fresh(solved)["cells"], solved["cells"], strict=True):
        text = notebooks.text_of(cell)
        if cell["cell_type"] == "markdown":
            headings = re.findall(r"^#+ (.*)", text, re.MULTILINE)
            heading = headings[-1] if headings else heading
            whys = re.findall(r"^\*Why: .*\*$", text, re.MULTILINE)
            why = whys[-1] if whys else why
        for tag in cell["metadata"].get("tags", []):
            if tag == "slide-title":
                opening = [part for part in text.split("\n\n") if part.startswith(("# ", "**You will build"))]
                yield rendered("\n\n".join(opening))
            elif tag == "slide-idea":
                told = re.sub(r"^#.*$", "", text, flags=re.MULTILINE).strip()
                yield h2(heading) + rendered(told.split("\n\n")[0] if len(told.split()) > LONG else told)
            elif tag == "slide-figure":
                yield h2(heading) + shown(filled)
            elif tag == "slide-exercise":
                yield h2(heading) + rendered(why) + highlight(text, PythonLexer(), CODE)
            elif tag == "slide-question" and sittings.is_questions(cell):
                for number, question, answer in QUESTION.findall(text):
                    yield h2(f"Think about it ({number})") + rendered(f"{question}\n\n<details>{answer}</details>")
            elif tag == "slide-question":
                yield h2(heading) + rendered(guess_of(text))


def h2(title: str) -> str:
    return rendered(f"## {title}")


def guess_of(text: str) -> str:
    """The paragraph that asks for a guess."""
    (paragraph,) = [part for part in text.split("\n\n") if "**Guess first" in part]
    return paragraph


def rendered(text: str) -> str:
    """Markdown as HTML; links into the checkout become plain words."""
    return MARKDOWN.render(re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]*\)", r"\1", text))


def shown(cell: dict) -> str:
    """The pictures and tables of a solved cell."""
    found = [output["data"].get("text/html") for output in cell["outputs"] if "data" in output]
    return "".join("".join(part) for part in found if part)


def page(title: str, slides: list[str]) -> str:
    sections = "".join(
        f'<section id="{i}" aria-label="Slide {i} of {len(slides)}" tabindex="-1">{slide}</section>\n'
        for i, slide in enumerate(slides, start=1)
    )
    parts = {"title": html.escape(title), "code": CODE.get_style_defs(".highlight"), "slides": sections}
    return re.sub(r"\{\{(\w+)\}\}", lambda part: parts[part[1]], (HERE / "slides.html").read_text(encoding="utf-8"))
