"""An exception inside an answer, with the learner's line in which it came, and what its names stood for."""

import ast
import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Raised:
    """An exception, the learner's line in which it came, and what the names of that line stood for."""

    error: Exception
    what: str
    line: str
    here: dict
    inside: str | None = None  # the course's function, called in that line, in which it came
    around: dict = field(default_factory=dict)  # what the answer's module holds: the library's functions

    @property
    def names(self) -> list[str]:
        """The names in that line that have a value, in their order."""
        found = re.findall(r"(?<![\w.\"'])[A-Za-z_]\w*", self.line)
        return [name for name in dict.fromkeys(found) if name in self.here and not callable(self.here[name])]

    @property
    def value_for_place(self) -> str | None:
        """The first name in square brackets of that line that stands for a number between two whole ones."""
        brackets = " ".join(re.findall(r"\[([^\[\]]*)\]", self.line))
        floats = [name for name in self.names if isinstance(self.here[name], float)]
        asked = (name for name in floats if re.search(rf"\b{name}\b", brackets))
        return next((name for name in asked if not float(self.here[name]).is_integer()), None)

    def of_type(self, kind: str) -> str | None:
        """The one name of that line whose value has such a type; None if there is none, or more than one."""
        names = [name for name in self.names if type(self.here[name]).__name__ == kind.split(".")[-1]]
        return names[0] if len(names) == 1 else None

    def parts(self) -> Iterator[ast.AST]:
        """Every node of that line's tree.

        Raises:
            SyntaxError: it is no whole statement.
        """
        return ast.walk(ast.parse(f"{self.line}\n    pass" if self.line.endswith(":") else self.line))

    def missing_key(self) -> tuple[str, dict] | None:
        """The dict of that line that lacks the key it was asked for, as it is written there; None if none is seen."""
        with contextlib.suppress(SyntaxError):
            for part in self.parts():
                if isinstance(part, ast.Subscript) and isinstance(owner := self.value_of(part.value), dict):
                    key = self.value_of(part.slice)
                    if self.error.args and key == self.error.args[0] and key not in owner:
                        return ast.unparse(part.value), owner
        asked = re.findall(r"(\w+)(?:\[|\.pop\()", self.line)
        dicts = [name for name in self.names if isinstance(self.here[name], dict) and name in asked]
        nested = "][" in self.line or any(isinstance(each, dict) for name in dicts for each in self.here[name].values())
        return (dicts[0], self.here[dicts[0]]) if len(dicts) == 1 and not nested else None

    def looked_for_array(self) -> tuple[str, str] | None:
        """What is looked for with `in`, and in what, where one of that line's lists holds arrays, or it is one."""
        with contextlib.suppress(SyntaxError):
            for part in self.parts():
                if isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.In | ast.NotIn):
                    one, row = self.value_of(part.left), self.value_of(part.comparators[0])
                    if isinstance(row, list | tuple) and any(isinstance(each, np.ndarray) for each in [one, *row]):
                        return ast.unparse(part.left), ast.unparse(part.comparators[0])
        return None

    def value_of(self, node: ast.expr):
        """What a name, an entry or a small sum of such stood for; None where it cannot be told."""
        match node:
            case ast.Name(id=name):
                return self.here.get(name)
            case ast.Constant(value=value):
                return value
            case ast.Subscript(value=row, slice=place):
                with contextlib.suppress(Exception):
                    return self.value_of(row)[self.value_of(place)]
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() as op, right=right):
                one, other = self.value_of(left), self.value_of(right)
                if isinstance(one, int) and isinstance(other, int):
                    return {ast.Add: one + other, ast.Sub: one - other, ast.Mult: one * other}[type(op)]
        return None
