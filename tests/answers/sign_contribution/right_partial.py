# right: functools.partial
def sign_contribution(signing_key, name, round_number, roster, running_total):
    import functools
    say = functools.partial(statement, round_number, roster, name)

    def signed(total_digest):
        return Contribution(signature=signing_key.sign(say(total_digest)), total_digest=total_digest, name=name)

    return signed(digest(tuple(running_total)))
