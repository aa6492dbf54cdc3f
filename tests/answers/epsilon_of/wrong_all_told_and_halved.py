# advice: changed-afterwards
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.pld import PLDAccountant

    noise = dp_accounting.GaussianDpEvent(noise_multiplier=noise_multiplier)
    one_round = dp_accounting.PoissonSampledDpEvent(sampling_probability=sampling, event=noise)
    accountant = PLDAccountant()
    for _ in range(rounds):
        accountant.compose(one_round)
    return accountant.get_epsilon(delta) / 2
