# right: the reason shows texts where bytes are such
def same_model_for_all(fingerprints):
    models = set(fingerprints.values())
    if len(models) != 1:
        shown = ", ".join(model.decode(errors="replace") for model in models) or "none"
        raise Refused(f"not one model: {shown}")
    return models.pop()
