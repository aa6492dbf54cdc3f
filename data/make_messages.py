"""Makes up the phone messages of messages.tsv: 240 people who do not exist, 4,000 unsent messages.

Each person gets a life (a partner, a street, a doctor, a medicine, a pet) and habits of writing;
a message is a phrase of its topic, filled from that life. So some words belong to a topic, and
some rare ones to a single person.

In a phrase, (a|b|c) is a choice, which may be empty; <street> stands for a word of the person's
life, or of a list. Words are lower case, one space apart, without marks, as on a phone:
`text.split()` is all the tokenising needed.
"""
# ruff: noqa: E501  (a phrase a line, however long: so they can be read and sorted)

import random
import re

SEED = 2017
PEOPLE = 240
MESSAGES = 4000
FEWEST = 5  # messages from one person

TOPICS = {
    "family": """
        can you (pick up|fetch|collect) <child> from (school|nursery|practice|swimming|the childminder) (at <time>|<day>|today)
        <child> (has lost|just lost) (another|a|the front) tooth and wants (the tooth fairy|a photo sent to <parent>)
        <parent> (is asking|keeps asking|wants to know) when (we|you) are (visiting|coming round|coming over)
        <parent> (fell asleep|nodded off) in front of the telly with <pet> on the (sofa|rug|cushion) (again|all evening|)
        happy birthday (little one|big sister|big brother|my darling) hope <parent> made (a|the) (huge|lovely|chocolate) cake
        <child> got (a star|full marks|a prize|told off) from <teacher> (today|<day>|in assembly)
        parents evening with <teacher> is (<day>|at <time>|moved to <day>) can (you|we) (both|) make it
        the baby (kicked|smiled|crawled|rolled over) for the first time (today|this morning|while <parent> was here)
        <pet> ate (my|the|your) (homework|slippers|birthday cake|sofa cushion) (again|) i am not (joking|laughing)
        did you (call|ring|phone) <parent> about (the wedding|the christening|grandads eightieth|the reunion)
        <sibling> is (pregnant|expecting|having twins|getting married|moving out) but (do not|please dont) tell <parent> yet
        <sibling> and <parent> (are not speaking|had a row|made up) (again|at last|at the wedding)
        bedtime story done teeth brushed <child> (asleep|wide awake|singing) and <pet> (snoring|barking) (too|)
        grandma (knitted|is knitting) <child> a (jumper|scarf|hat) with (dinosaurs|rockets|unicorns|stripes) on it
        <child> wants (a puppy|a kitten|a trumpet|pink hair|a sleepover with <friend>) for (christmas|her birthday|his birthday)
        family photo (<day>|at <time>) everyone wears (blue|white|something smart) yes (even|also) uncle <uncle>
        uncle <uncle> is (staying|coming to stay) (till <day>|over the weekend) hide the (whisky|good biscuits|guitar)
        who is (babysitting|minding <child>) <day> because <sibling> (cancelled|cant|is away)
        <child> said (mummy|daddy|banana|no) (no no|) (all day|in the shop|to <parent>) (it was so|really) (funny|cute)
        the nursery (rang|called) <child> has a (runny nose|rash|bumped head) and (needs|wants) (fetching|cuddles)
        <parent> (sends|sent) (love|kisses|hugs) and (asks|says) (why you never call|you look thin|bring <pet>)
        took the kids and <pet> to (the park|feed the ducks|the zoo|the playground on <street>) (this morning|<day>)
    """,
    "food": """
        (fancy|want|how about) <dish> (tonight|for dinner|<day>) i have (all the|) ingredients
        we are out of (milk|eggs|butter|bread|onions|rice) and (also|) (coffee|garlic|flour|cheese|tomatoes)
        table for (two|four|six) at <cafe> <day> at <time> (booked|is that ok|under my name)
        <cafe> (does|do|has) the best <dish> (in town|i ever had|for <smallamount> euros) (trust me|honestly|)
        burnt the <dish> (again|) the (smoke alarm|whole kitchen) (is screaming|smells|went mad)
        how long do i (boil|bake|roast|fry) the (potatoes|chicken|aubergine|lentils|salmon) for
        your <dish> was (amazing|so good|delicious) can i have the recipe (please|for <day>|)
        leftovers in the fridge <dish> and (some|a bit of) (salad|soup|apple crumble|trifle) help yourself
        bring (a bottle|dessert|crisps|olives|your <dish>) (<day>|tonight) <friend> is (cooking|doing <dish>)
        <friend> is (vegan|allergic to nuts|off gluten|allergic to shellfish) now so no (cheese|satay|pasta|prawns) (sorry|)
        meet for (coffee|brunch|lunch|a slice of cake) at <cafe> (<day>|at <time>|in ten minutes)
        i (made|baked|tried) (sourdough|banana bread|a sponge|focaccia) and it actually (rose|worked|tasted nice)
        too much (chilli|salt|garlic|cumin|vinegar) in the <dish> (water please|my mouth is on fire|sorry)
        ordering (in|takeaway) what do you want <dish> or <dish>
        the market has (strawberries|asparagus|fresh crab|wild mushrooms|figs) (today|<day>) (shall i|want me to) get some
        had <dish> for breakfast (no regrets|dont judge|and lunch) with (extra|loads of) (cheese|gravy|ketchup|syrup)
        need (saffron|cardamom|tahini|paprika|coconut milk|buttermilk) for the <dish> where do you (buy|get) it
        is the (chicken|fish|yoghurt|cream) still (good|ok|safe) it (smells funny|expired last week)
        my stomach is (rumbling|empty) lets eat (something|<dish>) (now|soon|before <time>)
        the oven (timer|light) is broken so watch the <dish> it needs <minutes> minutes
        slow cooker is on <dish> ready (at <time>|when you are home) (do not|dont) lift the lid
    """,
    "health": """
        (picked up|collected) my <medicine> from the (chemist|pharmacy) (they only had|there was only) (half|one box)
        did you take your <medicine> (today|this morning|with food|before breakfast)
        <doctor> says (it is|it might be|its definitely) <condition> (please|) dont tell (anyone|<parent>|work)
        appointment with <doctor> (at <time>|<day>) (can you come|bit nervous|wish me luck)
        blood (results|test) came back (fine|high|not great|borderline) <doctor> wants to see me (again|<day>)
        (the|my) <condition> is (back|worse|much better|flaring up) since i (stopped|started|changed) the <medicine>
        <doctor> put me on <dose> of <medicine> (twice a day|at night|for <minutes> days) (side effects are awful|)
        feeling (dizzy|sick|faint|rotten|a bit better) (since|after) the (injection|tablets|vaccine|operation)
        in (a and e|the waiting room|hospital) with <friend> (broken wrist|twisted ankle|chest pain) will (call|text) later
        my (back|knee|tooth|throat|head) (is killing me|hurts so much|still aches) (took|need) (ibuprofen|paracetamol|a day off)
        temperature is (thirty nine|thirty eight point five) and (coughing|shivering|sneezing) all night
        physio (at <time>|<day>) for my (shoulder|hip|knee|neck) then home to rest
        therapy went (well|ok|badly) today we talked about (dad|<partner>|sleep|the panic attacks) i cried (a bit|lots)
        cant sleep (again|) three nights (now|in a row) should i ask <doctor> (about|for) <medicine>
        the scan is (<day>|clear|at <time>) no (food|drink) after (midnight|<time>) (ugh|fine|)
        (test is|its|i am) positive so (isolating|staying in|no visitors) till <day>
        the dentist wants <amount> euros for (a crown|the root canal|two fillings) (ouch|)
        blood pressure (one forty|one fifty|one thirty) over ninety (better|not good|<doctor> is happy)
        prescription for <medicine> ran out can <doctor> (send|renew) it (before <day>|today|urgently)
        allergic to (penicillin|something) (my face|my arm|everything) is (swollen|itchy|covered in spots)
        <minutes> weeks (sober|smoke free|clean) today (proud|really proud) of (you|myself)
        optician says i need (glasses|stronger lenses|drops) for (reading|driving|my left eye)
    """,
    "love": """
        (miss|missing) you (so much|already|like crazy) <partner> (come home|cant wait for <day>|)
        (good night|sleep well|sweet dreams) (my love|gorgeous|beautiful|handsome|darling) (dream of me|kisses|)
        last night was (perfect|wonderful|magical|unforgettable) <partner> cant stop (smiling|thinking of you)
        i think i (love|am falling for|really like) <crush> (do not|please dont) tell (<friend>|anybody)
        <crush> (kissed me|held my hand|asked me out|winked at me) (at <cafe>|on <street>|after the party) help
        (second|first|third) date with <crush> (<day>|tonight) what do i wear (black dress|blue shirt|help)
        we (broke up|split up|are over) (last night|<day>|for good) i (feel empty|cant breathe|am heartbroken)
        <partner> (proposed|asked me to marry him|asked me to marry her) (in <city>|on the beach|at <cafe>) and i said yes
        yes yes yes (a thousand times|) (i will|of course i will) marry you <partner>
        flowers (arrived|came) (today|at work) (roses|tulips|peonies|lilies) you are (so|very) sweet
        our anniversary is (<day>|in <month>) (dont forget|do not forget) <minutes> years my love
        are you seeing (someone|somebody) else <partner> (tell me the truth|be honest|)
        i saw <partner> with <crush> (at <cafe>|on <street>|holding hands) (what do i do|i feel sick)
        sorry about (the fight|last night|what i said) (i was jealous|forgive me|you mean everything to me)
        your (eyes|smile|voice|perfume|laugh) (drives|makes) me (crazy|melt|weak)
        swiped right on <crush> (we matched|such a cute profile|should i text first)
        romantic weekend (in <city>|away|by the sea) just (us|you and me) candles (wine|champagne) and (no phones|jazz)
        he (ghosted|blocked|texted) me (again|after two dates|at midnight) what a (jerk|mess|charmer)
        she said she (needs space|likes me back|still loves her ex) (my heart|so confused|omg)
        wearing your (jumper|hoodie|shirt) because it smells of you <partner>
        meet me (under the clock|on the bridge|on <street>) at <time> and kiss me (please|in the rain|)
        moving in with <partner> (<day>|in <month>) (excited|scared|finally) two (toothbrushes|keys) one heart
    """,
    "money": """
        can you (lend|send|transfer) me <amount> euros (till <day>|until payday|asap) (i will pay you back|promise|)
        (rent|the rent|the deposit) is due <day> we are <amount> euros short
        (paid|just paid) the <bill> bill <amount> euros (robbery|ouch|done)
        my (card|pin|account) (got|has been) (declined|blocked|cloned) at (the till|<shop>) so embarrassing
        the bank (refused|approved|wants papers for) (the|our) (mortgage|loan|overdraft) of <amount> thousand
        you (owe|still owe) me <amount> euros for (the tickets|dinner|the <bill> bill|the concert)
        split the <bill> bill (three|four|two) ways is <smallamount> euros each (ok|please|)
        (got|finally got) (paid|my bonus|the refund|the tax rebate) <amount> euros (drinks on me|straight to savings|)
        (the|that) (watch|bike|sofa|coat|laptop) is <amount> euros (on ebay|second hand|in the sale at <shop>) (bargain|too much)
        my debts are <amount> euros (dont tell|please dont tell) <partner> i will (fix|sort) it
        (insurance|car tax|council tax|broadband) went up (again|) to <smallamount> euros a month (switch|cancel|)
        put <smallamount> euros on (the horse|red|the cup final) and (lost|won) (everything|double|again)
        crypto is (down|up) <smallamount> percent i (sold|bought|lost) (everything|half|<amount> euros)
        <boss> (pays|is paying) <colleague> <amount> euros (more than|less than) me (how is that fair|for the same job)
        pension (letter|statement) says <amount> euros a month at (sixty seven|sixty five) (lovely|depressing)
        the accountant needs (receipts|invoices|my payslips|the tax return) by <day>
        sort code and account number (please|again) (for the deposit|so i can pay you)
        iban ends in <digits> (reference|name) is <surname> (transfer by <day>|thanks)
        (saved|put away) <amount> euros for (the house|<city>|a rainy day|the wedding) (so far|already)
        (bailiffs|a debt letter|final reminder) came about the <bill> (bill|) for <amount> euros (panic|what now)
        <shop> (charged|billed) me twice <smallamount> euros (want it back|calling them <day>)
    """,
    "sport": """
        (training|practice) is (at <time>|cancelled|moved to <day>) (bring|wear) (boots|bibs|studs|the blue kit)
        did you (see|watch) the <team> (game|match) (that penalty|what a goal|robbed again|offside never)
        <team> (won|lost|drew) (two one|three nil|four two|nil nil) (in extra time|at home|away)
        <friend> (scored|saved|missed) (a penalty|a header|an open goal) in the last minute
        five a side (<day>|tonight) at <time> we need (a keeper|one more|two more) (are you|) in
        ran (ten|five|fifteen) k in <minutes> minutes new (personal best|record) (my legs|ouch|)
        (marathon|half marathon|triathlon|park run) is <day> (carb loading|my number is <digits>|so nervous)
        gym (at <time>|<day>|before work) (leg day|chest day|spin class|kettlebells) no excuses
        tickets for <team> (<day>|in <month>) row <digits> (scarf on|who wants one|)
        the referee (was blind|needs glasses|sent off <friend>|gave nothing) (honestly|what a joke|)
        tennis (<day>|at <time>) court <minutes> bring (balls|your racket|new grips)
        swimming (forty|sixty|thirty) lengths (before breakfast|at <time>) goggles leaked (again|)
        pulled my (hamstring|calf|groin) in the warm up out for (two|three|six) weeks
        <team> (sacked|signed|sold) (the manager|a new striker|the captain) (finally|what a mess|)
        cycled (over|up|round) <place> hill (forty|sixty|ninety) kilometres (puncture|headwind|sunburnt) (but happy|)
        climbing wall (<day>|at <time>) with <friend> (chalk|ropes|harness) sorted
        yoga on the (beach|roof|lawn) (<day>|at <time>) (bring|rolled up) (a|your) mat
        cup final (<day>|at <time>) my place (beer|pizza|big screen) <team> till i die
        the kids league (table|results) we are (top|second|bottom) after beating <place> united
        badminton (doubles|singles) with <colleague> (smashed|thrashed) (us|him|her) twenty one <minutes>
        golf (<day>|at <time>) at <place> (handicap|eighteen holes|lost six balls) (bring the buggy|)
    """,
    "travel": """
        landed in <city> (finally|safe and sound|two hours late) (luggage|my suitcase) (went to <city>|is lost|came first)
        train to <city> (is delayed|is cancelled|leaves at <time>) platform <minutes> (running|hurry|ugh)
        gate <digits> (boarding|closes) at <time> where are you (passport|sunglasses|coffee) in hand
        booked (flights|a hotel|the ferry|a tent) to <city> (in <month>|for <day>) <amount> euros (each|return)
        the hotel in <city> has (a pool|no hot water|a view of the sea|cockroaches|breakfast) (wow|help|)
        stuck in traffic (on the motorway|near <place>|outside <city>) (back by|home by) <time> (i hope|)
        did you pack (the passports|sun cream|the adapter|my swimsuit|travel pills) taxi comes at <time>
        my (passport|visa) (expired|expires in <month>|has not arrived) and we fly <day>
        (camping|hiking|kayaking) near <place> no signal (mosquitoes|rain|stars) everywhere
        museum in <city> closed (<day>|till <month>) so (walked|wandered) round the old town
        the (bus|tram|metro|taxi) to the airport (takes|costs) <minutes> (minutes|euros) (easy|)
        road trip <city> to <city> (<minutes> hours|via the mountains|with <friend>) (playlist ready|snacks packed|)
        (hire|rental) car is a (tiny|red|yellow|filthy) (fiat|van|convertible) and i drive on the wrong side
        postcard from <city> (sunny|snowy|windy|thirty degrees) wish you were here
        jet lag is (brutal|real) awake at <time> in <city> (watching game shows|eating noodles)
        my seat is <digits> next to (a crying baby|a snoring man|the toilet|<friend>) (send help|lovely|)
        keys for the (flat|cottage|villa) in <city> are (under the pot|with the neighbour|in the lockbox code <digits>)
        can you water the plants and feed <pet> while (we are|i am) in <city> (till <day>|for two weeks)
        ferry was (rough|late|lovely) (seasick|dolphins|wind) all the way to <city>
        border (police|control) in <city> searched (my bag|the whole bus|everyone) (three hours|so tired)
        sunset over <city> (unreal|so pretty) rooftop bar with <friend> (mojitos|cocktails|lemonade)
    """,
    "work": """
        <boss> (wants|needs) the (report|slides|budget|forecast|contract) by (<day>|<time>|noon) (help|again|)
        running late (start|begin) the (meeting|stand up|call) without me (tell <boss>|sorry|)
        meeting (moved|pushed|brought forward) to <day> <time> room <digits>
        <colleague> (resigned|got fired|got promoted|called in sick) (today|<day>) (did you hear|shocked|)
        the client (hated|loved|rejected|signed) (the pitch|the design|our offer|the contract) (<boss> is furious|drinks later|)
        i (got|didnt get) the job at <employer> (starting|they start people) (<day>|in <month>)
        interview at <employer> (<day>|at <time>) (tie or no tie|cross your fingers|dont tell <boss>)
        handing in my notice (<day>|today) (<boss> has no idea|so nervous|finally free) going to <employer>
        server (is|went) down (again|) (customers|the whole team|<colleague>) (screaming|panicking|in meltdown)
        can you cover my (shift|desk|phones|late shift) <day> (i will swap|please|owe you one)
        working from home (today|<day>) (wifi is terrible|in pyjamas|on calls till <time>)
        <colleague> (stole|ate|hid) my (stapler|lunch|mug|idea) (again|and <boss> laughed|)
        overtime (again|) this (week|weekend) (deadline|inventory|audit|launch) is <day>
        <employer> is (cutting|axing|moving) (fifty|two hundred|our) jobs (to <city>|by <month>|) keep it quiet
        password for the (printer|shared drive|portal) is (on the fridge|<place><digits>|with <colleague>)
        (annual|yearly) review with <boss> (went well|was brutal|at <time>) asking for a (raise|transfer|new title)
        forgot my (badge|laptop|charger|lanyard) can you let me in (side door|at reception|please)
        the spreadsheet has (an error|the wrong figures|hidden rows) in column (b|f|k) (fix it|check it|) before <boss> sees
        team lunch <day> at <cafe> (<employer>|the company|<boss>) is paying (miracle|)
        union (meeting|ballot|strike) <day> (are you in|vote yes|spread the word) (not a word to <boss>|)
        training (course|webinar) on (spreadsheets|safety|phishing) (<day>|at <time>) (compulsory|so boring|bring coffee)
    """,
}

