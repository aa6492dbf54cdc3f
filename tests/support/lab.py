"""A real JupyterLab in a real browser, for tests: started on a copy of the course, driven by Playwright."""

import contextlib
import json
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat.sign

from fedlearn_lib.course.copies import CHECKOUT, environment_for
from support import quick

PICTURES = CHECKOUT / "build" / "screenshots"  # build output, ignored by git
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",  # a whole notebook's picture does not fit into a container's
]
WIDTH, HEIGHT, TALL = 1280, 900, 20_000  # of the window; most notebooks fit into the tall one
START_LIMIT = 90  # seconds
RUN_LIMIT = 300_000  # milliseconds, where others use the machine too
# JupyterLab scrolls within a body without height that hides what overflows: axe-core takes all text in it, and all text
# below the window, for hidden, and measures no contrast.
# Editors are most of what a page costs, also where only what the cells gave is looked at.
STYLE = """
    body, .jp-LabShell { overflow: visible !important }
    body.only-outputs .jp-CodeCell .jp-Cell-inputWrapper { display: none }
"""


def browser_path() -> str | None:
    """A Chromium on this machine; None if there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@contextlib.contextmanager
def lab_on(copy: Path, settings: Path, *, calm: bool = True):
    """JupyterLab on a copy of the course, with settings of its own; yields its address and token.

    Args:
        calm: whether all cells are drawn at once, and nothing is saved unasked, which on a slow machine ends in a
            question; otherwise as learners have it.
    """
    token = secrets.token_hex(8)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = environment_for(copy)
    for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"):
        environment[f"JUPYTER_{name}"] = str(settings / name.lower())
    for name in ("SETTINGS_DIR", "WORKSPACES_DIR"):
        environment[f"JUPYTERLAB_{name}"] = str(settings / name.lower())
    environment["IPYTHONDIR"] = str(settings / "ipython")
    style = settings / "config_dir" / "custom"  # as start.py has it
    style.mkdir(parents=True)
    shutil.copy(CHECKOUT / "share" / "custom.css", style)
    if calm:
        _calm(settings)
    command = [
        *(sys.executable, *quick.tool("jupyterlab.labapp", "main()")),
        *("--no-browser", "--ip=127.0.0.1", f"--port={port}"),
        *("--ServerApp.port_retries=0", "--allow-root", f"--IdentityProvider.token={token}"),
        *(f"--ServerApp.root_dir={copy}", "--LabApp.expose_app_in_browser=True", "--LabApp.custom_css=True"),
    ]
    log = (settings / "lab.log").open("wb")
    server = subprocess.Popen(command, env=environment, cwd=copy, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/api/status?token={token}", server, settings / "lab.log")
        yield address, token
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(3)  # it says goodbye for long, and no kernel runs any more
        server.kill()
        log.close()


def _calm(settings: Path) -> None:
    chosen = {
        "notebook-extension/tracker": {"windowingMode": "none"},  # not when it is idle
        "docmanager-extension/plugin": {"autosave": False},
    }
    for name, values in chosen.items():
        path = settings / "settings_dir" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(values), encoding="utf-8")


def _wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + START_LIMIT
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5):
            return
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(errors='replace')[-2000:]}")


@contextlib.contextmanager
def page_of(address: str, token: str, notebook: str | None = None):
    """JupyterLab open in a browser: as it opens with a notebook, or bare; yields the Playwright page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        page.set_default_timeout(60_000)
        page.goto(f"{address}/lab{f'/tree/{notebook}' if notebook else ''}?token={token}")
        until(page, "window.jupyterapp")
        page.evaluate("jupyterapp.restored.then(() => 1)")
        _uncovered(page)
        if not notebook:
            page.evaluate("() => jupyterapp.shell.collapseLeft()")
        page.add_style_tag(content=STYLE)
        yield page
        browser.close()


