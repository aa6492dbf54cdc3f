# advice: failure-hidden
def save_then_answer(store, client_step, stage, inbox, train, send):
    state, answer = store.load(), None
    try:
        answer = client_step(stage, state, inbox, train)
    except Refused as refused:
        answer = {"refused": str(refused)}
    except Exception:
        answer = None
    finally:
        store.write(state)
        store.sync()
        store.replace()
    return send(answer) if answer else None
