# advice: sends-twice
def exchange_over_grid(grid, stage, inboxes, deadline):
    end, found = grid.clock() + deadline, {}
    ids = {grid.push(node, stage, to_record(message)): node for node, message in inboxes.items()}
    while ids and grid.clock() < end:
        for reply in grid.pull():
            node = ids.pop(reply["reply_to"], None)
            if node is None:
                continue
            try:
                found[node] = from_record(reply["record"])
            except (KeyError, ValueError, TypeError):
                ids[grid.push(node, stage, to_record(inboxes[node]))] = node
        grid.wait()
    return found
