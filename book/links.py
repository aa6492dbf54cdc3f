"""Where a link of a notebook leads in the book: to a chapter, to a page of the library, or to a file as it stands."""

import posixpath
import re
from pathlib import Path

import library

from fedlearn_lib.course.copies import CHECKOUT

LINK = re.compile(r"(?<=\]\()(?!https?:|#|mailto:)([^)#\s]+)(#[^)\s]*)?(?=\))")
PAGES = {"book/teachers.md": "/teachers.md"}


class Links:
    """Rewrites links, and remembers which files need a page of their own."""

    def __init__(self) -> None:
        self.files: set[str] = set()

    def rewritten(self, text: str, folder: str) -> str:
        """A text of a file that stands in `folder` of the checkout, its links as the book needs them."""
        return LINK.sub(lambda link: self.place_of(posixpath.normpath(posixpath.join(folder, link[1]))), text)

    def place_of(self, path: str) -> str:
        """The page for a file of the checkout, from the book's root."""
        name = Path(path)
        if path in PAGES:
            return PAGES[path]
        if name.suffix == ".ipynb":
            return f"/chapters/{name.name}"
        module = ".".join(name.with_suffix("").parts[1:]).removesuffix(".__init__")
        if name.parts[0] == "fedlearn_lib" and module in library.modules():
            return f"/library/{library.page_of(module)}.rst"
        if (CHECKOUT / path / "README.md").is_file():
            path = f"{path}/README.md"
        if not (CHECKOUT / path).is_file():
            raise ValueError(f"a link leads to {path}, which is no file: mend it where it stands")
        self.files.add(path)
        return f"/files/{page_name(path)}.rst"


def page_name(path: str) -> str:
    return path.replace("/", "-").replace(".", "-")


def file_page(path: str) -> str:
    """A page that shows a file as it stands."""
    language = {".py": "python", ".md": "markdown", ".toml": "toml", ".cff": "yaml"}.get(Path(path).suffix, "text")
    return f"{path}\n{'=' * len(path)}\n\n.. literalinclude:: as-it-is/{path}\n   :language: {language}\n"
