# advice: returns-in-with
class _Saved:
    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.state = self.store.load()
        return self.state

    def __exit__(self, *error):
        self.store.write(self.state)
        self.store.sync()
        self.store.replace()


def save_then_answer(store, client_step, stage, inbox, train, send):
    with _Saved(store) as state:
        try:
            answer = client_step(stage, state, inbox, train)
        except Refused as refused:
            answer = {"refused": str(refused)}
        return send(answer)
