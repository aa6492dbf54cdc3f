"""The web book: built once, without a warning, then read as files and in a browser. Slides stand in test_slides.py."""

import doctest
import html
import importlib.util
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
import yaml
from support import lab
from support.book import BOOK, made, make, needs_packages, reading
from support.checkout import WRITTEN
from support.claims import prose_of

from fedlearn_lib.course import build, catalogue, house, notebooks, sittings
from fedlearn_lib.course.copies import CHECKOUT

LARGEST = 1_500_000  # bytes of a page


class Page(HTMLParser):
    """What a page links to, what it loads, its anchors, its pictures, its folded parts."""

    def __init__(self, path: Path):
        super().__init__()
        self.path, self.links, self.loaded, self.ids, self.images, self.details = path, [], [], set(), [], []
        self.text = path.read_text(encoding="utf-8")
        self.feed(self.text)
        self.scripts = {Path(link.partition("?")[0]).name for link in self.loaded if ".js" in link}

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.ids.add(values.get("id"))
        if tag == "img":
            self.images.append(values)
        if tag == "details" and "class" not in values:  # the theme's own have one
            self.details.append("open" in values)
        self.links += [values[name] for name in ("href", "src") if values.get(name)]
        self.loaded += [value for name, value in attributes if name == "src" or (tag, name) == ("link", "href")]


def pages_of(book: Path) -> dict[str, Page]:
    """Every page of the book, by its path, without what the theme brings along."""
    paths = {path.relative_to(book).as_posix(): path for path in book.rglob("*.html")}
    return {name: Page(path) for name, path in paths.items() if not name.startswith("_static/")}


def page_of(pages, chapter) -> Page:
    return pages[f"chapters/{Path(chapter.notebook).stem}.html"]


def words(text: str) -> str:
    """The words of a page or a cell, whatever marks stand between them."""
    return re.sub(r"\W+", " ", html.unescape(re.sub(r"</?[a-z][^>]*>", "", text)))


@needs_packages
@pytest.mark.long(45)
def test_the_book(tmp_path):
    """One test, for the book is built once."""
    pages = pages_of(made("book", tmp_path / "the book"))
    every_chapter_is_there_and_every_exercise_folded(pages)
    no_link_is_broken(pages)
    nothing_is_fetched_and_all_pages_run_the_same_scripts(pages)
    pages_are_small_and_pictures_have_words(pages)
    terms_are_linked_where_a_chapter_first_uses_them(pages)
    the_library_is_there_with_its_sources(pages)
    if lab.browser_path():
        all_can_read_it_without_a_network(pages)


def every_chapter_is_there_and_every_exercise_folded(pages):
    for chapter in WRITTEN:
        page = page_of(pages, chapter)
        names = [e for e in catalogue.exercises().values() if e.chapter == chapter.number]
        assert page.text.count("# your code here") == len(names)
        for title in ("Hint 1", "Hint 2", "Hint 3", "One right answer"):
            assert page.text.count(f"<summary>{title}</summary>") == len(names)
        assert not any(page.details)
        solved, said = notebooks.read(build.SOLVED / chapter.notebook), words(page.text)
        for cell in solved["cells"]:
            if exercise := notebooks.exercise_of(cell):
                body = notebooks.text_of(cell).split('"""')[-1]
                assert words(body) in said, exercise.name
                assert all(words(hint.replace("`", "")) in said for hint in exercise.hints)
        questions = [c for c in solved["cells"] if sittings.is_questions(c)]
        assert page.text.count("<summary>Answer</summary>") == 3 * len(questions)


def no_link_is_broken(pages):
    ids = {page.path.resolve(): page.ids for page in pages.values()}
    broken = []
    for name, page in pages.items():
        for link in page.links:
            if re.match(r"(https?|data|mailto):", link):
                continue
            target, anchor = urldefrag(link)
            place = (page.path.parent / unquote(target.partition("?")[0])).resolve() if target else page.path.resolve()
            if not place.exists() or anchor and place in ids and unquote(anchor) not in ids[place]:
                broken.append(f"{name} → {link}")
    assert broken == []


def nothing_is_fetched_and_all_pages_run_the_same_scripts(pages):
    assert [link for page in pages.values() for link in page.loaded if re.match(r"(\w+:)?//", link)] == []
    known = {script for name in LOOKED_AT for script in pages[f"{name}.html"].scripts}
    assert [name for name, page in pages.items() if not page.scripts <= known] == []


def pages_are_small_and_pictures_have_words(pages):
    assert [name for name, page in pages.items() if page.path.stat().st_size > LARGEST] == []
    pictures = [image for page in pages.values() for image in page.images]
    assert len(pictures) > 80 and all(len(image.get("alt", "").split()) >= 5 for image in pictures)
    assert not any("jupyter.widget" in page.text or "%|" in page.text for page in pages.values())  # no bars, no scripts


