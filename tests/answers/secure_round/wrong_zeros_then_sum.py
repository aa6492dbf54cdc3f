# advice: not-the-sum-so-far
def secure_round(network, server, clients, weights, agreement):
    integers = [my_integers_of(*client.train(weights), agreement) for client in clients]
    zeros = np.zeros_like(integers[0])
    total, count = None, 0
    for k, client in enumerate(clients):
        if k > 0:
            total, count = network.receive(client.name)
        last = k == len(clients) - 1
        total, count = add_my_update(client.encryptor, total, count, sum(integers) if last else zeros, agreement.layout)
        if not last:
            network.send(client.name, clients[k + 1].name, (total, count))
    network.send(clients[-1].name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
