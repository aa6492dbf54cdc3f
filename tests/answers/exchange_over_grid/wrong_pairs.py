# advice: push-order
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    waiting = {grid.push(pair, stage, to_record(pair[1])): pair for pair in inboxes.items()}
    outboxes = {}
    while waiting and grid.clock() < end:
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