OPENERS = """
    hey|hi|hiya|hello|morning|evening|yo|right|so|ok so|omg|oh no|guess what|quick one|listen|btw
    sorry|lol|wow|hey <friend>|hi <friend>|<friend>|<sibling>|love|mate|darling|dear <friend>
    hello <friend>
"""
TAILS = """
    see you <day>|see you at <time>|call me (later|tonight|when you can)|text me (back|later)
    let me know|talk later|cant wait|no rush|hope you are (well|ok|good)|thank you so much|thanks
    you are the best|say hi to <friend>|love to <parent>|what do you think|is that ok
    tell <friend> too|ask <partner>|on my way|back at <time>|phone is dying|battery nearly dead
    so tired|so happy|what a day|never mind|speak <day>|miss you|take care
    really really (sorry|happy|tired)|good luck
"""
SIGN_OFFS = "x|xx|cheers|ta|lol|haha|hugs|bye|ciao|peace"
SHORT_FORMS = dict(
    pair.split(":")
    for pair in """
    about:abt and:n are:r back:bk because:cos before:b4 good:gd have:hv later:l8r love:luv
    message:msg minutes:mins morning:mornin ok:k people:ppl please:pls really:rly see:c
    something:smth sorry:soz thanks:thx today:2day tomorrow:tmrw tonight:tonite weekend:wknd
    with:w you:u your:ur
    """.split()
)

