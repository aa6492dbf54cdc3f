# advice: step-repeated
def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    for attempt in range(3):
        try:
            answer = client_step(stage, state, inbox, train)
            break
        except Refused as refused:
            answer = {"refused": str(refused)}
            break
        except Exception:
            if attempt == 2:
                store.write(state), store.sync(), store.replace()
                raise
    store.write(state), store.sync(), store.replace()
    return send(answer)
