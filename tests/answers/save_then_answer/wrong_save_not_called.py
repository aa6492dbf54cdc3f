# advice: value-lost
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    def save():
        store.write(state)
        store.sync()
        store.replace()
    try:
        answer = client_step(stage, state, inbox, train)
    except Refused as e:
        answer = {"refused": str(e)}
    finally:
        save
    return send(answer)