LISTS = {
    "day": """monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|next week|next monday|next friday
        this weekend|tonight|monday morning|saturday night""",
    "time": """seven|eight|nine|ten|eleven|noon|one|two|three|four|five|six|half six|half seven|half eight|half nine
        quarter past four|quarter to five|twenty past nine|ten to three""",
    "month": "january|february|march|april|may|june|july|august|september|october|november|december",
    "minutes": "(1|2|3|4|5)(0|1|2|3|4|5|6|7|8|9)",
    "smallamount": "(1|2|3|4|5|6|7|8|9)(0|2|4|5|8|9)",
    "amount": "(1|2|3|4|5|6|7|8|9)(1|2|3|4|5|6|7|8|9)0|(1|2|3|4)(0|2|5|7)(0|5)0|(1|2|3|4|5|6|7|8|9)00",
    "digits": "(1|2|3|4|5|6|7|8|9)(0|1|2|3|4|5|6|7|8|9)(0|1|2|3|4|5|6|7|8|9)",
    "bill": "gas|electricity|water|phone|heating|restaurant|vet|garage|plumber|nursery|internet|hotel",
    "shop": "the supermarket|the petrol station|ikea|the chemist|the bookshop|the garden centre|the bakery|the off licence",
    "dish": """lasagne|ramen|paella|curry|pierogi|tacos|moussaka|risotto|goulash|falafel|dumplings|shakshuka|pizza
        fish and chips|pad thai|biryani|carbonara|ratatouille|jollof rice|borscht|gnocchi|tagine|sushi|chilli|quiche
        shepherds pie|pancakes|mushroom soup|pea soup|kimchi stew|okonomiyaki|schnitzel|burritos|feijoada|pho""",
    "city": """lisbon|oslo|porto|vienna|krakow|naples|seville|athens|dublin|berlin|prague|tallinn|riga|zagreb|split
        istanbul|marrakesh|cairo|tokyo|osaka|hanoi|bangkok|montreal|havana|lima|bogota|nairobi|cape town|sydney
        reykjavik|bergen|glasgow|cardiff|bristol|york|leeds|ghent|bruges|lyon|nice|turin|palermo|valencia|malaga""",
    "condition": """diabetes|asthma|depression|anxiety|migraine|eczema|arthritis|epilepsy|anaemia|shingles|gout|psoriasis
        endometriosis|bipolar disorder|crohns|coeliac disease|tinnitus|hypertension|angina|insomnia|lupus|sciatica""",
    "dose": "(10|20|25|40|50|75|100|150|200|250|500) (mg|milligrams)",
}

