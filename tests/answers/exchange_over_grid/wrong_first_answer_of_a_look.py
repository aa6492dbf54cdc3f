# advice: not-taken
def exchange_over_grid(grid, stage, inboxes, deadline):
    waiting = {grid.push(node, stage, to_record(inbox)): node for node, inbox in inboxes.items()}
    end = grid.clock() + deadline
    got = {}
    while waiting and grid.clock() < end:
        answers = grid.pull()
        if answers:
            answer = answers[0]
            node = waiting.pop(answer["reply_to"], None)
            if node is not None and "error" not in answer:
                try:
                    got[node] = from_record(answer["record"])
                except (TypeError, ValueError):
                    pass
        grid.wait()
    return got
