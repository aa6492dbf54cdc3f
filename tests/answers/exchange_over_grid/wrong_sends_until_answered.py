# advice: sent-again
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    found = {}
    while len(found) < len(inboxes) and grid.clock() < end:
        waiting = {grid.push(node, stage, to_record(inbox)): node for node, inbox in inboxes.items() if node not in found}
        for answer in grid.pull():
            node = waiting.pop(answer["reply_to"], None)
            if node is None or "error" in answer:
                continue
            try:
                found[node] = from_record(answer["record"])
            except (TypeError, ValueError):
                pass
        grid.wait()
    return found