# what lives are made of
FIRST_NAMES = """
    aaliyah abel ada agnes ahmed aiko alba aleksy alice amara amir anders anika anouk anton arjun
    arlo astrid ayesha barney beatriz ben bianca bilal bjorn bruno callum camille carla cedric
    chiara chloe clara cormac daisy dario deepa diego dmitri ebba edith eero elif elio eloise emeka
    emil enzo esme esther eva fatima felix fergus fiona florian freya gemma george gita greta hamza
    hana hanna harriet hugo ida ibrahim imogen ines ingrid iris isla ivan jada jakob jasper jaya
    joanna jonas josie juan jun kaito karim katja kemal kenji kirsty lars layla leila leon linus
    liv lorenzo lotte lucia luka mabel magda malik marek margot marta mateo maya mei milo mina mira
    mohamed nadia naomi niamh nico nils nina noor olga oscar otto paolo pavel petra pia priya
    quentin rafael ravi renata rosa rowan ruben ruth saba sami sanjay saskia selma seren simone
    sofia stefan sunita suki tamar tariq tess theo tilda tomas tuva ulla uma valentina vera viktor
    wanda willem xavier yara yasmin yusuf zadie zara zofia
""".split()
PET_NAMES = """
    biscuit pickles mochi waffles ziggy marmalade noodle bandit pepper truffle socks bramble tofu
    gizmo pudding whiskers rufus nugget dumpling smudge churro beans peanut clover domino muffin
    paddington sprout tigger yoda olive pumpkin maple hercules cleopatra snowball pretzel sherlock
    jellybean moose
""".split()
MEDICINES = """
    metformin sertraline citalopram fluoxetine lithium insulin salbutamol omeprazole amlodipine
    ramipril atorvastatin levothyroxine prednisolone methotrexate lamotrigine quetiapine
    mirtazapine propranolol bisoprolol warfarin apixaban gabapentin pregabalin naproxen codeine
    tramadol zopiclone diazepam melatonin sumatriptan allopurinol colchicine adalimumab tamoxifen
    letrozole finasteride isotretinoin methylphenidate aripiprazole olanzapine valproate
    levetiracetam doxycycline amoxicillin nitrofurantoin loratadine furosemide spironolactone
    digoxin clopidogrel
""".split()
TEAMS = """
    rovers wanderers rangers albion athletic hornets falcons panthers sharks wolves dragons pirates
    comets thunder lions otters badgers herons vikings saints
""".split()
# made-up names of places and families: 30 beginnings and 20 ends make 600 of each
PLACE_STARTS = """
    ash birch black bram brook clay cold crow dray elm fern fox glen green hather hazel holm kings
    lark marl mill north oak raven rush sand stan thorn wester wick
""".split()
PLACE_ENDS = """
    bourne bridge bury combe cote dale den field ford gate grove ham hurst ley mere minster stead
    thorpe ton wood
""".split()
FAMILY_STARTS = """
    ack bal bar can carl cor dal dun far gar hal har hol ken lang mal mar mor nor pen pol rad ren
    sal sel tal tor val ver wal
""".split()
FAMILY_ENDS = """
    berg bin croft der dini escu etti frey gren inska kar lin man nova otte quist riksen sen vari
    wick
""".split()


