# advice: answer-saved
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    try:
        state = client_step(stage, state, inbox, train)
        answer = state
    except Refused as e:
        answer = {"refused": str(e)}
    finally:
        store.write(state); store.sync(); store.replace()
    return send(answer)
