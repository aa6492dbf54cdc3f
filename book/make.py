"""Make the web book or the slides from the solved notebooks, without a network: `python3 start.py book` or `slides`.

    make.py book [FOLDER]      build/book, or the folder
    make.py slides [FOLDER]    build/slides, or the folder
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

import chapters
import library
import pages
from glossary import Glossary
from links import Links, file_page, page_name

from fedlearn_lib.course import build, notebooks
from fedlearn_lib.course.copies import CHECKOUT

HERE = Path(__file__).resolve().parent


def write_sources(folder: Path) -> None:
    """Everything that Sphinx reads, in a folder that does not exist yet."""
    glossary, links = Glossary(), Links()
    links.place_of("README.md")
    texts = {
        "index.md": pages.index(),
        "glossary.md": glossary.page(),
        "attacks.md": pages.attacks(),
        "trust.md": pages.trust(),
        "teachers.md": links.rewritten((HERE / "teachers.md").read_text(encoding="utf-8"), "book"),
        "chapters.md": pages.chapters(),
    }
    for chapter in pages.written():
        page = chapters.chapter_page(chapter, glossary, links)
        texts[f"chapters/{chapter.notebook}"] = notebooks.as_text(page)
    texts |= {f"library/{library.page_of(name)}.rst": library.module_page(name) for name in library.modules()}
    for path in sorted(links.files):
        texts[f"files/{page_name(path)}.rst"] = file_page(path)
        texts[f"files/as-it-is/{path}"] = (CHECKOUT / path).read_text(encoding="utf-8")
    texts["library.md"] = library.overview({path: f"files/{page_name(path)}" for path in sorted(links.files)})
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    shutil.copy(build.PICTURE, folder)


def book(folder: Path) -> int:
    """Build the book; warnings are errors."""
    sys.modules["rfc3987_syntax"] = None  # with it jsonschema takes seconds to load, for nothing
    from sphinx.cmd.build import build_main

    if folder.exists() and not (folder / ".buildinfo").exists() and any(folder.iterdir()):
        print(f"{folder} holds other things than a book: name a folder that is empty or new.", file=sys.stderr)
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="fedlearn-book-") as place:
        sources, doctrees = Path(place, "sources"), Path(place, "doctrees")
        write_sources(sources)
        options = ["-W", "--keep-going", "-q", "-c", HERE, "-d", doctrees, sources, folder]
        return build_main([str(option) for option in options])


def slides(folder: Path) -> int:
    from slides import write_slides

    write_slides(folder)
    return 0


def main(arguments: list[str]) -> int:
    if len(arguments) not in (1, 2) or arguments[0] not in ("book", "slides"):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    kind, *place = arguments
    folder = Path(*place).resolve() if place else CHECKOUT / "build" / kind
    began = time.monotonic()
    status = {"book": book, "slides": slides}[kind](folder)
    if status == 0:
        print(f"Made in {time.monotonic() - began:.0f} s: open {folder / 'index.html'}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
