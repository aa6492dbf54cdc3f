"""What was called otherwise before: a learner's text and notebooks of an older course, under this one's names."""

import ast
import importlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fedlearn_lib.course import catalogue, moved, notebooks
from fedlearn_lib.course.copies import CHECKOUT
from fedlearn_lib.course.moved import bring_along, renewed

# What learners saw: names that notebooks and rooms of the first course imported, or took from a module.
SEEN = {
    "board": "board_round deal_key",
    "communication_figures": "DOWNLOAD OPERATIONS UPLOAD examples_per_second explore_share show_accuracy_of_bits "
    "show_accuracy_of_bytes show_fleet show_local_work show_sizes show_steps",
    "exposure": "ACTIVE ALL_TO_ALL RING ROUTED TREE exposure ring_formula",
    "fast_paillier": "Encryptor Layout add_vectors decrypt_sum encrypt_vector supports_half_length",
    "fedavg_figures": "explore_alpha explore_epochs show_averaged_networks show_baselines show_digits show_drift "
    "show_improvement show_learning show_participation show_partition show_rounds show_two_averages show_update",
    "inputs": "at_most_length_of bits callable_or_none client_list example_counts examples fraction generator integers "
    "labels model model_weights positive_number update_list vector vector_like whole_number whole_number_or_none",
    "ladder": "BOARDED UNCOMMITTED matrix",
    "leakage_figures": "class_mean_error show_batch show_candidates show_counts show_crowd show_fixed_pictures "
    "show_fixes show_matched show_patient show_pictures show_split show_words show_words_read",
    "leakage_inputs": "candidates changed_number changed_vector layer_update names_for one_record_bias row_of",
    "masking_figures": "count_pairs explore_dropouts show_bytes show_missing show_neighbours show_outcomes show_pairs "
    "show_rounds show_stages show_sums show_thresholds show_too_few show_two",
    "masking_inputs": "another_than at_most below_prime prime ring_vector seed seeds seeds_of_others share share_count "
    "share_ids shares",
    "paillier_figures": "explore_addition explore_scatter rank_correlation show_factoring show_powers show_slots "
    "show_speed show_steps",
    "paillier_inputs": "any_integer at_least bit_count ciphertext encodable exponent_for_table fit_into_slots "
    "fits_plaintexts key_bits modulus plaintext plaintexts positive_integer power_table private_key public_key "
    "residues",
    "ring": "ring_round",
    "secure_figures": "as_if_plain show_chain show_exposure show_read_or_not show_same_curves show_transcript "
    "show_upload",
    "secure_inputs": "count encryptor layout_with_room parties private_key public_key running_total two_or_more",
    "story": "add_locked_numbers learn_together read_an_update read_only_the_sum save_strip show_rates "
    "users_improve_a_model",
    "agreement": "Agreement Refused",
    "data": "load_digits load_messages load_patients standardise train_test_split vocabulary_of word_counts",
    "fleet": "make_phones",
    "gradient_matching": "match_gradient match_update",
    "history": "History",
    "keys": "PrivateKey PublicKey random_prime",
    "masked_adversary": "two_stories",
    "masked_cohort": "enrol masked_federated_averaging play_round",
    "masked_round": "steps_of",
    "masked_rules": "MaskRules STAGES",
    "masking_tools": "PRIME chance_of_at_least pair_label private_key_from secret_of",
    "models": "LogisticRegression SoftmaxRegression TwoLayer",
    "network": "Network",
    "not_filled_in": "NotFilledIn",
    "packing": "Layout",
    "parties": "Client Functions Holder Server Terms hand_out_key make_roster",
    "partitions": "clients_of partition_dirichlet partition_iid partition_shards partition_unequal",
    "powers": "fixed_base_table",
    "setup": "check_installation",
    "statements": "Contribution Roster digest statement",
    "tables": "CARD QUIET Table",
    "whole_batch": "invert_whole_batch",
}


def names_of(text: str) -> dict:
    """Every name that a text's imports give, and what it is."""
    namespace: dict = {}
    exec(text, namespace)
    return {name: value for name, value in namespace.items() if name != "__builtins__"}


