# advice: other-keys
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    waiting = {grid.push(node, stage, to_record(inbox)): str(node) for node, inbox in inboxes.items()}
    found = {}
    while waiting and grid.clock() < end:
        for answer in grid.pull():
            node = waiting.pop(answer["reply_to"], None)
            if node is None or "error" in answer:
                continue
            try:
                found[node] = from_record(answer["record"])
            except (TypeError, ValueError):
                pass
        if waiting:
            grid.wait()
    return found
