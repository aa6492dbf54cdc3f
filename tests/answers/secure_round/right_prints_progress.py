# right: prints what may be seen
def secure_round(network, server, clients, weights, agreement):
    total, count = None, 0
    previous = None
    for client in clients:
        if previous is not None:
            network.send(previous.name, client.name, (total, count))
            total, count = network.receive(client.name)
        update, examples = client.train(weights)
        print(f"{client.name} trained, {count} before it")
        total, count = add_my_update(client.encryptor, total, count, my_integers_of(update, examples, agreement), agreement.layout)
        previous = client
    allowed = answer_server(total, count, agreement.threshold)
    network.send(previous.name, server.name, (allowed, count))
    total, count = network.receive(server.name)
    average, examples = decrypt_average(server.private_key, total, count, len(weights), agreement)
    print("average over", examples, "examples:", average)
    return average
