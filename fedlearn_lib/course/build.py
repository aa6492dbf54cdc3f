"""Write everything that is generated: the stubs, the solved notebooks, README's tables, the picture.

`python -m fedlearn_lib.course build [CHAPTER…]` writes, `build --check` says what is out of step.
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path

from . import catalogue, house, notebooks, sittings, source, teaching
from .copies import CHECKOUT, copy_course, environment_for
from .library import Library
from .reference import stub_room

NOTEBOOKS = CHECKOUT / "notebooks"
SOLVED = NOTEBOOKS / "solved"
README = CHECKOUT / "README.md"
CONTRIBUTING = CHECKOUT / "CONTRIBUTING.md"
TEACHERS = CHECKOUT / "book" / "teachers.md"
PICTURE = SOLVED / "the_story.png"  # of README; to renew it, delete it and build
CELL_LIMIT = 120  # seconds


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m fedlearn_lib.course", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    build = verbs.add_parser("build", help="write everything that is generated")
    build.add_argument("chapters", nargs="*", metavar="CHAPTER", help="only these solved notebooks")
    build.add_argument("--check", action="store_true", help="write nothing; exit 1 if out of step")
    options = parser.parse_args(arguments)
    try:
        chosen = [catalogue.chapter(number) for number in options.chapters]
    except catalogue.UnknownName as error:
        parser.error(str(error))
    if options.check:
        problems = out_of_step()
        print("\n".join(problems) or "everything is in step")
        return 1 if problems else 0
    write_texts()
    written = [chapter for chapter in chosen or catalogue.chapters().values() if chapter.notebook]
    write_solved(written)
    if not PICTURE.exists():
        from fedlearn_lib.given.fedavg import story  # loads matplotlib

        story.save_strip(PICTURE)  # encryption is random, so it is a new picture every time
    return 0


# ---- texts --------------------------------------------------------------------------------------


def generated_texts() -> dict[Path, str]:
    """Every generated text file but the solved notebooks, with what it should hold."""
    texts = {}
    for room in catalogue.rooms():
        texts[CHECKOUT / "fedlearn_lib" / f"{room}.py"] = _room_keeping_answers(room)
    for chapter in catalogue.chapters().values():
        if chapter.notebook:
            path = NOTEBOOKS / chapter.notebook
            texts[path] = notebooks.as_text(sittings.with_minutes(notebooks.fresh(notebooks.read(path))))
    texts |= {path: with_parts(path.read_text(encoding="utf-8")) for path in (README, TEACHERS, CONTRIBUTING)}
    return texts


def _room_keeping_answers(room: str) -> str:
    """The stubs, with the answers that this checkout holds: a build never wipes anybody's work."""
    text = stub_room(room)
    library = Library(CHECKOUT / "fedlearn_lib")
    for exercise in catalogue.rooms()[room]:
        stands = library.room_path(exercise).exists() and exercise.name in source.functions(library.text(exercise))
        if stands and not library.standing(exercise).open:
            body = source.body(library.read(exercise), exercise.name)
            text = source.with_body(text, exercise.name, body)
    return text


def write_texts() -> None:
    for path, text in generated_texts().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {path.relative_to(CHECKOUT).as_posix()}")