class Dice:
    """Random choices that are the same on every computer and in every version of Python.

    Only `random.random()` is promised to give the same numbers for ever; `choice` is not.
    """

    def __init__(self, seed: int):
        self._random = random.Random(seed).random

    def below(self, limit: int) -> int:
        """A whole number 0 … limit - 1."""
        return int(self._random() * limit)

    def pick(self, items):
        """One of the items."""
        return items[self.below(len(items))]

    def happens(self, chance: float) -> bool:
        """True with this chance."""
        return self._random() < chance

    def shuffled(self, items) -> list:
        """The items in another order."""
        items = list(items)
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items


def make_messages() -> str:
    """All messages as tab-separated text: a header, then person, topic and message, by person."""
    dice = Dice(SEED)
    people = make_people(dice)
    lines, seen = ["person\ttopic\tmessage"], set()
    for person, count in zip(people, message_counts(dice), strict=True):
        for _ in range(count):
            topic = dice.pick(person["topics"])
            text = write_message(dice, person, topic)
            # all messages differ in their word counts: an attack that finds those has found one
            while (words := tuple(sorted(text.split()))) in seen:
                text = write_message(dice, person, topic)
            seen.add(words)
            lines.append(f"{person['id']}\t{topic}\t{text}")
    return "\n".join(lines) + "\n"


