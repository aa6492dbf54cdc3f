"""The course's terms: their page, and the link from where a chapter first uses one."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pages import linked_chapter

FILE = Path(__file__).with_name("glossary.toml")
# No link is put into these: code, links, headings, tables, tags, formulas, titles of folded parts.
KEPT = re.compile(
    r"```.*?```|`[^`\n]+`|!?\[[^\]]*\]\([^)]*\)|<summary>.*?</summary>|<[^>\n]+>|\$\$.*?\$\$|\$[^$\n]+\$"
    r"|^#[^\n]*$|^\|[^\n]*$|\{term\}`[^`]+`",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Term:
    """One entry; `forms` are other words for it that link to it too."""

    name: str
    chapter: str
    text: str
    forms: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern:
        words = sorted((self.name, *self.forms), key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)


class Glossary:
    def __init__(self) -> None:
        entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["term"]
        self.terms = [Term(**{**entry, "forms": tuple(entry.get("forms", ()))}) for entry in entries]

    def linked(self, text: str, met: set[str]) -> str:
        """The text with a link at the first use of each term that is not in `met`, which grows."""
        for term in sorted(self.terms, key=lambda term: -len(term.name)):
            if term.name not in met:
                text, found = self._link_first(text, term)
                if found:
                    met.add(term.name)
        return text

    def _link_first(self, text: str, term: Term) -> tuple[str, bool]:
        kept = [match.span() for match in KEPT.finditer(text)]
        for match in term.pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in kept):
                link = f"{{term}}`{match[0]} <{term.name}>`"
                return text[: match.start()] + link + text[match.end() :], True
        return text, False

    def page(self) -> str:
        """The glossary, in alphabetical order, each term with its chapter."""
        lines = ["# Glossary", "", "The course's words, each as its chapter introduces it.", "", "```{glossary}"]
        for term in sorted(self.terms, key=lambda term: term.name.lower()):
            chapter = linked_chapter(term.chapter, f"Chapter {int(term.chapter)}")
            lines += [term.name, f"  {term.text} ({chapter})", ""]
        return "\n".join([*lines, "```", ""])