# ---- texts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", SEEN)
def test_every_name_that_learners_saw_is_found(module):
    names = SEEN[module].split()
    found = names_of(renewed(f"from fedlearn_lib.given.{module} import ({', '.join(names)},)"))
    assert found.keys() == {*names}
    taken = names_of(renewed(f"from fedlearn_lib.given import {module}"))[module]
    assert all(getattr(taken, name) is found[name] for name in names)
    named = names_of(renewed(f"import fedlearn_lib.given.{module} as m"))["m"]
    assert all(getattr(named, name) is found[name] for name in names)


def test_the_names_of_a_module_that_is_two_now_are_found():
    text = "from fedlearn_lib.given.adversaries import READ, Cell as C, NOT_HERE, sybils"
    assert [*names_of(renewed(text))] == ["READ", "NOT_HERE", "C", "sybils"]


@pytest.mark.parametrize("old", moved.MODULES)
def test_what_moved_is_gone_from_its_old_place_and_there_in_its_new_one(old):
    importlib.import_module(f"fedlearn_lib.given.{moved.MODULES[old]}")
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module(f"fedlearn_lib.given.{old}")


@pytest.mark.parametrize(("before", "after"), [
    ("import fedlearn_lib.given.keys as k", "import fedlearn_lib.given.paillier.keys as k"),
    (
        "import fedlearn_lib.given.keys, fedlearn_lib.given.data\nfedlearn_lib.given.keys.random_prime(64)",
        "import fedlearn_lib.given.paillier.keys, fedlearn_lib.given.data\n"
        "fedlearn_lib.given.paillier.keys.random_prime(64)",
    ),
    ("from fedlearn_lib.given.keys import *", "from fedlearn_lib.given.paillier.keys import *"),
    (
        "from fedlearn_lib.given.keys import (  # primes (large)\n    PublicKey,\n    PrivateKey as P,\n)  # noqa",
        "from fedlearn_lib.given.paillier.keys import (  # primes (large)\n    PublicKey,\n    PrivateKey as P,\n"
        ")  # noqa",
    ),
    (
        "from fedlearn_lib.given import leakage_figures as show",
        "from fedlearn_lib.given.leakage import figures as show",
    ),
    ("from fedlearn_lib.given import secure_figures",
     "from fedlearn_lib.given.secure_aggregation import figures as secure_figures"),
    ("from fedlearn_lib.given import fast_paillier", "from fedlearn_lib.given import paillier as fast_paillier"),
    (
        "    from fedlearn_lib.given.agreement import Agreement, \\\n        Refused as R\n    x = 1",
        "    from fedlearn_lib.given.secure_aggregation.agreement import Agreement\n"
        "    from fedlearn_lib.given.refused import Refused as R\n    x = 1",
    ),
    (
        "from fedlearn_lib.given import (\n    data,  # digits (small)\n    ring,\n    board as b, inputs,\n)  # noqa",
        "# digits (small)\nfrom fedlearn_lib.given import data, inputs\n"
        "from fedlearn_lib.given.secure_aggregation import ring, board as b  # noqa",
    ),
    (
        "from fedlearn_lib.given import data; from fedlearn_lib.given import keys",
        "from fedlearn_lib.given import data; from fedlearn_lib.given.paillier import keys",
    ),
    (
        "if x: from fedlearn_lib.given import keys, data; y = keys",
        "if x: from fedlearn_lib.given.paillier import keys; from fedlearn_lib.given import data; y = keys",
    ),
    ("from .given import keys", "from fedlearn_lib.given.paillier import keys"),  # in the library's file
    ("from .given.powers import power", "from .given.paillier.powers import power"),
    ("%time from fedlearn_lib.given.keys import is_prime",
     "%time from fedlearn_lib.given.paillier.keys import is_prime"),
    ("%%time\nfrom fedlearn_lib.given import ring\nring.", "%%time\nfrom fedlearn_lib.given.secure_aggregation import "
     "ring\nring."),
    ("def half(:\nfrom fedlearn_lib.given import keys", "def half(:\nfrom fedlearn_lib.given.paillier import keys"),
    ("from fedlearn_lib.given import (keys, data", "from fedlearn_lib.given import (keys, data"),  # never ran
    ('print("from fedlearn_lib.given import keys")', 'print("from fedlearn_lib.given.paillier import keys")'),
    ("importlib.import_module('fedlearn_lib.given.ring')",
     "importlib.import_module('fedlearn_lib.given.secure_aggregation.ring')"),
    ("from fedlearn_lib.given import keys\r\nx = 1\r\n", "from fedlearn_lib.given.paillier import keys\r\nx = 1\r\n"),
    ("from fedlearn_lib.given import inputs\t,\tkeys", "from fedlearn_lib.given import inputs\n"
     "from fedlearn_lib.given.paillier import keys"),
])  # fmt: skip
def test_a_text_is_renewed(before, after):
    assert renewed(before) == after
    assert renewed(after) == after


