# advice: no-step
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    try:
        answer = {"round": inbox["round"], "ids": inbox["ids"]}
    except Refused as refused:
        answer = {"refused": str(refused)}
    finally:
        store.write(state)
        store.sync()
        store.replace()
    return send(answer)
