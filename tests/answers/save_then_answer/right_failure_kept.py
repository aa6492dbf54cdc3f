# right: keeps the failure until all is saved
def save_then_answer(store, client_step, stage, inbox, train, send):
    state, failure, answer = store.load(), None, None
    try:
        answer = client_step(stage, state, inbox, train)
    except Exception as error:
        failure = error
    store.write(state)
    store.sync()
    store.replace()
    if isinstance(failure, Refused):
        answer = {"refused": str(failure)}
    elif failure is not None:
        raise failure
    return send(answer)
