# advice: other-clock
def exchange_over_grid(grid, stage, inboxes, deadline):
    import time

    end = time.time() + deadline
    waiting = {grid.push(node, stage, to_record(inbox)): node for node, inbox in inboxes.items()}
    outboxes = {}
    while waiting and time.time() < end:
        for answer in grid.pull():
            node = waiting.pop(answer["reply_to"], None)
            if node is None or "error" in answer:
                continue
            try:
                outboxes[node] = from_record(answer["record"])
            except (TypeError, ValueError):
                pass
        grid.wait()
    return outboxes
