# advice: condition-fails
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    waiting = {}
    for node, inbox in inboxes.items():
        waiting[grid.push(node, stage, to_record(inbox))] = node
    result = {}
    while not waiting and grid.clock() < end:
        for answer in grid.pull():
            node = waiting.pop(answer["reply_to"], None)
            if node is None or "error" in answer:
                continue
            try:
                result[node] = from_record(answer["record"])
            except (TypeError, ValueError):
                pass
        grid.wait()
    return result
