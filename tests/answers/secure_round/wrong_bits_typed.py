# advice: typed-in
def secure_round(network, server, clients, weights, agreement):
    from fedlearn_lib.given.paillier.packing import Layout
    total, count = None, 0
    for k, client in enumerate(clients):
        if k > 0:
            total, count = network.receive(client.name)
        update, examples = client.train(weights)
        integers = my_integers_of(update, examples, agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, Layout(16, 8, 512))
        if k < len(clients) - 1:
            network.send(client.name, clients[k + 1].name, (total, count))
    network.send(clients[-1].name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    average, _ = decrypt_average(server.private_key, total, count, len(weights), agreement)
    return average
