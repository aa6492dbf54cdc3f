# advice: returns-none
def choose_neighbours(n, dropout, corrupt):
    print("nothing")
