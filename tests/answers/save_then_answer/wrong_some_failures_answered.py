# advice: failure-answered
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    try:
        answer = client_step(stage, state, inbox, train)
    except (Refused, ValueError, KeyError) as reason:
        answer = {"refused": str(reason)}
    finally:
        store.write(state)
        store.sync()
        store.replace()
    return send(answer)