def out_of_step() -> list[str]:
    """One sentence for each generated file that is not what its sources say."""
    problems = [
        f"{path.relative_to(CHECKOUT).as_posix()} is out of step; run build"
        for path, text in generated_texts().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for chapter in catalogue.chapters().values():
        if chapter.notebook:
            learner = notebooks.read(NOTEBOOKS / chapter.notebook)
            problems += solved_problems(learner, SOLVED / chapter.notebook)
    return problems


def solved_problems(learner: dict, solved_path: Path) -> list[str]:
    """What is wrong with a solved notebook: stale, not executed in order, or stopped by an error."""
    name = f"solved/{solved_path.name}"
    if not solved_path.exists():
        return [f"{name} is missing; run build"]
    stored = notebooks.read(solved_path)
    wanted = notebooks.solved(learner)
    problems = []
    if [notebooks.text_of(c) for c in stored["cells"]] != [
        notebooks.text_of(c) for c in wanted["cells"]
    ] or not notebooks.in_step(wanted, stored):
        problems.append(f"{name} was made from another notebook or other solutions; run build")
    code = [cell for cell in stored["cells"] if cell["cell_type"] == "code"]
    if [cell["execution_count"] for cell in code] != list(range(1, len(code) + 1)):
        problems.append(f"{name} was not executed from top to bottom; run build")
    if any(output["output_type"] == "error" for cell in code for output in cell["outputs"]):
        problems.append(f"{name} holds an error")
    return problems


def with_parts(text: str) -> str:
    """A text in which the parts that are generated are up to date."""
    parts = {
        "trail": trail,
        "chapters": chapter_table,
        "schedule": schedule,
        "house": house.drawing,
        "workshops": lambda: teaching.workshops(_notebook),
        "notes": lambda: teaching.chapter_notes(_notebook),
    }
    for name, lines in parts.items():
        if f"<!-- {name}:" in text:
            text = _with_block(text, name, lines())
    return text


def _with_block(text: str, name: str, lines: list[str]) -> str:
    block = "\n".join([f"<!-- {name}: generated by build -->", *lines, f"<!-- /{name} -->"])
    pattern = rf"<!-- {name}: generated by build -->.*?<!-- /{name} -->"
    text, count = re.subn(pattern, lambda _: block, text, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"the marks of the generated part {name} must stand exactly once in its file")
    return text


def _notebook(chapter: catalogue.Chapter) -> dict:
    return notebooks.read(NOTEBOOKS / chapter.notebook)


def _minutes(chapter: catalogue.Chapter) -> int:
    return sittings.of(_notebook(chapter)).minutes


def _link(chapter: catalogue.Chapter, folder: str) -> str:
    if chapter.notebook is None:
        return f"{chapter.title} *(in the making)*"
    return f"[{chapter.title}]({folder}/{chapter.notebook})"


def trail() -> list[str]:
    """The chapters that tell the whole story, one a line."""
    walked = [chapter for chapter in catalogue.chapters().values() if chapter.trail]
    hours, minutes = divmod(sum(map(_minutes, walked)), 60)
    lines = [f"- **{c.number} · {_link(c, 'notebooks')}**: {c.summary}" for c in walked]
    return [*lines, "", f"{hours} h {minutes:02d} min in all, without breaks. The other chapters deepen it."]


def chapter_table() -> list[str]:
    """The chapters with their minutes, as README shows them."""
    lines = ["| | chapter | what you do | minutes |", "|---|---|---|---|"]
    for chapter in catalogue.chapters().values():
        minutes = _minutes(chapter) if chapter.notebook else ""
        number = f"{chapter.number}{' ●' if chapter.trail else ''}"
        lines.append(f"| {number} | {_link(chapter, 'notebooks')} | {chapter.summary} | {minutes} |")
    return lines


def schedule() -> list[str]:
    """What a teacher plans with: each chapter's minutes, and what to say to those who fell behind."""
    lines = ["| chapter | minutes | of them exercises | to catch up |", "|---|---|---|---|"]
    for chapter in catalogue.chapters().values():
        if not chapter.notebook:
            continue
        own = [e for e in catalogue.exercises().values() if e.chapter == chapter.number and e.core]
        lines.append(
            f"| {chapter.number}{' ●' if chapter.trail else ''} · {chapter.title} | {_minutes(chapter)} "
            f'| {sum(e.minutes for e in own)} | `catch_up("{chapter.number}")` |'
        )
    return lines


# ---- solved notebooks ---------------------------------------------------------------------------


def write_solved(chapters: list[catalogue.Chapter]) -> None:
    """Execute the solved notebooks, each in a fresh copy, and store them with their outputs.

    So they read as they do for whoever begins with that chapter: what it needs of others is lent, what its own cells
    hold is judged and saved.
    """
    for chapter in chapters:
        typed = notebooks.solved(notebooks.read(NOTEBOOKS / chapter.notebook))
        with tempfile.TemporaryDirectory() as folder:
            copy = copy_course(Path(folder) / "course")
            # What a chapter needs is read from its solved notebook, which the checkout holds as it was before.
            there = copy / "notebooks" / "solved" / chapter.notebook
            there.parent.mkdir(exist_ok=True)
            there.write_text(notebooks.as_text(typed), encoding="utf-8", newline="\n")
            stored = notebooks.without_widget_state(execute(typed, copy))
        path = SOLVED / chapter.notebook
        path.parent.mkdir(exist_ok=True)
        path.write_text(notebooks.as_text(stored), encoding="utf-8", newline="\n")
        print(f"wrote notebooks/solved/{chapter.notebook}")


def execute(notebook: dict, copy: Path, *, allow_errors: bool = False, kernel=None) -> dict:
    """Run a notebook from top to bottom in a copy of the course: in a kernel of its own, or in one that runs there."""
    # Only authors and tests execute notebooks; learners' kernels need not load this.
    import nbformat
    from nbclient import NotebookClient

    node = nbformat.reads(notebooks.as_text(notebook), as_version=4)
    client = NotebookClient(
        node,
        km=kernel,
        timeout=CELL_LIMIT,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        allow_errors=allow_errors,
        resources={"metadata": {"path": str(copy / "notebooks")}},
    )
    try:
        client.execute(env=environment_for(copy))
    finally:
        if kernel and client.kc:  # nbclient leaves its channels open, whose threads outlive the kernel and poll it
            client.kc.stop_channels()
    result = notebooks.fresh(notebook) | {"cells": []}
    for before, after in zip(notebook["cells"], node["cells"], strict=True):
        cell = dict(before)
        if cell["cell_type"] == "code":
            outputs = [_plain(output) for output in after["outputs"]]
            cell.update(execution_count=after["execution_count"], outputs=outputs)
        result["cells"].append(cell)
    return result


def _plain(output) -> dict:
    """An output as it is committed: plain data, texts as lists of lines."""
    output = {key: value for key, value in output.items() if key != "transient"}
    if "text" in output:
        output["text"] = output["text"].splitlines(keepends=True)
    if "data" in output:
        output["data"] = {
            kind: value.splitlines(keepends=True) if isinstance(value, str) else value
            for kind, value in output["data"].items()
        }
    return output


if __name__ == "__main__":
    sys.exit(main())