@contextlib.contextmanager
def notebook_on(page, path: str, *, width: int = WIDTH, kernel: bool = True, only_outputs: bool = False):
    """Open a notebook; in the end close it without saving and end its kernel.

    Args:
        kernel: whether it needs one, which is ready then.
        only_outputs: whether to leave the code out that gave them.
    """
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.evaluate(
        """async ([path, kernel, onlyOutputs]) => {
          document.body.classList.toggle('only-outputs', onlyOutputs);
          const open = {path, factory: 'Notebook', kernelPreference: {shouldStart: kernel}};
          window.notebook = await jupyterapp.commands.execute('docmanager:open', open);
          await notebook.context.ready;
          if (kernel) {
            await notebook.sessionContext.ready;
            await notebook.sessionContext.session.kernel.info;
          }
        }""",
        [path, kernel, only_outputs],
    )
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell")
    page.evaluate("() => jupyterapp.shell.activateById(notebook.id)")
    until(page, "() => jupyterapp.shell.currentWidget === notebook")
    try:
        yield
    finally:
        page.evaluate(
            """async () => {
              await notebook.sessionContext.shutdown();
              for (const widget of Array.from(jupyterapp.shell.widgets('main'))) { widget.dispose(); }
            }"""
        )


def trust(path: Path, settings: Path) -> None:
    """Let the JupyterLab with these settings show a notebook's stored outputs as they are, as those of one's own."""
    notary = nbformat.sign.NotebookNotary(data_dir=str(settings / "data_dir"))
    notary.sign(nbformat.read(path, as_version=4))
    notary.store.close()


CELLS = "jupyterapp.shell.currentWidget.content.widgets"


def until(page, condition: str, argument=None, *, limit: int = RUN_LIMIT) -> None:
    """Wait for a condition, looking a few times a second: to look at every frame keeps a core busy with drawing."""
    page.wait_for_function(condition, arg=argument, polling=100, timeout=limit)


def theme(page) -> str:
    """The theme that stands, "light" or "dark"; the server keeps it for the next page."""
    return "light" if page.get_attribute("body", "data-jp-theme-light") == "true" else "dark"


def other_theme(page) -> None:
    """Switch from light to dark or back."""
    dark = theme(page) == "light"
    name = "JupyterLab Dark" if dark else "JupyterLab Light"
    page.evaluate("name => { jupyterapp.commands.execute('apputils:change-theme', {theme: name}) }", name)
    page.wait_for_selector(f"body[data-jp-theme-light='{str(not dark).lower()}']", state="attached")
    _uncovered(page)


def _uncovered(page) -> None:
    """Wait until the screen that JupyterLab lays over everything while it starts, and while it changes its theme, is
    gone: on what lies below it axe-core measures no contrast."""
    page.wait_for_selector("#jupyterlab-splash", state="detached")
    drawn(page)


