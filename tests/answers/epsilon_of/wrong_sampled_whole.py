# advice: drawn-once-for-all
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant
    all_rounds = dp_accounting.SelfComposedDpEvent(dp_accounting.GaussianDpEvent(noise_multiplier), rounds)
    a = RdpAccountant()
    a.compose(dp_accounting.PoissonSampledDpEvent(sampling, all_rounds))
    return a.get_epsilon(delta)
