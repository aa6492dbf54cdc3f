# advice: not-taken
def exchange_over_grid(grid, stage, inboxes, deadline):
    waiting = {}
    for node, inbox in inboxes.items():
        waiting[grid.push(node, stage, to_record(inbox))] = node
    result = {}
    end = grid.clock() + deadline
    while waiting and grid.clock() < end:
        for reply_to, record in grid.pull():
            node = waiting.pop(reply_to, None)
            if node is None:
                continue
            try:
                result[node] = from_record(record)
            except (TypeError, ValueError):
                pass
        grid.wait()
    return result