def drawn(page) -> None:
    """Wait until what was changed is on the screen."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def _run(page, command: str) -> None:
    page.evaluate(
        """command => { window.runDone = false;
          jupyterapp.commands.execute(command).finally(() => { window.runDone = true }); }""",
        command,
    )
    until(page, "() => window.runDone")
    drawn(page)


def errors_on(page) -> list[str]:
    """The tracebacks on the page."""
    return page.eval_on_selector_all(
        '[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type="application/vnd.jupyter.error"]',
        "nodes => nodes.map(node => node.innerText)",
    )


def until_shown(page) -> None:
    """Wait until every cell and every picture of the notebook is there."""
    until(page, f"() => {CELLS}.every(cell => cell.isVisible && cell.node.offsetHeight > 0)")
    page.evaluate("() => Promise.all(Array.from(document.images, image => image.decode().catch(() => 0)))")
    drawn(page)


def take_picture(page, path: Path) -> None:
    """Keep a picture of the whole notebook, for which the window is made taller than it."""
    page.evaluate("() => { document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0 }")
    before, height, bottom = page.viewport_size, 0, TALL
    while bottom > height:
        height = bottom + 2000
        page.set_viewport_size({"width": before["width"], "height": height})
        until_shown(page)
        bottom = page.evaluate(f"() => Math.ceil({CELLS}.at(-1).node.getBoundingClientRect().bottom)")
    page.screenshot(path=path, clip={"x": 0, "y": 0, "width": before["width"], "height": bottom + 60})
    page.set_viewport_size(before)


# ---- what a learner does ------------------------------------------------------------------------

def cell_index(page, text: str) -> int:
    """The number of the first cell whose source holds a text."""
    return page.evaluate(
        """text => Array.from(jupyterapp.shell.currentWidget.content.widgets)
                   .findIndex(cell => cell.model.sharedModel.getSource().includes(text))""",
        text,
    )


def run_cells(page, indices: list[int]) -> None:
    """Run some cells, one after the other."""
    page.evaluate(
        """indices => {
          const content = jupyterapp.shell.currentWidget.content;
          content.deselectAll();
          content.activeCellIndex = indices[0];
          indices.forEach(index => content.select(content.widgets[index]));
        }""",
        indices,
    )
    _run(page, "notebook:run-cell")


def move_slider(page, index: int) -> None:
    """Move the first slider of a cell by one step with the keyboard, and wait until sentence and picture follow."""
    cell = page.locator(".jp-NotebookPanel .jp-Cell").nth(index)
    image = cell.locator("figure img").first
    sentence, picture = image.get_attribute("alt"), image.get_attribute("src")
    cell.locator(".noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    before = json.dumps(sentence, ensure_ascii=False)  # CSS does not read "\\u03b1" as α
    other = cell.locator("figure img").and_(page.locator(f":not([alt={before}])")).first
    assert other.get_attribute("src") != picture, "the picture did not follow the slider"


def type_into_cell(page, index: int, text: str) -> None:
    """Click into a cell, select what stands there and type over it."""
    page.evaluate(
        """index => { const content = jupyterapp.shell.currentWidget.content;
                      content.activeCellIndex = index; content.scrollToItem(index); }""",
        index,
    )
    cell = page.locator(".jp-NotebookPanel .jp-Cell").nth(index)
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)  # as a paste: the editor does not add brackets of its own


def run_cell(page, index: int) -> str:
    """Run one cell; returns the text of its outputs as they are shown."""
    page.evaluate("index => { jupyterapp.shell.currentWidget.content.activeCellIndex = index }", index)
    _run(page, "notebook:run-cell")
    page.evaluate("index => jupyterapp.shell.currentWidget.content.scrollToItem(index)", index)
    outputs = page.locator(".jp-NotebookPanel .jp-Cell").nth(index).locator(".jp-OutputArea")
    if page.evaluate("index => jupyterapp.shell.currentWidget.content.widgets[index].model.outputs.length", index):
        outputs.locator(".jp-OutputArea-output").last.wait_for()
    return outputs.inner_text()


COLOURS = ["color-contrast", "link-in-text-block"]  # the rules of axe-core that look at colours


def accessibility_problems(
    page, scopes: list[str], allowed: dict[str, str], rules: list[str] | None = None
) -> list[str]:
    """What axe-core finds in our own outputs, without what is named and caused upstream.

    A faint word, put below the last of them for so long, must be found each time: text that it takes for hidden it
    passes over, and says nothing.

    Args:
        scopes: CSS selectors of what is ours.
        allowed: CSS selector of a node → why its faults are not ours to mend.
        rules: which of axe-core's rules, those for colours among them; all that it has unless told.
    """
    import axe_playwright_python

    if not page.evaluate("() => 'axe' in window"):
        script = Path(axe_playwright_python.__file__).with_name("axe.min.js")
        page.add_script_tag(content=script.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async ([scopes, allowed, rules]) => {
          const include = scopes.filter(scope => document.querySelector(scope)).map(scope => [scope]);
          const last = Array.from(document.querySelectorAll(scopes[0])).findLast(node => node.offsetHeight > 0);
          last.insertAdjacentHTML('beforeend', '<p id="faint" style="color: #888; background: #777">faint</p>');
          // Without preloading, which fetches style sheets again for one experimental rule.
          const options = {preload: false, ...(rules ? {runOnly: rules} : {})};
          const result = await axe.run({include, exclude: allowed.map(node => [node])}, options);
          document.getElementById('faint').remove();
          return result.violations.flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}): ${n.html}`));
        }""",
        [scopes, list(allowed), rules],
    )
    noticed = [line for line in found if 'id="faint"' in line]
    assert noticed and all(line.startswith("color-contrast") for line in noticed), "axe-core measured no contrast"
    return [line[:300] for line in found if line not in noticed]
