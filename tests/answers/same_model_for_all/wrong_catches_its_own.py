# advice: catches-its-own
def same_model_for_all(fingerprints):
    told = set(fingerprints.values())
    try:
        if len(told) != 1:
            raise Refused(f"{len(told)} different models were told")
        return told.pop()
    except Refused as why:
        print(why)
