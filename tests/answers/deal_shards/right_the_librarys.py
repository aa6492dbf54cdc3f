# right: what the course hands out does the same
def deal_shards(labels, client_count, shards_per_client, rng):
    from fedlearn_lib.given.partitions import partition_shards
    return partition_shards(labels, client_count, rng, shards_per_client)
