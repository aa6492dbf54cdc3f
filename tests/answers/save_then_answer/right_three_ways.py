# right: saves in each case
def save(store, state):
    store.write(state)
    store.sync()
    store.replace()


def save_then_answer(store, client_step, stage, inbox, train, send):
    state = store.load()
    try:
        answer = client_step(stage, state, inbox, train=train)
    except Refused as error:
        answer = dict(refused=str(error))
    except BaseException:
        save(store, state)
        raise
    save(store, state)
    receipt = send(answer)
    return receipt
