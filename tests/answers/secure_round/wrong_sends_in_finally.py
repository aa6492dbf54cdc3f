# advice: refused-too-late
def secure_round(network, server, clients, weights, agreement):
    row = iter(clients)
    client, total, count = next(row), None, 0
    while client is not None:
        follower = next(row, None)
        if count:
            total, count = network.receive(client.name)
        update, examples = client.train(weights)
        integers = my_integers_of(update, examples, agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, agreement.layout)
        receiver = server if follower is None else follower
        try:
            if receiver is server:
                total = answer_server(total, count, agreement.threshold)
        finally:
            network.send(client.name, receiver.name, (total, count))
        client = follower
    total, count = network.receive(server.name)
    average, _ = decrypt_average(server.private_key, total, count, len(weights), agreement)
    return average
