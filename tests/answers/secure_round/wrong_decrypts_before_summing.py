# advice: decrypts-single
def secure_round(network, server, clients, weights, agreement):
    total, count, sums = None, 0, 0
    for place, client in enumerate(clients):
        if place > 0:
            total, count = network.receive(client.name)
        integers = my_integers_of(*client.train(weights), agreement)
        mine, _ = add_my_update(client.encryptor, None, 0, integers, agreement.layout)
        sums = sums + decrypt_sum(server.private_key, mine, agreement.layout, len(weights) + 1, 1)
        total, count = mine if total is None else add_vectors(client.encryptor.public_key, total, mine), count + 1
        if place + 1 < len(clients):
            network.send(client.name, clients[place + 1].name, (total, count))
    network.send(client.name, server.name, (answer_server(total, count, agreement.threshold), count))
    network.receive(server.name)
    return dequantize(sums[:-1], agreement.bits, agreement.clip) * agreement.most_examples / sums[-1]
