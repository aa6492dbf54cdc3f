# advice: under-none
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    node_of = {}
    for node, inbox in inboxes.items():
        node_of[grid.push(node, stage, to_record(inbox))] = node
    answers, open_ones = {}, len(node_of)
    while open_ones > 0 and grid.clock() < end:
        for reply in grid.pull():
            open_ones -= 1
            if "error" in reply:
                continue
            try:
                answers[node_of.get(reply["reply_to"])] = from_record(reply["record"])
            except (TypeError, ValueError):
                pass
        if open_ones > 0:
            grid.wait()
    return answers
