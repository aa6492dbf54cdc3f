"""What a server asks of its clients, by name, but for the stages of a masked round, which given/masking/rules.py names.

Imports no Flower, so that notebooks which only start and watch programs need none.
"""

ENROL, HERE, ROSTER, PLAIN, TURNED_AWAY = "enrol", "here", "roster", "plain", "turned_away"
PROTOCOLS = (PLAIN, "masked")
OUT = "Out of the class"  # how the line on a client's screen begins
GO_ON = "go-on"  # the file with which a halted stage is told to begin
MOMENT = 5.0  # seconds in which a node answers that is there