@pytest.mark.parametrize("text", [
    "", "given.keys()", "self.given.keys", "from fedlearn_lib.given import data, inputs as i", "from keys import ring",
    "from fedlearn_lib.given_keys import ring", "from my.fedlearn_lib import given", "keys = ring = board = None",
    "import fedlearn_lib.given", "from fedlearn_lib.given import paillier as fast_paillier",
])  # fmt: skip
def test_other_texts_stay_as_they_are(text):
    assert renewed(text) == text


@pytest.mark.parametrize("pattern", ["fedlearn_lib/*.py", "fedlearn_lib/course/solutions/*.py", "notebooks/*.ipynb"])
def test_this_course_needs_no_renewal(pattern):
    for path in CHECKOUT.glob(pattern):
        text = path.read_text(encoding="utf-8")
        assert renewed(text) == text, path


MODULE = st.sampled_from([*moved.MODULES, "data", "inputs"])
BLANK = st.sampled_from([" ", "  ", "\t", " \\\n  "])
GAP = st.sampled_from(["", " ", "\n    ", "  # (a comment, with import as)\n    "])
CALLED = st.sampled_from(["", " as x", " as  y"])


@st.composite
def imports(draw):
    """An import statement of the first course, in whatever layout."""
    module = draw(st.one_of(st.none(), st.sampled_from(["agreement", "fast_paillier", "keys", "data"])))
    names = MODULE if module is None else st.sampled_from(SEEN[module].split())
    parts = [name + draw(CALLED) for name in draw(st.lists(names, min_size=1, max_size=4, unique=True))]
    head = f"from{draw(BLANK)}fedlearn_lib.given{f'.{module}' if module else ''}{draw(BLANK)}import"
    if draw(st.booleans()):
        listed = ",".join(draw(GAP) + part + draw(GAP) for part in parts)
        return f"{head}{draw(st.sampled_from(['', ' ']))}({listed}{draw(st.sampled_from(['', ',']))}{draw(GAP)})"
    return head + draw(BLANK) + f"{draw(st.sampled_from([',', ', ', ' , ']))}".join(parts)


@settings(deadline=None, max_examples=100)
@given(statements=st.lists(imports(), min_size=1, max_size=3), frame=st.sampled_from([
    ("", "\n", ""), ("", "; ", ""), ("if True: ", "; ", " # end"), ("if True:\n    ", "\n    ", "  # end (1)\n"),
    ("try:\n\t", "\n\t", "\nfinally: pass"),
]))  # fmt: skip
def test_imports_in_any_layout_give_the_names_that_they_gave(statements, frame):
    before, between, after = frame
    text = before + between.join(statements) + after
    new = renewed(text)
    given_before = [alias.asname or alias.name for node in ast.walk(ast.parse(text)) if hasattr(node, "names")
                    for alias in node.names]  # fmt: skip
    assert names_of(new).keys() == {*given_before}
    assert renewed(new) == new


# ---- notebooks ----------------------------------------------------------------------------------

OLD = [f"{name}.ipynb" for name in (*moved.FIRST, *moved.BOTH)]  # of the first course
SPLIT = [f"{name}.ipynb" for name in (*moved.SECOND, *moved.BOTH)]  # of the second
IS_NOW = 6  # sentences for the first course's notebooks
THIRD = "02_what_communication_costs"
CELL = 'from fedlearn_lib.given import ring\ncatch_up("05")\nprogress(6); catch_up(number = 7); catch_up("01")\n'
NEW = (
    'from fedlearn_lib.given.secure_aggregation import ring\ncatch_up("08")\n'
    'progress("11"); catch_up(number = "14"); catch_up("01")\n'
)
ONLY_IMPORTS = CELL.replace("given import ring", "given.secure_aggregation import ring")


