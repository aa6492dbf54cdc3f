# advice: node-nought
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    asked = {}
    for node, message in inboxes.items():
        asked[grid.push(node, stage, to_record(message))] = node
    came = {}
    while asked and grid.clock() < end:
        for reply in grid.pull():
            if node := asked.pop(reply["reply_to"], None):
                try:
                    came[node] = from_record(reply["record"])
                except (KeyError, TypeError, ValueError):
                    pass
        grid.wait()
    return came
