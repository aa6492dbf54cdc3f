"""The pages about the library: one a module, from its docstrings."""

from fedlearn_lib.course import house
from fedlearn_lib.course.catalogue import rooms


def modules() -> list[str]:
    """The rooms, then the modules of `given`, as `given.paillier.keys`; nothing of how the course works."""
    tools = [path.relative_to(house.PACKAGE).with_suffix("") for path in house.modules()]
    given = [".".join(path.parts) for path in tools if path.parts[0] == "given"]
    return [*rooms(), *(name.removesuffix(".__init__") for name in given if name != "given.__init__")]


def page_of(module: str) -> str:
    """The name of a module's page: that of its file, with dashes."""
    return module.replace(".", "-") + ("-__init__" if _is_folder(module) else "")


def _is_folder(module: str) -> bool:
    return house.PACKAGE.joinpath(*module.split(".")).is_dir()


def module_page(module: str) -> str:
    """A module's docstrings; of a folder only its own, for what it hands out stands on the pages of its modules."""
    title = f"fedlearn_lib.{module}"
    members = "" if _is_folder(module) else "   :members:\n"
    return f"{title}\n{'=' * len(title)}\n\n.. automodule:: {title}\n{members}"


def overview(files: dict[str, str]) -> str:
    """The page that lists all: rooms, then each folder of `given`, then the files, whose pages are given by path."""
    lines = [
        "# The library",
        "",
        "What learners write stands in the *rooms*; what the course hands out stands in `given`. Each page shows the "
        "docstrings, and *[source]* the code. A room's functions are empty until somebody fills them: a right answer "
        "stands in each chapter, below its exercise.",
        "",
    ]
    groups = {title: {name: f"library/{page_of(name)}" for name in names} for title, names in _groups().items()}
    for title, pages in (groups | {"Files that the book mentions": files}).items():
        lines += [f"## {title}", "", "```{toctree}", ":maxdepth: 1", ""]
        lines += [f"{name} <{page}>" for name, page in pages.items()]
        lines += ["```", ""]
    return "\n".join(lines)


def _groups() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {"Rooms: what learners write": list(rooms()), "Given: what several topics use": []}
    for name in modules():
        if name.startswith("given."):
            topic = name.split(".")[1]
            shared = not (house.PACKAGE / "given" / topic).is_dir()
            title = "Given: what several topics use" if shared else f"Given: {topic.replace('_', ' ')}"
            groups.setdefault(title, []).append(name)
    return groups
