# advice: returns-in-finally
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    answer = {}
    try:
        answer = client_step(stage, state, inbox, train)
    except Refused as why:
        answer = {"refused": str(why)}
    finally:
        store.write(state)
        store.sync()
        store.replace()
        return send(answer)