def notebook(*cells: str, **more) -> str:
    cells = [{"cell_type": "code", "source": cell, "metadata": {}, **more} for cell in cells]
    markdown = {"cell_type": "markdown", "source": CELL, "metadata": {}}
    return json.dumps({"cells": [*cells, markdown], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def folder(tmp_path):
    """`notebooks/` as an update leaves it: the course's notebooks, and none of the learner's."""
    folder = tmp_path / "notebooks"
    (folder / "solved").mkdir(parents=True)
    for chapter in catalogue.chapters().values():
        if chapter.notebook:
            for place in (folder, folder / "solved"):
                (place / chapter.notebook).write_text(notebook(CELL))  # whatever stands there, it is the course's
    return folder


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def code(path) -> str:
    first, markdown = notebooks.read(path)["cells"]
    assert notebooks.text_of(markdown) == CELL  # prose stays as it is
    return notebooks.text_of(first)


def tree(folder) -> dict:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_notebook_beside_the_new_ones_gets_the_new_name_and_the_new_names_in_it(folder):
    name = f"{THIRD}.yours-2026-11-05-101112.ipynb"
    write(folder, name, notebook(CELL))
    said = bring_along(folder, OLD)
    assert said[:IS_NOW] == [
        "notebooks/02_what_communication_costs.ipynb is now notebooks/03_what_communication_costs.ipynb.",
        "notebooks/03_reading_private_data.ipynb is now notebooks/04_reading_one_clients_data.ipynb and "
        "notebooks/05_reading_a_crowds_data.ipynb.",
        "notebooks/04_computing_on_numbers_you_cannot_read.ipynb is now "
        "notebooks/06_numbers_that_nobody_can_read.ipynb and notebooks/07_a_whole_update_that_nobody_can_read.ipynb.",
        "notebooks/05_adding_up_updates_nobody_can_read.ipynb is now notebooks/08_secure_aggregation.ipynb, "
        "notebooks/09_a_chain_that_is_signed.ipynb and notebooks/10_a_key_in_pieces.ipynb.",
        "notebooks/06_masks_that_cancel.ipynb is now notebooks/11_masks_that_cancel.ipynb, "
        "notebooks/12_secrets_in_shares.ipynb and notebooks/13_the_round_that_phones_play.ipynb.",
        "notebooks/01_federated_averaging.ipynb is now notebooks/01_federated_averaging.ipynb and "
        "notebooks/02_clients_that_differ.ipynb.",
    ]
    new = "03_what_communication_costs.yours-2026-11-05-101112.ipynb"
    assert said[IS_NOW:] == [f"notebooks/{name} is now notebooks/{new}, with the new names in it."]
    assert not (folder / name).exists() and code(folder / new) == NEW
    assert (folder.parent / ".fedlearn" / "notebooks" / name).read_text() == notebook(CELL)
    after = tree(folder.parent)
    assert bring_along(folder, []) == ["Your own notebooks need no change."]
    write(folder, name, notebook(CELL))  # as an update does that is taken up again
    assert bring_along(folder, OLD) == said
    assert tree(folder.parent) == after


def test_all_notebooks_that_chapters_became_are_there_and_named(folder):
    for old, news in moved.NOTEBOOKS.items():
        assert all((CHECKOUT / "notebooks" / f"{new}.ipynb").exists() for new in news), old
        assert old in news or not (CHECKOUT / "notebooks" / f"{old}.ipynb").exists()
    assert {*moved.NUMBERS.values()} <= catalogue.chapters().keys()


def test_a_notebook_of_the_second_course_is_renamed_and_keeps_its_numbers(folder):
    cell = 'from fedlearn_lib.given.secure_aggregation import ring\ncatch_up("06")\nprogress("04")\n'
    name = "06_computing_on_numbers_you_cannot_read.yours-2026.ipynb"
    write(folder, name, notebook(cell))
    trials = write(folder, "my_trials.ipynb", notebook(cell))
    masks = write(folder, "11_masks_that_cancel.yours-2026.ipynb", notebook(cell))
    said = bring_along(folder, SPLIT)
    assert [sentence.split(" is now ")[0] for sentence in said[:-1]] == [
        f"notebooks/{old}.ipynb" for old in (*moved.BOTH, *moved.SECOND)
    ]
    new = "06_numbers_that_nobody_can_read.yours-2026.ipynb"
    assert said[-1] == f"notebooks/{name} is now notebooks/{new}, with the new names in it."
    assert code(folder / new) == code(trials) == code(masks) == cell
    everything = [path.name for path in folder.glob("*.ipynb")]
    assert bring_along(folder, everything) == ["Your own notebooks need no change."]


@pytest.mark.parametrize("name", ["my_trials.ipynb", "mine/deep/trials.ipynb", "../at_the_top.ipynb"])
def test_a_notebook_of_ones_own_stays_where_it_is_and_is_kept_as_it_was(folder, name):
    path = write(folder, name, notebook(CELL))
    kept = folder.parent / ".fedlearn" / path.resolve().relative_to(folder.parent)
    said = bring_along(folder, OLD)
    shown = path.resolve().relative_to(folder.parent).as_posix()
    assert said[IS_NOW:] == [f"{shown} has the new names in it; its original is kept in .fedlearn/{shown}."]
    assert code(path) == NEW and kept.read_text() == notebook(CELL)
    after = tree(folder.parent)
    assert bring_along(folder, OLD) == said[:IS_NOW] and tree(folder.parent) == after  # no number is told anew twice


def test_by_hand_only_what_is_surely_old_is_renamed(folder):
    """Outside of an update nobody knows which course's chapter 5 is meant; a name says it."""
    path = write(folder, "my_trials.ipynb", notebook(CELL))
    write(folder, f"{THIRD}-Copy1.ipynb", notebook(CELL))
    bring_along(folder)
    assert code(path) == ONLY_IMPORTS
    assert code(folder / "03_what_communication_costs-Copy1.ipynb") == NEW


def test_the_module_beside_a_notebook_is_renewed_too(folder):
    path = write(folder, "my_tools.py", b"from fedlearn_lib.given import ring\r\nx = '\xc3\xb6'\r\n")
    (sentence,) = bring_along(folder)
    assert sentence.startswith("notebooks/my_tools.py has the new names")
    assert path.read_bytes() == b"from fedlearn_lib.given.secure_aggregation import ring\r\nx = '\xc3\xb6'\r\n"


def test_the_courses_own_notebooks_are_left_alone(folder):
    write(folder, ".ipynb_checkpoints/my_trials-checkpoint.ipynb", notebook(CELL))
    before = tree(folder)
    assert len(bring_along(folder, OLD)) == IS_NOW
    assert tree(folder) == before


def test_a_name_that_is_taken_gets_a_number(folder):
    write(folder, f"{THIRD}.mine.ipynb", notebook(CELL))
    taken = write(folder, "03_what_communication_costs.mine.ipynb", notebook("x = 1"))
    said = bring_along(folder, OLD)
    assert "notebooks/03_what_communication_costs.mine-2.ipynb" in said[-1]
    assert code(folder / "03_what_communication_costs.mine-2.ipynb") == NEW and code(taken) == "x = 1"


def test_an_original_that_is_kept_is_never_overwritten(folder):
    kept = folder.parent / ".fedlearn" / "notebooks"
    path = write(folder, "my_trials.ipynb", notebook(CELL))
    bring_along(folder)
    path.write_text(notebook(CELL + "x = 1"))
    (said,) = bring_along(folder)
    assert (kept / "my_trials.ipynb").read_text() == notebook(CELL)
    assert (kept / "my_trials-2.ipynb").read_text() == notebook(CELL + "x = 1") and "my_trials-2.ipynb" in said


@pytest.mark.parametrize("source", [CELL, CELL.splitlines(keepends=True), [CELL]])
def test_a_cell_may_be_a_string_or_a_list(folder, source):
    path = write(folder, "my_trials.ipynb", notebook(source))
    bring_along(folder)
    assert code(path) == ONLY_IMPORTS
    assert notebooks.read(path)["cells"][0]["source"] == ONLY_IMPORTS.splitlines(keepends=True)


def test_what_is_not_text_of_code_survives(folder):
    outputs = [{"output_type": "stream", "name": "stdout", "text": ["fedlearn_lib.given.keys\n"]}]
    path = write(folder, "my_trials.ipynb", notebook("%pylab\n" + CELL, "plt.", "", outputs=outputs, id="a"))
    bring_along(folder)
    cells = notebooks.read(path)["cells"]
    assert cells[0]["source"][:2] == ["%pylab\n", "from fedlearn_lib.given.secure_aggregation import ring\n"]
    assert all(cell["outputs"] == outputs and cell["id"] == "a" for cell in cells[:3])


def test_a_notebook_with_windows_line_ends(folder):
    text = notebook(CELL.replace("\n", "\r\n")).replace(", ", ",\r\n")
    path = write(folder, "my_trials.ipynb", text)
    bring_along(folder)
    assert code(path) == ONLY_IMPORTS.replace("\n", "\r\n")


def test_a_notebook_in_which_nothing_changes_keeps_every_byte(folder):
    data = notebook("x = 1").encode() + b"\n\n"
    own = write(folder, "my_trials.ipynb", data)
    write(folder, f"{THIRD}.mine.ipynb", data)
    bring_along(folder, OLD)
    assert own.read_bytes() == (folder / "03_what_communication_costs.mine.ipynb").read_bytes() == data


BROKEN = {
    "empty": b"",
    "no text": b"\xff\xfe\x00\x01",
    "half a file": notebook(CELL)[:50],
    "not a notebook": "[]",
    "a number": "3",
    "no cells": "{}",
    "cells of another kind": '{"cells": [3]}',
    "cells without text": '{"cells": [{"cell_type": "code"}]}',
    "text of another kind": '{"cells": [{"cell_type": "code", "source": [3]}]}',
    "no text at all": '{"cells": [{"cell_type": "code", "source": null}]}',
    "half a character": '{"cells": [{"cell_type": "code", "source": "from fedlearn_lib.given import ring # \\ud800"}]}',
    "a thousand brackets": "[" * 100_000,
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("name", ["my_trials.ipynb", f"{THIRD}.yours-2026.ipynb"])
def test_what_cannot_be_read_stays_and_stops_nothing(folder, name, text):
    path = write(folder, name, text)
    before = path.read_bytes()
    other = write(folder, "other.ipynb", notebook(CELL))
    said = bring_along(folder, OLD)
    assert f"notebooks/{name} cannot be read, so it stays as it is." in said
    assert path.read_bytes() == before and code(other) == NEW


def test_what_cannot_be_written_stays_and_says_how_to_go_on(folder, monkeypatch):
    path = write(folder, "my_trials.ipynb", notebook(CELL))

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patches:
        patches.setattr(moved.os, "replace", full)
        (said,) = bring_along(folder)
    assert said == (
        "notebooks/my_trials.ipynb stays as it is (No space left on device). "
        "`python -m fedlearn_lib bring-along` tries again."
    )
    assert path.read_text() == notebook(CELL)
    bring_along(folder)
    assert code(path) == ONLY_IMPORTS


@pytest.mark.parametrize("name", ["my_trials.ipynb", f"{THIRD}.yours-2026.ipynb"])
def test_stopped_at_any_step_it_comes_to_the_same(folder, monkeypatch, name):
    def stopped_at(number):
        steps = []

        def step(real):
            def wrapped(*arguments, **options):
                steps.append(real)
                if len(steps) == number:
                    raise KeyboardInterrupt
                return real(*arguments, **options)

            return wrapped

        with monkeypatch.context() as patches:
            for owner, method in ((moved.os, "replace"), (moved.Path, "write_bytes"), (moved.Path, "unlink")):
                patches.setattr(owner, method, step(getattr(owner, method)))
            bring_along(folder, OLD)

    pristine = tree(folder.parent)
    write(folder, name, notebook(CELL))
    bring_along(folder, OLD)
    wanted = tree(folder.parent)
    for number in range(1, 20):
        for path in [path for path in folder.parent.rglob("*") if path.is_file()]:
            path.unlink()
        for place, data in pristine.items():
            write(folder.parent, place, data)
        write(folder, name, notebook(CELL))
        try:
            stopped_at(number)
        except KeyboardInterrupt:
            bring_along(folder, OLD)
            assert {place: data for place, data in tree(folder.parent).items() if ".tmp" not in place} == wanted
        else:
            break
    assert number > 4
