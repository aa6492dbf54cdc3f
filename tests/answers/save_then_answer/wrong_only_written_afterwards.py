# advice: old-state-saved
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    store.write(state)
    store.sync()
    store.replace()
    try:
        outbox = client_step(stage, state, inbox, train)
    except Refused as reason:
        outbox = {"refused": str(reason)}
    finally:
        store.write(state)
    return send(outbox)
