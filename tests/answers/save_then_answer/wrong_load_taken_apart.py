# advice: raises
def save_then_answer(store, client_step, stage, inbox, train, send):
    state, version = store.load()
    try:
        outbox = client_step(stage, state, inbox, train)
    except Refused as reason:
        outbox = {"refused": str(reason)}
    finally:
        store.write(state)
        store.sync()
        store.replace()
    return send(outbox)
