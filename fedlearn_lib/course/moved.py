"""What was called otherwise in an older course: so that answers and notebooks written there still work.

Learners' files are rewritten once, when they are brought along. There are no second names in the library itself.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from fedlearn_lib.given.words import joined

from . import notebooks
from .catalogue import chapters

# Modules of `given`: where the names of an old one are now. A pair says where a single name of it went.
MODULES = {
    "fedavg_figures": "fedavg.figures",
    "story": "fedavg.story",
    "communication_figures": "communication.figures",
    "fleet": "communication.fleet",
    "leakage_figures": "leakage.figures",
    "leakage_inputs": "leakage.inputs",
    "gradient_matching": "leakage.gradient_matching",
    "whole_batch": "leakage.whole_batch",
    "keys": "paillier.keys",
    "powers": "paillier.powers",
    "packing": "paillier.packing",
    "fast_paillier": "paillier",
    "paillier_bytes": "paillier.serialization",
    "paillier_figures": "paillier.figures",
    "paillier_inputs": "paillier.inputs",
    "agreement": "secure_aggregation.agreement",
    "statements": "secure_aggregation.statements",
    "sealing": "secure_aggregation.sealing",
    "parties": "secure_aggregation.parties",
    "ring": "secure_aggregation.ring",
    "posts": "secure_aggregation.posts",
    "board": "secure_aggregation.board",
    "cheats": "secure_aggregation.cheats",
    "worlds": "secure_aggregation.worlds",
    "adversaries": "secure_aggregation.adversaries",
    "ladder": "secure_aggregation.ladder",
    "exposure": "secure_aggregation.exposure",
    "secure_figures": "secure_aggregation.figures",
    "secure_inputs": "secure_aggregation.inputs",
    "masked_round": "masking.client",
    "masked_server": "masking.server",
    "masked_rules": "masking.rules",
    "masked_cohort": "masking.cohort",
    "masked_adversary": "masking.adversary",
    "masking_tools": "masking.tools",
    "masking_figures": "masking.figures",
    "masking_inputs": "masking.inputs",
}
NAMES = {
    ("adversaries", "NOT_HERE"): "secure_aggregation.outcomes",
    ("adversaries", "READ"): "secure_aggregation.outcomes",
    ("adversaries", "SUM"): "secure_aggregation.outcomes",
    ("agreement", "Refused"): "refused",
    ("fast_paillier", "BLOCK"): "paillier.sums",
    ("fast_paillier", "check_ciphertexts"): "paillier.sums",
}

# Notebooks: what an old one became. The first course numbered its seven without gaps; the second left gaps for those
# into which they were split. Chapters without a notebook have only a number.
READING = ["04_reading_one_clients_data", "05_reading_a_crowds_data"]
COMPUTING = ["06_numbers_that_nobody_can_read", "07_a_whole_update_that_nobody_can_read"]
ADDING = ["08_secure_aggregation", "09_a_chain_that_is_signed", "10_a_key_in_pieces"]
MASKS = ["11_masks_that_cancel", "12_secrets_in_shares", "13_the_round_that_phones_play"]
FIRST = {
    "02_what_communication_costs": ["03_what_communication_costs"],
    "03_reading_private_data": READING,
    "04_computing_on_numbers_you_cannot_read": COMPUTING,
    "05_adding_up_updates_nobody_can_read": ADDING,
    "06_masks_that_cancel": MASKS,
}
BOTH = {"01_federated_averaging": ["01_federated_averaging", "02_clients_that_differ"]}
SECOND = {
    "04_reading_private_data": READING,
    "06_computing_on_numbers_you_cannot_read": COMPUTING,
    "08_adding_up_updates_nobody_can_read": ADDING,
    "11_masks_that_cancel": MASKS,
}
NOTEBOOKS = FIRST | BOTH | SECOND
WITH_GAPS = tuple({*SECOND, *(new for news in NOTEBOOKS.values() for new in news)} - {*BOTH})
NUMBERS = {int(old[:2]): news[0][:2] for old, news in FIRST.items()} | {7: "14", 8: "16"}

GIVEN = "fedlearn_lib.given"
BLANK = r"(?:[ \t]|\\\r?\n)"
NAME = rf"\w+(?:{BLANK}+as{BLANK}+\w+)?"
FROM = re.compile(
    rf"\bfrom{BLANK}+(?:fedlearn_lib)?\.given(?:\.(\w+))?{BLANK}+import{BLANK}*"
    rf"(\((?:#.*|[^()#])*\)|{NAME}(?:{BLANK}*,{BLANK}*{NAME})*)"
)
DOTTED = re.compile(rf"(\bfedlearn_lib|\bfrom{BLANK}+)\.given\.(\w+)")
NUMBER = re.compile(r"""\b((?:catch_up|progress)\(\s*(?:number\s*=\s*)?)(["']?)(\d+)\2(?=\s*\))""")


def renewed(text: str) -> str:
    """A learner's Python text with the imports that this course has; unchanged where they are new already.

    Text that does not parse, such as a cell with magics or half a function, is renewed like any other.

    >>> renewed("from fedlearn_lib.given.masking_tools import PRIME")
    'from fedlearn_lib.given.masking.tools import PRIME'
    >>> renewed("from fedlearn_lib.given import data, keys")
    'from fedlearn_lib.given import data\\nfrom fedlearn_lib.given.paillier import keys'
    """
    return DOTTED.sub(lambda m: f"{m[1]}.given.{MODULES.get(m[2], m[2])}", FROM.sub(_imports, text))


def _imports(found: re.Match) -> str:
    """One import for each place in which its names are now; the same text where only its module has moved."""
    module, listed = found[1], found[2].strip("()")
    comments = re.findall("#.*", listed)
    names = [name.split() for name in re.sub(r"#.*|\\\r?\n", " ", listed).split(",") if name.strip()]
    if not any((module, name[0]) in NAMES if module else name[0] in MODULES for name in names):
        return found[0]
    lines: dict[str, list[str]] = {}
    for name, *alias in names:  # "Refused" or "Refused", "as", "R"
        if module:
            place, new = NAMES.get((module, name), MODULES[module]), name
        else:
            place, _, new = MODULES.get(name, name).rpartition(".")
            alias = alias or (["as", name] if new != name else [])
        lines.setdefault(f"{GIVEN}.{place}".rstrip("."), []).append(" ".join([new, *alias]))
    imports = [f"from {place} import {', '.join(parts)}" for place, parts in lines.items()]
    before = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    return "; ".join(imports) if before.strip() else f"\n{before}".join([*comments, *imports])


def bring_along(folder: Path, opened: list[str] = ()) -> list[str]:
    """Bring a learner's own notebooks to this course's names: those that an update put beside the new ones, and others.

    However often it is called, also after it was interrupted, the outcome is the same.

    Args:
        folder: the course's `notebooks/`. What is rewritten is first copied to `.fedlearn/notebooks/`.
        opened: the notebooks that the older course had, by file name.

    Returns:
        Sentences to print: what became of which chapter, and what was renamed or rewritten.
    """
    had = {old for old in NOTEBOOKS if f"{old}.ipynb" in opened}
    said = [
        f"notebooks/{old}.ipynb is now {joined([f'notebooks/{new}.ipynb' for new in news])}."
        for old, news in NOTEBOOKS.items()
        if old in had and any(f"{new}.ipynb" not in opened for new in news)
    ]
    without_gaps = not had.isdisjoint(FIRST)
    said += [sentence for path in _own(folder) if (sentence := _bring_one(path, folder.parent, without_gaps))]
    return said or ["Your own notebooks need no change."]


def _own(folder: Path) -> Iterator[Path]:
    """The notebooks of a checkout that are not the course's, and the modules beside them."""
    root = folder.parent
    course = {folder / chapter.notebook for chapter in chapters().values() if chapter.notebook}
    for path in sorted({*root.glob("*.ipynb"), *folder.rglob("*.ipynb"), *folder.rglob("*.py")} - course):
        if not {"solved", ".ipynb_checkpoints"} & {*path.relative_to(root).parts}:
            yield path


def _bring_one(path: Path, root: Path, without_gaps: bool) -> str | None:
    """Rewrite and rename one notebook, or a module; says what was done, if anything was.

    Args:
        path: where it stands.
        root: of the checkout.
        without_gaps: whether the first course's numbers of chapters stand in it, unless something says otherwise.
    """
    shown = path.relative_to(root).as_posix()
    kept = root / ".fedlearn" / path.relative_to(root)
    old = next((old for old in NOTEBOOKS if path.name.startswith(old)), None)
    try:
        data = path.read_bytes()
        # New numbers look like old ones: what has a new name already, or is kept as it was, has them.
        has_them = path.name.startswith(WITH_GAPS) or kept.exists() and kept.read_bytes() != data
        numbers = old in FIRST or without_gaps and not has_them
        text = _rewritten(
            data, path.suffix, lambda text: _with_new_numbers(renewed(text)) if numbers else renewed(text)
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return f"{shown} cannot be read, so it stays as it is."
    new = path.with_name(path.name.replace(old, NOTEBOOKS[old][0])) if old else path
    if text == data and new == path:
        return None
    try:
        kept = _free(kept, data)
        _write(kept, data)
        if new != path:
            new = _free(new, text)
        _write(new, text)
        if new != path:
            path.unlink()
    except OSError as error:
        return f"{shown} stays as it is ({error.strerror}). `python -m fedlearn_lib bring-along` tries again."
    if new == path:
        return f"{shown} has the new names in it; its original is kept in {kept.relative_to(root).as_posix()}."
    return f"{shown} is now {new.relative_to(root).as_posix()}, with the new names in it."


def _rewritten(data: bytes, suffix: str, rewrite: Callable[[str], str]) -> bytes:
    """The bytes of a module, or of a notebook, with its code rewritten; the very same where nothing changes."""
    if suffix == ".py":
        return rewrite(data.decode()).encode()
    notebook, changed = json.loads(data), False
    for cell in notebook["cells"]:
        text = notebooks.text_of(cell)
        if cell["cell_type"] == "code" and rewrite(text) != text:
            cell["source"], changed = rewrite(text).splitlines(keepends=True), True
    return notebooks.as_text(notebook).encode() if changed else data


def _with_new_numbers(text: str) -> str:
    """`catch_up("02")` as this course numbers its chapters."""
    return NUMBER.sub(lambda m: f'{m[1]}"{NUMBERS[int(m[3])]}"' if int(m[3]) in NUMBERS else m[0], text)


def _free(path: Path, data: bytes) -> Path:
    """The path, or one with a number behind it, where nothing else stands."""
    stem, number = path.stem, 1
    while path.exists() and path.read_bytes() != data:
        number += 1
        path = path.with_stem(f"{stem}-{number}")
    return path


def _write(path: Path, data: bytes) -> None:
    """Write a file in one step: whoever is interrupted leaves all of it, or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".fedlearn-{path.name}.tmp")
    unfinished.write_bytes(data)
    os.replace(unfinished, path)
