# advice: raises
def exchange_over_grid(grid, stage, inboxes, deadline):
    waiting = {}
    for node, inbox in inboxes.items():
        waiting[grid.push(node, stage, to_record(inbox))] = node
    result = {}
    end = grid.clock() + deadline
    while waiting and grid.clock() < end:
        for answer in grid.pull():
            if answer in waiting and "error" not in answer:
                node = waiting.pop(answer)
                try:
                    result[node] = from_record(answer["record"])
                except (TypeError, ValueError):
                    pass
        grid.wait()
    return result
