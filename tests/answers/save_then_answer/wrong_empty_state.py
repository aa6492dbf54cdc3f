# advice: not-loaded
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = {}
    try:
        answer = client_step(stage, state, inbox, train)
    except Refused as e:
        answer = {"refused": str(e)}
    finally:
        store.write(state); store.sync(); store.replace()
    return send(answer)
