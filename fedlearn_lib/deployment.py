"""From one laptop to many machines: what an engine needs to run your functions, and what it must not lose.

Messages as an engine's wire has them, as Flower's ArrayRecord and ConfigRecord (flower.ai/docs, version 1.42); writing
a file so that a power cut leaves the old or the new one: Pillai et al., "All File Systems Are Not Created Equal", OSDI
2014.
"""

import numpy as np

from fedlearn_lib.given import inputs
from fedlearn_lib.given.deployment import inputs as deployment_inputs
from fedlearn_lib.given.deployment.tools import can_travel
from fedlearn_lib.given.inputs import check_inputs
from fedlearn_lib.given.not_filled_in import NotFilledIn
from fedlearn_lib.given.refused import Refused


@check_inputs(content=deployment_inputs.content)
def to_record(content):
    """Make a record of a message: what an engine carries from one machine to another.

    A record is a dict of two dicts. In 'arrays' every array is a dict of three things: 'dtype', its kind of numbers as
    text; 'shape', a list; and 'data', its numbers as bytes. In 'config' stands everything else, as it is.

    Args:
        content: a dict from names to values: whole numbers of 64 bits, True and False, floats, texts, bytes, lists of
            one of these, arrays of any shape; what `can_travel` accepts.

    Returns:
        The record, `{"arrays": {…}, "config": {…}}`.

    Raises:
        TypeError: a value that cannot travel; the text names it.

    >>> to_record({"round": 3, "mask": np.array([1, 2], np.uint8)})
    {'arrays': {'mask': {'dtype': '|u1', 'shape': [2], 'data': b'\\x01\\x02'}}, 'config': {'round': 3}}
    """
    raise NotFilledIn("to_record")


@check_inputs(record=deployment_inputs.record)
def from_record(record):
    """Make the message again of which `to_record` made a record.

    Args:
        record: `{"arrays": {…}, "config": {…}}`, as in `to_record`.

    Returns:
        The message, a dict of its own. Its arrays can be written to.

    Raises:
        TypeError, ValueError: bytes that are no such array.

    >>> from_record({"arrays": {"mask": {"dtype": "|u1", "shape": [2], "data": bytes([1, 2])}}, "config": {"round": 3}})
    {'round': 3, 'mask': array([1, 2], dtype=uint8)}
    """
    raise NotFilledIn("from_record")


@check_inputs(inboxes=deployment_inputs.inboxes, deadline=inputs.positive_number)
def exchange_over_grid(grid, stage, inboxes, deadline):
    """Send every node its message, and collect the answers that come within a deadline.

    Whoever has not answered by then is left out, and so is whoever answers with an error or with a record that
    `from_record` cannot read. The round's own rules decide whether enough are left.

    Args:
        grid: what carries records. `grid.push(node, stage, record)` sends one and gives the message's id.
            `grid.pull()` gives the answers that came since the last look, a list: each is a dict with 'reply_to', the
            id of the message that it answers, and with either 'record' or 'error'. Late answers to earlier messages
            may be among them. `grid.clock()` tells the time in seconds, `grid.wait()` waits for a moment.
        stage: its name.
        inboxes: node → message, a dict.
        deadline: seconds, for all nodes together.

    Returns:
        node → its answer, a dict, for those who answered.

    Raises:
        TypeError, ValueError: no dicts, a deadline that is not above 0.
    """
    raise NotFilledIn("exchange_over_grid")


@check_inputs(inbox=deployment_inputs.content)
def save_then_answer(store, client_step, stage, inbox, train, send):
    """Do one step of a client so that the changed state stands on the disk before the answer leaves.

    If it did not, a client whose machine loses power would start again from the older state, and could mask a second
    update with the masks of the first: their difference is then plain to read.

    Args:
        store: the client's disk. `store.load()` gives its state, a dict. `store.write(state)` writes it into a new
            file, `store.sync()` waits until that file is really on the disk, `store.replace()` puts it into the old
            one's place, at once.
        client_step: as `steps_of` makes it: client_step(stage, state, inbox, train) changes the state and gives the
            answer. It may raise `Refused`: then the answer is `{"refused": the reason}`. It may fail otherwise: then
            nothing is sent. The state has changed all the same.
        stage, inbox, train: for `client_step`.
        send: send(answer) lets an answer leave.

    Returns:
        What `send` returned.

    Raises:
        TypeError: an inbox that is no dict. Whatever else `client_step` raises but `Refused`, when the state is saved.
    """
    raise NotFilledIn("save_then_answer")
