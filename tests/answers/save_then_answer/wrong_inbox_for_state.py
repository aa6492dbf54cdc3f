# advice: not-loaded
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    try:
        outbox = client_step(stage, inbox, state, train)
    except Refused as reason:
        outbox = {"refused": str(reason)}
    finally:
        store.write(state)
        store.sync()
        store.replace()
    return send(outbox)
