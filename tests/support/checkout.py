"""What the course's authors wrote, also in a checkout in which a learner has been at work."""

import json
import subprocess

from fedlearn_lib.course import build, catalogue, notebooks
from fedlearn_lib.course.copies import CHECKOUT

WRITTEN = [chapter for chapter in catalogue.chapters().values() if chapter.notebook]


def learner_notebook(chapter: catalogue.Chapter) -> dict:
    """A chapter's notebook, exercises empty: the file's, or the committed one where a learner changed the file."""
    path = build.NOTEBOOKS / chapter.notebook
    mine = notebooks.fresh(notebooks.read(path))
    if notebooks.in_step(mine, notebooks.read(build.SOLVED / chapter.notebook)):
        return mine
    committed = committed_text(f"notebooks/{chapter.notebook}")
    return notebooks.fresh(json.loads(committed)) if committed else mine


def committed_text(path: str) -> str | None:
    """A file as it was committed last; None outside of git."""
    try:
        result = subprocess.run(["git", "show", f"HEAD:{path}"], cwd=CHECKOUT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return result.stdout.decode("utf-8")
