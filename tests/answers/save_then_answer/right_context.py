# right: saves when a context is left
from contextlib import contextmanager


@contextmanager
def saving(store):
    state = store.load()
    try:
        yield state
    finally:
        store.write(state)
        store.sync()
        store.replace()


def save_then_answer(store, client_step, stage, inbox, train, send):
    with saving(store) as state:
        try:
            outbox = client_step(stage, state, inbox, train)
        except Refused as error:
            outbox = {"refused": f"{error}"}
    return send(outbox)
