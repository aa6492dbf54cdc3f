# advice: secret-handed-out
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    return [(share_id, secret) for share_id in range(1, share_count + 1)]
