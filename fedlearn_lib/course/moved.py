"""What was called otherwise in an older course: so that answers and notebooks written there still work.

Learners' files are rewritten once, when they are brought along. There are no second names in the library itself.
"""

import re
import shutil
from pathlib import Path

from . import notebooks

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
NAMES = {("agreement", "Refused"): "refused", ("fast_paillier", "check_ciphertexts"): "paillier.sums"}

# Notebooks: what an old one became.
NOTEBOOKS = {
    "02_what_communication_costs": ["03_what_communication_costs"],
    "03_reading_private_data": ["04_reading_private_data"],
    "04_computing_on_numbers_you_cannot_read": ["06_computing_on_numbers_you_cannot_read"],
    "05_adding_up_updates_nobody_can_read": ["08_adding_up_updates_nobody_can_read"],
    "06_masks_that_cancel": ["11_masks_that_cancel"],
}

GIVEN = "fedlearn_lib.given"
FROM = re.compile(r"^([ \t]*)from fedlearn_lib\.given(?:\.(\w+))? import (\([^)]*\)|[^\n#;]+)", re.MULTILINE)
DOTTED = re.compile(r"\bfedlearn_lib\.given\.(\w+)\b")
NUMBER = re.compile(r"""\b((?:catch_up|progress)\(\s*)(["']?)0?(\d+)\2(\s*\))""")


def renewed(text: str) -> str:
    """A learner's Python text with the imports that this course has; unchanged where they are new already.

    >>> renewed("from fedlearn_lib.given.masking_tools import PRIME")
    'from fedlearn_lib.given.masking.tools import PRIME'
    """
    return DOTTED.sub(lambda m: f"{GIVEN}.{MODULES.get(m[1], m[1])}", FROM.sub(_import_lines, text))


def _import_lines(found: re.Match) -> str:
    indent, module, listed = found[1], found[2], found[3]
    listed = re.sub(r"#[^\n]*", "", listed.strip("() \t"))
    names = [name.split() for name in listed.split(",") if name.strip()]  # ["Refused"] or ["Refused", "as", "R"]
    if module is None:
        moved = {name[0] for name in names} & MODULES.keys()
    else:
        moved = {name[0] for name in names} if module in MODULES else set()
    if not moved:
        return found[0]
    lines: dict[str, list[str]] = {}
    for name, *alias in names:
        if module is not None:
            lines.setdefault(NAMES.get((module, name)) or MODULES[module], []).append(" ".join([name, *alias]))
            continue
        topic, _, new = MODULES.get(name, name).rpartition(".")
        alias = alias or (["as", name] if new != name else [])
        lines.setdefault(topic, []).append(" ".join([new, *alias]))
    return "\n".join(
        f"{indent}from {GIVEN}{'.' if place else ''}{place} import {', '.join(parts)}" for place, parts in lines.items()
    )


def bring_along(folder: Path, opened: list[str] = ()) -> list[str]:
    """Bring a learner's own notebooks to this course's names: those that an update put beside the new ones.

    Args:
        folder: the course's `notebooks/`. A notebook that is rewritten is first copied to `.fedlearn/notebooks/`.
        opened: the notebooks that the older course had, by file name.

    Returns:
        Sentences to print: what was renamed, and what became of which chapter.
    """
    said = [
        f"notebooks/{old}.ipynb is now {' and '.join(f'notebooks/{new}.ipynb' for new in news)}."
        for old, news in NOTEBOOKS.items()
        if f"{old}.ipynb" in opened
    ]
    ours = {path.name for path in (folder / "solved").glob("*.ipynb")}
    for path in sorted(folder.glob("*.ipynb")):
        if path.name not in ours and (sentence := _bring_one(path)):
            said.append(sentence)
    return said


def _bring_one(path: Path) -> str | None:
    old = next((old for old in NOTEBOOKS if path.name.startswith(f"{old}.")), None)
    new = path.with_name(path.name.replace(old, NOTEBOOKS[old][0])) if old else path
    renamed = not new.exists()  # numbers of chapters are told anew together with the name, so only once
    try:
        notebook = notebooks.read(path)
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        for cell in cells:
            text = renewed(notebooks.text_of(cell))
            cell["source"] = (_with_new_numbers(text) if renamed else text).splitlines(keepends=True)
    except (OSError, ValueError, LookupError, TypeError):
        return f"notebooks/{path.name} cannot be read, so it stays as it is."
    text = notebooks.as_text(notebook)
    if not renamed and text == notebooks.as_text(notebooks.read(path)):
        return None
    kept = path.parents[1] / ".fedlearn" / "notebooks" / path.name
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(path, kept)
    (new if renamed else path).write_text(text, encoding="utf-8", newline="\n")
    if not renamed:
        return f"notebooks/{path.name} imports what it needs by the new names."
    path.unlink()
    return f"notebooks/{path.name} is now notebooks/{new.name}, with the new names in its imports."


def _with_new_numbers(text: str) -> str:
    """`catch_up("02")` as this course numbers its chapters."""
    numbers = {int(old[:2]): news[0][:2] for old, news in NOTEBOOKS.items()}
    return NUMBER.sub(lambda m: f'{m[1]}"{numbers.get(int(m[3]), m[3].zfill(2))}"{m[4]}', text)
