"""The course's verbs in a terminal: the same actions as in a notebook, with exit statuses."""

import argparse
import contextlib
import json
import os
import re
import sys
from pathlib import Path

from ..engine import NotInstalled
from ..given.refused import Refused
from . import actions, cards, catalogue, moved, overview, travel
from .cards import Card
from .catalogue import Exercise, UnknownName
from .copies import fill_all
from .library import CannotSave, Damaged

PROGRAM = "python -m fedlearn_lib"
# A verb as cards name it: `hint("weighted_average")`, progress()
CALL = re.compile(
    r"`?\b(check|hint|solution|use_solution|reset|restore|catch_up|progress)\((?:[\"'](\w+)[\"'])?\)`?"
)
RIGHT, NOT_YET, OPEN_OR_USAGE = 0, 1, 2
PIPE_CLOSED = 141  # as of a program that the signal SIGPIPE ended
VERDICTS = {
    cards.RIGHT: "right",
    cards.NOT_YET: "not yet",
    cards.OPEN: "open",
    cards.NOTE: "error",  # the judge could not work
}
STATUS = """
exit status: 0 right or done, 1 not yet or not saved, 2 still open or wrong usage
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # ●○ on a Windows console
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = sys.argv[1:] if arguments is None else arguments
    options = argparse.Namespace(names=None, json="--json" in arguments)
    try:
        _parser().parse_args(arguments, options)
        status = options.run(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # such as `… | head`: nobody reads on, which is no fault
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except (UnknownName, ValueError) as error:
        return _wrong_usage(options, str(error))
    except (CannotSave, Damaged, Refused, NotInstalled) as error:
        print(_as_in_a_terminal(str(error)), file=sys.stderr)
        return NOT_YET
    except KeyboardInterrupt:
        return 130
    finally:
        actions.judge.close()


class _Parser(argparse.ArgumentParser):
    def error(self, message: str):
        raise ValueError(f"{message[0].upper()}{message[1:]}. `{self.prog} --help` shows the usage.")


def _parser() -> _Parser:
    parser = _Parser(
        prog=PROGRAM,
        description="Check your answers, get hints, and see how far you are.",
        epilog=STATUS,
    )
    verbs = parser.add_subparsers(title="verbs", required=True, metavar="VERB")

    def verb(name, run, help):
        notebook_name = name.replace("-", "_")  # as it is called in a notebook: both spellings work
        aliases = [notebook_name] if notebook_name != name else []
        added = verbs.add_parser(name, aliases=aliases, help=help, description=help, epilog=STATUS)
        added.set_defaults(run=run)
        return added

    progress = verb("progress", _progress, "show what is done, whose answer it is, and the minutes left")
    progress.add_argument("chapter", nargs="?", metavar="CHAPTER", help="only of this one, such as 04")
    check = verb("check", _check, "judge what stands in the library, or an answer in a file")
    check.add_argument("names", nargs="*", metavar="NAME", help="exercises; all of them if none")
    check.add_argument(
        "--file",
        type=Path,
        metavar="ANSWER.py",
        help="judge this file instead: one function, or a module with helpers. The library is not "
        "touched. The code runs on this machine, with a time limit but not in a sandbox",
    )
    check.add_argument("--json", action="store_true", help="one line of JSON for each exercise")
    hint = verb("hint", _hint, "show the next hint")
    hint.add_argument("name", nargs="?", metavar="NAME")
    hint.add_argument("number", nargs="?", type=int, metavar="N", help="a certain hint")
    solution = verb("solution", _solution, "show one right answer")
    solution.add_argument("name", metavar="NAME")
    use = verb("use-solution", _use_solution, "write the solution into the library")
    use.add_argument("names", nargs="+", metavar="NAME")
    reset = verb("reset", _reset, "make exercises open again; what stood there is kept")
    reset.add_argument("names", nargs="+", metavar="NAME")
    restore = verb("restore", _restore, "bring a version of an answer back from the history")
    restore.add_argument("name", metavar="NAME")
    restore.add_argument("number", nargs="?", type=int, metavar="N", help="a certain version")
    catch_up = verb("catch-up", _catch_up, "lend what a chapter needs of the chapters before it")
    catch_up.add_argument("chapter", metavar="CHAPTER", help="a number, such as 05")
    verb("fill-all", _fill_all, "fill every open exercise with its solution")
    export = verb("export", _export, "write all your answers into one file, to keep or to hand in")
    export.add_argument("file", type=Path, metavar="FILE")
    bring_in = verb("import", _import, "check the answers in a file and fill in those that are right")
    bring_in.add_argument("file", type=Path, metavar="FILE")
    bring_in.add_argument(
        "--replace", action="store_true", help="also where another answer stands already"
    )
    bring = verb("bring-along", _bring_along, "bring notebooks of an older course to this one's names")
    bring.add_argument("opened", nargs="*", metavar="NOTEBOOK", help="the notebooks that the older course had")
    grade = verb("grade", _grade, "judge the exported answers of a class: a file or a folder a learner")
    grade.add_argument("folder", type=Path, metavar="FOLDER")
    grade.add_argument(
        "--csv",
        type=Path,
        metavar="FILE",
        help="where to write the table; grades.csv in the folder if not said. The answers run on "
        "this machine, with a time limit but not in a sandbox",
    )
    join = verb("join", _join, "join a class of chapter 16, and stay in it until Ctrl-C")
    join.add_argument("address", metavar="ADDRESS", help="from the board, such as 192.168.1.20:8443")
    join.add_argument("code", metavar="CODE", help="from the board: by it your machine knows the server")
    join.add_argument("name", metavar="NAME", help="that the class sees")
    join.add_argument("--data", type=Path, metavar="FILE.npz", help="your own digits; a share of the course's if none")
    join.add_argument("--only-masked", action="store_true", help="take part in no round in which the server reads you")
    classroom = verb("classroom", _classroom, "what a teacher needs the day before: `classroom check`")
    classroom.add_argument("what", choices=["check"], help="look whether a class can be opened on this machine")
    classroom.add_argument("--host", metavar="ADDRESS", help="this machine's address, as the class reaches it")
    classroom.add_argument("--port", type=int, default=8443, metavar="PORT", help="8443 if not said")
    return parser


def _progress(options) -> int:
    _say(overview.progress(options.chapter))
    return 0


def _check(options) -> int:
    if options.file and len(options.names) != 1:
        raise ValueError("check --file needs exactly one exercise: check NAME --file ANSWER.py")
    names = options.names or list(catalogue.exercises())
    exercises = [catalogue.exercise(name) for name in names]  # all names first: nothing half done
    statuses = []
    for exercise in exercises:
        card = _checked(exercise, options.file)
        verdict = VERDICTS[card.kind]
        if options.json:
            details = [f"{label}: {text}" for label, text in card.details]
            message = "\n".join([card.message or card.title, *details])
            _print_json(exercise.name, verdict, card.advice, message)
        else:
            _say(card)
        statuses.append({"right": RIGHT, "not yet": NOT_YET}.get(verdict, OPEN_OR_USAGE))
    return NOT_YET if NOT_YET in statuses else max(statuses)


def _checked(exercise: Exercise, file: Path | None) -> Card:
    if file is None:
        return actions.check(exercise)
    try:
        return actions.check_file(exercise, file)
    except OSError as error:
        raise ValueError(
            f"{file} cannot be read: {error.strerror or error}. Name a Python file."
        ) from None


def _print_json(exercise, verdict: str, advice: str | None, message: str) -> None:
    message = _as_in_a_terminal(message)
    # ASCII: one line in every encoding, whatever line separators an answer's text holds.
    print(json.dumps(dict(exercise=exercise, verdict=verdict, advice=advice, message=message)))


def _say(*results) -> None:
    for result in results:
        print(_as_in_a_terminal(result.text))


def _as_in_a_terminal(text: str) -> str:
    """Advice to call a verb, in the form that works here: `hint("x")` → `… hint x`."""
    return CALL.sub(lambda call: f"`{PROGRAM} {call[1].replace('_', '-')} {call[2] or ''}".rstrip() + "`", text)


def _hint(options) -> int:
    if options.name is None:
        example = overview.first_open() or next(iter(catalogue.exercises()))
        raise ValueError(f'Say which, as in `hint("{example}")`; `progress("01")` lists those of a chapter.')
    _say(actions.hint(catalogue.exercise(options.name), options.number))
    return 0


def _solution(options) -> int:
    _say(actions.solution(catalogue.exercise(options.name)))
    return 0


def _use_solution(options) -> int:
    return _for_each(actions.use_solution, options.names, done=cards.KEPT)


def _reset(options) -> int:
    return _for_each(actions.reset, options.names, done=cards.OPEN)


def _restore(options) -> int:
    card = actions.restore(catalogue.exercise(options.name), options.number)
    _say(card)
    return 0 if card.kind == cards.KEPT else NOT_YET


def _for_each(action, names, done) -> int:
    exercises = [catalogue.exercise(name) for name in names]  # all names first: nothing half done
    results = [action(exercise) for exercise in exercises]
    _say(*results)
    return 0 if all(card.kind == done for card in results) else NOT_YET


def _catch_up(options) -> int:
    results = actions.catch_up(options.chapter)
    _say(*results)
    return 0 if all(card.kind == cards.KEPT for card in results) else NOT_YET


def _fill_all(options) -> int:
    filled = fill_all(actions.library)
    print(f"filled with the solution: {', '.join(filled)}" if filled else "nothing was open")
    return 0


def _export(options) -> int:
    text, problems = travel.export(actions.library, options.file.name)
    if options.file.exists() and options.file.read_bytes() != text.encode("utf-8"):
        raise ValueError(f"{options.file} exists already. Give another name, or move it away.")
    _written(options.file, lambda: options.file.write_bytes(text.encode("utf-8")))
    print(f"Your answers stand in {options.file}.")
    for problem in problems:
        print(_as_in_a_terminal(problem), file=sys.stderr)
    return NOT_YET if problems else 0


def _import(options) -> int:
    text = travel.read_answers(options.file)
    arrivals = travel.bring_in(actions.library, actions.judge, text, replace=options.replace)
    for arrival in arrivals:
        more = f": {arrival.message}" if arrival.message else ""
        print(_as_in_a_terminal(f"{arrival.exercise}: {arrival.state}{more}"))
    if not arrivals:
        raise ValueError(f"{options.file} holds no answer to an exercise of this course.")
    return 0 if all(arrival.arrived for arrival in arrivals) else NOT_YET


def _bring_along(options) -> int:
    print("\n".join(moved.bring_along(actions.library.package.parent / "notebooks", options.opened)))
    return 0


def _grade(options) -> int:
    if not options.folder.is_dir():
        raise ValueError(f"{options.folder} is no folder. Put one exported file a learner into one.")
    results = travel.grade(options.folder, actions.judge)
    if not results:
        raise ValueError(f"{options.folder} holds no .py file. Ask the class to `export` theirs.")
    _say(travel.table(results))
    for reason in dict.fromkeys(verdict.message for _, verdict in results if verdict.verdict == "error"):
        _say(reason)
    if more := travel.left_out(options.folder):
        print(more, file=sys.stderr)
    path = options.csv or options.folder / "grades.csv"
    _written(path, lambda: travel.write_csv(path, results))
    print(f"The table stands in {path}.")
    return 0


def _join(options) -> int:
    from ..engine import join  # Flower is an extra, and takes seconds to import

    return join(options.address, options.code, options.name, data=options.data, only_masked=options.only_masked)


def _classroom(options) -> int:
    from ..engine import checkup

    return 0 if checkup(options.host, options.port) else NOT_YET


def _written(path: Path, write) -> None:
    try:
        write()
    except OSError as error:
        raise ValueError(f"{path} cannot be written: {error.strerror or error}.") from None


def _wrong_usage(options, sentence: str) -> int:
    if options.json:
        _print_json((options.names or [None])[0], "error", None, sentence)
    else:
        print(_as_in_a_terminal(sentence), file=sys.stderr)
    return OPEN_OR_USAGE
