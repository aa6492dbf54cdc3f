"""Docstrings are written to be read in an editor: what reStructuredText would take for markup is made plain."""

import re

SPAN = re.compile(r"`([^`\n]+)`(?=(\w?))")
MARKUP = re.compile(r"([*|\\]|(?<=\w)_(?!\w))")


def plain(line: str) -> str:
    """A line with its `code` as code, also where a letter follows, and all other signs as they are.

    >>> print(plain("the `Client`s, with *, a, b"))
    the ``Client``\\ s, with \\*, a, b
    """
    if line.lstrip().startswith((">>>", "...")):
        return line
    result, end = "", 0
    for span in SPAN.finditer(line):
        result += MARKUP.sub(r"\\\1", line[end : span.start()])
        result += f"``{span[1]}``" + ("\\ " if span[2] else "")
        end = span.end()
    return result + MARKUP.sub(r"\\\1", line[end:])


def process(app, what, name, obj, options, lines):
    lines[:] = map(plain, lines)


def setup(app):
    app.connect("autodoc-process-docstring", process, priority=400)  # before napoleon, at 500
    return {"parallel_read_safe": True, "parallel_write_safe": True}