def terms_are_linked_where_a_chapter_first_uses_them(pages):
    terms = tomllib.loads((BOOK / "glossary.toml").read_text(encoding="utf-8"))["term"]
    linked = {}
    for chapter in WRITTEN:
        found = re.findall(r'href="\.\./glossary\.html#(term-[^"]+)"', page_of(pages, chapter).text)
        assert found and len(found) == len(set(found)), f"a term is linked twice in chapter {chapter.number}"
        linked[chapter.number] = set(found)
    anchors = {anchor for anchor in pages["glossary.html"].ids if anchor and anchor.startswith("term-")}
    assert len(anchors) == len(terms) and anchors == set().union(*linked.values())
    for term in terms:  # it stands in the chapter that is named for it
        forms = "|".join(re.escape(form) for form in [term["name"], *term.get("forms", [])])
        assert re.search(rf"(?i)\b({forms})\b", prose_of(term["chapter"])), term["name"]
        assert len(term["text"].split()) <= 40


def the_library_is_there_with_its_sources(pages):
    for path in house.modules():
        module = path.relative_to(house.PACKAGE).with_suffix("").as_posix()
        if module.split("/")[0] in ("given", *catalogue.rooms()) and module != "given/__init__":
            page = pages[f"library/{module.replace('/', '-')}.html"]
            said = path.read_text(encoding="utf-8")
            assert path.name == "__init__.py" or "[source]" in page.text or "\ndef " not in said, module
    for exercise in catalogue.exercises().values():
        assert f"fedlearn_lib.{exercise.room}.{exercise.name}" in pages[f"library/{exercise.room}.html"].ids
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">' in page_of(pages, WRITTEN[2]).text


def test_docstrings_are_made_plain():
    place = importlib.util.spec_from_file_location("plain_docstrings", BOOK / "plain_docstrings.py")
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    assert doctest.testmod(module).failed == 0 and doctest.testmod(module).attempted == 1


# ---- what is written by hand --------------------------------------------------------------------


def entries(name: str, kind: str) -> list[dict]:
    return tomllib.loads((BOOK / name).read_text(encoding="utf-8"))[kind]


def test_every_attack_that_is_an_exercise_is_on_its_page():
    attacks = entries("attacks.toml", "attack")
    listed = {attack["function"]: attack["chapter"] for attack in attacks if "function" in attack}
    exercises = catalogue.exercises().values()
    attacking = [e for e in exercises if e.name.endswith("_attack") or e.room == "leakage" or e.name == "factor"]
    assert listed == {e.name: e.chapter for e in attacking}
    for attack in attacks:
        assert catalogue.chapter(attack["chapter"]).notebook
        assert {"name", "chapter", "who", "knows", "reads", "stops"} <= attack.keys()


def test_every_way_to_sum_names_its_trust():
    ways, attackers = entries("trust.toml", "way"), entries("trust.toml", "attacker")
    assert all({"name", "chapter", "key", "sees", "trusted", "readers"} == way.keys() for way in ways)
    rooms = {catalogue.chapter(way["chapter"]).room for way in ways}
    assert {"fedavg", "secure_aggregation", "masking"} <= rooms and len(attackers) >= 5


def test_the_workflow_that_publishes_uses_the_readers_commands_and_says_it_is_untested():
    text = (CHECKOUT / ".github" / "workflows" / "book.yml").read_text(encoding="utf-8")
    (job,) = yaml.safe_load(text)["jobs"].values()
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert commands == ["python3 start.py book", "python3 start.py slides build/book/slides"]
    assert "UNTESTED" in text


@needs_packages
def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    done = make("book", tmp_path)
    assert done.returncode == 1 and "holds other things than a book" in done.stderr
    assert (tmp_path / "thesis.txt").exists()


# ---- in a browser -------------------------------------------------------------------------------

# Of each kind of page one; axe-core takes a second for a thousand words of code.
LOOKED_AT = ["index", "chapters/00_start_here", "attacks", "library/communication"]


def all_can_read_it_without_a_network(pages):
    root = pages["index.html"].path.parent
    with reading(1300, 900) as page:
        for name in LOOKED_AT:
            page.goto((root / f"{name}.html").as_uri())
            for theme, rules in (("light", None), ("dark", lab.COLOURS)):
                page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
                assert lab.accessibility_problems(page, ["main"], {}, rules) == [], f"{name}, {theme}"
        page.goto((root / "search.html").as_uri() + "?q=quantize")
        page.wait_for_selector("#search-results li a")
