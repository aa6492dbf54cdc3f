"""The house: which folder imports which, read from the imports themselves, and drawn.

A node is a room of learners, a folder of `given`, `engine`, or `course` with its folders. Arrows point at what is
imported.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from .catalogue import exercises

PACKAGE = Path(__file__).parents[1]


def modules() -> Iterator[Path]:
    """Every Python file of the library."""
    return (path for path in sorted(PACKAGE.rglob("*.py")) if "__pycache__" not in path.parts)


def imported_by(path: Path) -> Iterator[str]:
    """The modules of the library that a file imports, with dots, as `given.paillier.keys`."""
    place = ("fedlearn_lib", *path.relative_to(PACKAGE).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = [*place[: -node.level], *filter(None, [node.module])] if node.level else [node.module]
            names = [".".join([*base, alias.name]) for alias in node.names]
        else:
            continue
        for name in names:
            if name.startswith("fedlearn_lib."):
                yield _module(name.removeprefix("fedlearn_lib."))


def _module(name: str) -> str:
    """`given.paillier.keys.PublicKey` → `given.paillier.keys`."""
    parts = name.split(".")
    while parts and not (PACKAGE.joinpath(*parts).is_dir() or PACKAGE.joinpath(*parts).with_suffix(".py").exists()):
        parts.pop()
    return ".".join(parts)


def node_of(module: str) -> str:
    """The part of the house in which a module stands."""
    first, *more = module.split(".")
    if first == "given":
        return f"given/{more[0]}" if more and (PACKAGE / "given" / more[0]).is_dir() else "given"
    if first == "course":
        return f"course/{more[0]}" if more and (PACKAGE / "course" / more[0]).is_dir() else "course"
    return first


def arrows() -> set[tuple[str, str]]:
    """(who imports, what is imported), for two different parts of the house."""
    found = set()
    for path in modules():
        inside = path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        found |= {(node_of(inside), node_of(name)) for name in imported_by(path) if name}
    return {(a, b) for a, b in found if a != b and not a.startswith("__")}


def topics() -> list[str]:
    """The topics, which are the learner's rooms, in the order of the course."""
    return list(dict.fromkeys(exercise.room for exercise in exercises().values()))


def drawing() -> list[str]:
    """The house as a Mermaid diagram, which GitHub and JupyterLab draw, without arrows that follow from others."""
    there = arrows()
    nodes = sorted({node for arrow in there for node in arrow})
    groups = {
        "course: how the course works": [node for node in nodes if node.startswith("course")],
        "engine: many machines": [node for node in nodes if node == "engine"],
        "rooms: what learners write": [node for node in topics() if node in nodes],
        "given: complete tools": [node for node in nodes if node.startswith("given")],
    }
    lines = ["```mermaid", "flowchart TD"]
    for title, members in groups.items():
        lines.append(f'  subgraph {title.partition(":")[0]}_group["{title}"]')
        lines += [f'    {_name(node)}["{node}"]' for node in members]
        lines.append("  end")
    lines += [f"  {_name(a)} --> {_name(b)}" for a, b in sorted(_needed(there))]
    return [*lines, "```"]


def _name(node: str) -> str:
    return node.replace("/", "_")


def _needed(there: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The arrows without those that a longer way says too."""
    after: dict[str, set[str]] = {}
    for a, b in there:
        after.setdefault(a, set()).add(b)

    def reachable(start: str, without: tuple[str, str]) -> set[str]:
        seen, todo = set(), [start]
        while todo:
            here = todo.pop()
            for below in after.get(here, ()):
                if (here, below) != without and below not in seen:
                    seen.add(below)
                    todo.append(below)
        return seen

    return {(a, b) for a, b in there if b not in reachable(a, (a, b))}
