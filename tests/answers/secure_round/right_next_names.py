# right: names of the next in a list
def secure_round(network, server, clients, weights, agreement):
    receivers = [client.name for client in clients[1:]] + [server.name]
    message = (None, 0)
    for client, receiver in zip(clients, receivers):
        total, count = message
        update, example_count = client.train(weights.copy())
        total, count = add_my_update(
            client.encryptor, total, count, my_integers_of(update, example_count, agreement), agreement.layout
        )
        if receiver == server.name:
            total = answer_server(total, count, agreement.threshold)
        network.send(client.name, receiver, [total, count])
        message = network.receive(receiver)
    average, examples = decrypt_average(server.private_key, *message, weights.size, agreement)
    return average
