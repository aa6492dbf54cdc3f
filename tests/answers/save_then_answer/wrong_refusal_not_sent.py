# advice: nothing-sent
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    answer = None
    try:
        answer = client_step(stage, state, inbox, train)
    except Refused:
        pass
    finally:
        store.write(state)
        store.sync()
        store.replace()
    if answer is not None:
        return send(answer)
    return {}
