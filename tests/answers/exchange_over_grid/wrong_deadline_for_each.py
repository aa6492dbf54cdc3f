# advice: deadline-each
def exchange_over_grid(grid, stage, inboxes, deadline):
    answers = {}
    for node, inbox in inboxes.items():
        sent = grid.push(node, stage, to_record(inbox))
        end, came = grid.clock() + deadline, False
        while not came and grid.clock() < end:
            for answer in grid.pull():
                if answer["reply_to"] != sent:
                    continue
                came = True
                if "record" in answer:
                    try:
                        answers[node] = from_record(answer["record"])
                    except (TypeError, ValueError):
                        pass
            if not came:
                grid.wait()
    return answers
