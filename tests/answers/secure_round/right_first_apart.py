# right: the first client before the loop
def secure_round(network, server, clients, weights, agreement):
    first, *others = clients
    integers = my_integers_of(*first.train(weights), agreement)
    total, count = add_my_update(first.encryptor, None, 0, integers, agreement.layout)
    here = first.name
    for client in others:
        network.send(here, client.name, (total, count))
        total, count = network.receive(client.name)
        update, examples = client.train(weights)
        integers = my_integers_of(update, examples, agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, agreement.layout)
        here = client.name
    answer = answer_server(total, count, agreement.threshold)
    network.send(here, server.name, (answer, count))
    answer, count = network.receive(server.name)
    return decrypt_average(server.private_key, answer, count, len(weights), agreement)[0]
