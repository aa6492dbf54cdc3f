# advice: other-message
def secure_round(network, server, clients, weights, agreement):
    names = [client.name for client in clients] + [server.name]
    total, count = None, 0
    for k, client in enumerate(clients):
        if k:
            total, count, *_ = network.receive(client.name)
        integers = my_integers_of(*client.train(weights), agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, agreement.layout)
        if k == len(clients) - 1:
            answer_server(total, count, agreement.threshold)
        network.send(client.name, names[k + 1], (total, count, agreement.threshold, k))
    total, count, *_ = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
