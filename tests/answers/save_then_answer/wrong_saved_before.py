# advice: old-state-saved
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    store.write(state)
    store.sync()
    store.replace()
    try:
        answer = client_step(stage, state, inbox, train)
    except Refused as refused:
        answer = {"refused": str(refused)}
    return send(answer)
