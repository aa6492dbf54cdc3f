# advice: hops-missing
def secure_round(network, server, clients, weights, agreement):
    total, count = None, 0
    for client in clients:
        update, examples = client.train(weights)
        integers = my_integers_of(update, examples, agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, agreement.layout)
    network.send(client.name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    average, _ = decrypt_average(server.private_key, total, count, len(weights), agreement)
    return average
