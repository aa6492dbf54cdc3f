# advice: bound-late
def reused_key_attack(mask_key, victim, public_keys, recorded):
    jobs = {}
    for r, (message, own) in recorded.items():
        def job():
            shared = {v: pairwise_seed(mask_key, pk, r, victim, v) for v, pk in public_keys.items()}
            return late_arrival_attack(message - expand_mask(own, message.size), victim, shared)
        jobs[r] = job
    return {number: work() for number, work in jobs.items()}