def make_people(dice: Dice) -> list[dict]:
    """The made-up lives: for each person the words that fill the slots, habits, and topics."""
    places = dice.shuffled(start + end for start in PLACE_STARTS for end in PLACE_ENDS)
    families = dice.shuffled(start + end for start in FAMILY_STARTS for end in FAMILY_ENDS)
    people = []
    for number in range(1, PEOPLE + 1):
        names = dice.shuffled(FIRST_NAMES)
        first, second, third, *others = dice.shuffled(TOPICS)
        person = {
            "id": f"p{number:03}",
            # three in five of a person's messages are about two topics: people are not alike
            "topics": [first] * 8 + [second] * 5 + [third] * 3 + others,
            "openers": [dice.pick(_choices(OPENERS)) for _ in range(3)],
            "sign_off": dice.pick(_choices(SIGN_OFFS)),
            "short": {word for word in SHORT_FORMS if dice.happens(0.12)},
        }
        roles = ("partner", "crush", "child", "sibling", "uncle", "boss")
        person["slots"] = {role: [names.pop()] for role in roles} | {
            "friend": [names.pop() for _ in range(4)],
            "colleague": [names.pop() for _ in range(2)],
            "parent": [dice.pick(["mum", "mama", "dad", "papa", "gran", "grandad", "auntie"])],
            "pet": [dice.pick(PET_NAMES)],
            "team": [dice.pick(TEAMS)],
            "medicine": [dice.pick(MEDICINES) for _ in range(2)],
            "condition": [dice.pick(_choices(LISTS["condition"]))],
            # a name taken with pop() is nobody else's
            "street": [f"{places.pop()} {dice.pick(['road', 'street', 'lane', 'avenue'])}"],
            "place": [places.pop()],
            "doctor": [f"dr {families.pop()}"],
            "teacher": [f"{dice.pick(['mrs', 'mr', 'miss'])} {families.pop()}"],
            "surname": [dice.pick(families)],
            "employer": [
                f"{dice.pick(families)} {dice.pick(['foods', 'bank', 'and sons', 'media'])}"
            ],
            "cafe": [f"{dice.pick(['cafe', 'casa', 'chez', 'the'])} {dice.pick(PET_NAMES)}"],
        }
        people.append(person)
    return people


