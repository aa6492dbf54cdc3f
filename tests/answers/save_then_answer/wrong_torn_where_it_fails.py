# advice: torn-at-power-cut
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    try:
        outbox = client_step(stage, state, inbox, train)
    except Refused as reason:
        outbox = {"refused": str(reason)}
    except Exception:
        store.write(state)
        store.replace()
        store.sync()
        raise
    store.write(state)
    store.sync()
    store.replace()
    return send(outbox)
