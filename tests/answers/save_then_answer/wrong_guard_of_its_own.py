# advice: refuses-itself
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    if stage not in ("join", "share", "unmask"):
        raise Refused("unknown stage")
    try:
        answer = client_step(stage, state, inbox, train)
    except Refused as refused:
        answer = {"refused": str(refused)}
    finally:
        store.write(state)
        store.sync()
        store.replace()
    return send(answer)