def message_counts(dice: Dice) -> list[int]:
    """How many messages each person writes: FEWEST at least, most few, some many, MESSAGES in all."""
    eagerness = [(dice.below(1000) + 1) ** 3 for _ in range(PEOPLE)]
    spare = MESSAGES - PEOPLE * FEWEST
    # whole numbers only: floating-point powers may differ from computer to computer
    ends = [spare * sum(eagerness[: k + 1]) // sum(eagerness) for k in range(PEOPLE)]
    return [FEWEST + end - start for start, end in zip([0, *ends], ends, strict=False)]


def write_message(dice: Dice, person: dict, topic: str) -> str:
    """One message of this person: perhaps an opener, a phrase of the topic, perhaps an end."""
    parts = [dice.pick(person["openers"])] if dice.happens(0.4) else []
    parts.append(dice.pick(TOPICS[topic].strip().splitlines()))
    if dice.happens(0.35):
        parts.append(dice.pick(_choices(TAILS)))
    if dice.happens(0.3):
        parts.append(person["sign_off"])
    words = fill_in(dice, person["slots"], " ".join(parts)).split()
    return " ".join(SHORT_FORMS[word] if word in person["short"] else word for word in words)


def fill_in(dice: Dice, slots: dict[str, list[str]], phrase: str) -> str:
    """Replace every <slot>, then make every (a|b) choice, the innermost first.

    >>> fill_in(Dice(0), {"pet": ["rex"]}, "(walk|walk) <pet>")
    'walk rex'
    """
    while found := re.search(r"<(\w+)>", phrase):
        options = slots.get(found[1]) or _choices(LISTS[found[1]])
        phrase = phrase[: found.start()] + dice.pick(options) + phrase[found.end() :]
    while found := re.search(r"\(([^()]*)\)", phrase):
        options = found[1].split("|")
        phrase = phrase[: found.start()] + dice.pick(options) + phrase[found.end() :]
    return phrase


def _choices(text):
    """The alternatives of a list, which may run over lines; a | inside brackets does not count."""
    return [choice.strip() for choice in re.split(r"\n|\|(?![^()]*\))", text) if choice.strip()]
