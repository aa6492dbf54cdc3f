# advice: failure-not-saved
def save_then_answer(store, client_step, stage, inbox, train, send):
    state, outbox = store.load(), None
    try:
        outbox = client_step(stage, state, inbox, train)
    except Refused as reason:
        outbox = {"refused": str(reason)}
    finally:
        if outbox:
            store.write(state)
            store.sync()
            store.replace()
    return send(outbox)
