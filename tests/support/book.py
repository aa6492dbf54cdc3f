"""Making the book and the slides, where what they need is installed, and looking at them without a network."""

import contextlib
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from fedlearn_lib.course.copies import CHECKOUT, environment_for
from support import lab

BOOK = CHECKOUT / "book"

missing = [
    name
    for name in ("sphinx", "myst_nb", "pydata_sphinx_theme", "latex2mathml")
    if importlib.util.find_spec(name) is None
]
needs_packages = pytest.mark.skipif(
    bool(missing), reason=f"{' and '.join(missing)} not installed: `python3 start.py install book` does it"
)
needs_browser = pytest.mark.skipif(lab.browser_path() is None, reason="there is no Chromium here")


def make(kind: str, folder: Path) -> subprocess.CompletedProcess:
    """Run book/make.py on the checkout; what it writes goes into the folder."""
    command = [sys.executable, str(BOOK / "make.py"), kind, str(folder)]
    return subprocess.run(command, cwd=CHECKOUT, env=environment_for(CHECKOUT), capture_output=True, encoding="utf-8")


def made(kind: str, folder: Path) -> Path:
    """The folder, with the book or the slides in it; not one warning was said."""
    done = make(kind, folder)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert f"open {folder / 'index.html'}" in done.stdout
    return folder


@contextlib.contextmanager
def reading(width: int, height: int):
    """A browser's page, cut off from every network. In the end: nothing was asked of one, and nothing went wrong."""
    from playwright.sync_api import sync_playwright

    asked, said = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=lab.browser_path(), args=lab.FLAGS)
        page = browser.new_context(viewport={"width": width, "height": height}, offline=True).new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page
        browser.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []
