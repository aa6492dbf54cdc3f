# advice: returns-none
def recover_secret(shares, threshold, *, prime=PRIME):
    for share_id, value in shares:
        if share_id == 0:
            return value
