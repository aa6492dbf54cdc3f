# advice: not-saved
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    before = dict(state)
    try:
        answer = client_step(stage, state, inbox, train)
    except Refused as refused:
        answer = {"refused": str(refused)}
    finally:
        if state != before:
            store.write(state)
            store.sync()
            store.replace()
    return send(answer)
