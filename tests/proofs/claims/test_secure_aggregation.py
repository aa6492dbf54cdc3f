"""Numbers that the chapters of the room secure_aggregation state, each asserted on what their notebooks computed."""

import re

from support.claims import output_of, percentages, prose_of, rows_of, stream_of


def test_the_secure_average_is_the_plain_one():
    assert "sum exact: True" in stream_of("08", "add-use") and "half a step: True" in stream_of("08", "decrypt-check")
    assert "2, but it takes more than 3" in stream_of("08", "answer-use")
    assert output_of("08", "round-use").endswith("True") and output_of("08", "own") == "True"
    for cell in ("training-use", "phones-train"):
        assert "at most 0.0% apart" in output_of("08", cell)
    assert re.search(r"plain (\d\d)\.", output_of("08", "phones-train"))[1] > "85"
    assert "server had 1 of these in its hands" in output_of("08", "round-use")


def test_ciphertexts_tell_nobody_anything_and_the_sum_hardly():
    text = output_of("08", "attack-figure")
    assert "one plain update: 50" in text and text.count("at most 3") == 2
    assert "in chapter 4 every one of them was read" in prose_of("08")


def test_every_attack_on_the_plain_protocol_reads_the_victim():
    for cell, victims in (("difference-use", 4), ("routed", 1), ("forged-use", 1), ("sandwich-use", 2)):
        assert stream_of("08", cell).count("True") == victims
    assert "the count says 6" in stream_of("08", "forged-use")


def test_signatures_and_the_ring_do_what_the_prose_says():
    assert "signatures: 2" in stream_of("08", "count-use")
    refused = stream_of("08", "count-refused")
    assert "Ann is not right for this round" in refused and "Bert is in the total twice" in refused
    assert "80 signed, 20 skipped" in stream_of("08", "ring-run") and "True" in stream_of("08", "ring-check")
    ring, tree, everybody, routed, lying, formula = percentages(output_of("08", "exposure"))
    assert abs(ring - formula) <= 2 < tree and everybody == routed == lying == 100


def test_the_split_key_opens_all_together_only():
    assert "all three: [42]" in stream_of("08", "combine-use") and "do not fit" in stream_of("08", "combine-use")
    assert output_of("08", "board-run").startswith("(True")


def test_the_matrix_has_the_red_cells_that_the_prose_names():
    before, after = re.search(r"client cancels the others +(.+?)  +(.+)", output_of("08", "cancel-use")).groups()
    assert before == "✗ victim's update read exactly" and after == "only the sum"
    rows = rows_of(output_of("08", "matrix"))
    assert len(rows) == 23 and all(len(cells) == 5 for cells in rows.values())
    for adversary in ("server wrote the roster (Sybils)", "server sends almost the same model twice",
                      "client poisons the sum", "client or holder stops the round"):  # fmt: skip
        assert all(cell.startswith("✗") for cell in rows[adversary])
    assert not any("✗" in cell for cell in rows["eavesdropper without a key"])
    assert [cell.startswith("✗") for cell in rows["server and both neighbours"]] == [True, True, True, False, False]
    assert rows["server forges the count"][2:] == ["refused"] * 3
    (old,) = (cells for name, cells in rows.items() if "old ciphertext" in name)
    assert [cell.startswith("✗") for cell in old] == [False, True, False, True, False]
    zeros = rows["client puts zeros in place of the total"]
    assert [cell.startswith("✗") for cell in zeros] == [True, True, True, False, False]
    assert "a sum of two for one of six" in prose_of("08")


def test_proofs_stop_what_a_signed_list_does_not():
    early, old = sorted(rows_of(output_of("08", "prove-use")).items(), key=lambda row: "old" in row[0])
    assert [cell.startswith("✗") for cell in early[1]] == [True, False, False]
    assert [cell.startswith("✗") for cell in old[1]] == [True, True, False]
    assert "A fresh key in each round would stop only the former" in prose_of("08")
