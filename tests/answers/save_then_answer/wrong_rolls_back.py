# advice: other-state-at-failure
from copy import deepcopy

def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    untouched = deepcopy(state)
    failed = True
    try:
        try:
            answer = client_step(stage, state, inbox, train)
        except Refused as reason:
            answer = {"refused": str(reason)}
        failed = False
    finally:
        store.write(untouched if failed else state)
        store.sync()
        store.replace()
    return send(answer)
