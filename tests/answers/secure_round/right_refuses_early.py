# right: looks at the number of clients first, too
def secure_round(network, server, clients, weights, agreement):
    if len(clients) <= agreement.threshold:
        raise Refused(f"{len(clients)} clients, but it takes more than {agreement.threshold}")
    for k, client in enumerate(clients):
        total, count = network.receive(client.name) if k else (None, 0)
        integers = my_integers_of(*client.train(weights), agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, agreement.layout)
        last = client is clients[-1]
        if last:
            answer_server(total, count, agreement.threshold)
        network.send(client.name, server.name if last else clients[k + 1].name, (total, count))
    return decrypt_average(server.private_key, *network.receive(server.name), len(weights), agreement)[0]
