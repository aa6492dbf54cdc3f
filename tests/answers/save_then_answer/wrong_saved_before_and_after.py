# advice: sent-first
def save_then_answer(store, client_step, stage, inbox, train, send):
    def save(state):
        store.write(state)
        store.sync()
        store.replace()
    state = store.load()
    save(state)
    try:
        answer = client_step(stage, state, inbox, train)
    except Refused as refused:
        answer = {"refused": str(refused)}
    except Exception:
        save(state)
        raise
    receipt = send(answer)
    save(state)
    return receipt
