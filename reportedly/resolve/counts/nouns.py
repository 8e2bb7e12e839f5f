"""What is counted: which words are plural nouns, what their singular is, which of them are people."""

from __future__ import annotations

from reportedly.days import DAY_WORDS

_PERSONS = """
    people person men man women woman child children boy girl kid teenager teen youth adult adolescent minor baby
    infant toddler student pupil teacher professor lecturer scholar academic scientist researcher expert specialist
    soldier troop serviceman officer cop policeman guard fighter militant rebel insurgent terrorist gunman attacker
    assailant suspect victim survivor hostage prisoner inmate detainee captive convict fugitive defendant plaintiff
    witness juror judge lawyer attorney prosecutor magistrate solicitor barrister patient doctor physician nurse medic
    surgeon paramedic psychologist resident inhabitant citizen villager townspeople islander local native foreigner
    immigrant migrant refugee exile asylum-seeker newcomer settler civilian veteran recruit conscript reservist
    volunteer member supporter follower fan spectator viewer listener reader visitor tourist guest traveller traveler
    passenger pedestrian cyclist motorist driver pilot sailor seaman crewman crewmember astronaut
    worker employee labourer laborer farmer fisherman miner builder electrician mechanic engineer technician
    firefighter fireman rescuer lifeguard shopkeeper trader merchant vendor seller buyer customer shopper consumer
    client subscriber user investor shareholder banker broker analyst economist accountant consultant adviser advisor
    manager executive director owner founder entrepreneur employer contractor chef waiter baker butcher
    journalist reporter editor correspondent columnist photographer blogger author writer poet novelist publisher
    artist actor actress musician singer dancer performer player athlete footballer runner swimmer coach referee
    politician lawmaker legislator senator congressman congresswoman congressmen congresswomen deputy mp minister
    mayor governor councillor councilor councilman councilwoman commissioner ambassador diplomat envoy delegate
    representative official bureaucrat spokesman spokeswoman president leader chief
    candidate contender voter elector constituent democrat republican conservative liberal independent
    activist protester protestor demonstrator marcher campaigner organiser organizer striker picketer rioter looter
    participant attendee applicant candidate nominee winner loser finalist contestant competitor recipient
    beneficiary donor contributor signatory signer respondent parent mother father mom dad son daughter brother sister
    sibling twin uncle aunt cousin nephew niece grandparent grandmother grandfather grandchild grandchildren husband
    wife spouse partner widow widower bride relative friend neighbour neighbor colleague mate classmate roommate
    stranger pensioner retiree senior householder homeowner tenant landlord renter commuter jobseeker taxpayer
    bishop priest nun monk pastor imam rabbi cardinal cleric worshipper worshiper pilgrim believer christian muslim jew
    catholic protestant agent spy detective investigator inspector ranger trooper sheriff constable bystander onlooker
    passer-by passers-by mourner hunter hiker climber camper swimmer surfer skier thief robber burglar smuggler
    trafficker dealer gangster murderer killer offender criminal perpetrator abuser addict drinker smoker
    casualty fatality death arrest detention arrestee dead wounded injured personnel staff staffer aide intern
    apprentice trainee graduate alumnus alumni freshman sophomore mentor tutor instructor trainer curator librarian
    american canadian mexican briton german russian ukrainian israeli palestinian syrian iraqi iranian afghan
    pakistani indian chinese japanese african european asian australian frenchman englishman scot irishman turk kurd
    greek pole swede dane finn spaniard italian brazilian cuban haitian somali sudanese nigerian kenyan egyptian saudi
    human individual fellow hero colonel general captain sergeant lieutenant major corporal commander
    cadet marine paratrooper peacekeeper medalist medallist champion starter rookie quarterback
    whistleblower hacker programmer developer designer architect operator clerk cashier secretary receptionist
    janitor cleaner cook bartender barista barber hairdresser model heir descendant ancestor orphan lover 
    newborn septuagenarian extremist jihadist separatist nationalist communist socialist fascist loyalist royalist
    lobbyist feminist environmentalist conservationist climatologist biologist chemist physicist historian
    reveler reveller punter speaker guy questioner superdelegate grader frontrunner front-runner latino
    hispanic billionaire millionaire radical evangelical mormon southerner northerner westerner easterner
    yorker londoner berliner caller holder carer caregiver babysitter goer caucus-goer churchgoer moviegoer
    iowan texan floridian ohioan californian georgian virginian pennsylvanian michigander minnesotan nevadan arizonan
    coloradan oregonian hawaiian alaskan kansan nebraskan oklahoman tennessean kentuckian alabamian mississippian
    louisianan carolinian marylander vermonter wisconsinite utahn
    sociologist geologist meteorologist statistician mathematician pollster evacuee deportee escapee
    """
PERSONS = frozenset(_PERSONS.split())
"""People of every kind, and what befalls one person each (arrests, deaths)."""

TOLLS = frozenset(
    """dead killed injured wounded arrested detained missing hurt hospitalised hospitalized displaced infected homeless
    stranded trapped aboard""".split()
)
"""Behind a bare number, these make it a number of people: 23 arrested."""
BEFELL = TOLLS | frozenset(
    """died fined jailed imprisoned sentenced convicted charged treated evacuated rescued released acquitted executed
    drowned deported vaccinated quarantined indicted unaccounted prosecuted unemployed born""".split()
)
"""Behind a bare number and a form of “be” or “have”, these do: 19 were fined."""
GATHERED = frozenset(
    """attended marched gathered fled protested demonstrated perished turned rallied survived drowned escaped starved
    surrendered deserted enlisted resigned joined""".split()
)
"""What people do of whom one tells how many they were: 12,000 marched."""
TOOK_PART = frozenset(
    tuple(words.split())
    for words in ("took part", "taken part", "walked out", "signed up", "turned out", "came forward", "come forward")
)

IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf",
    "loaves": "loaf", "halves": "half", "wolves": "wolf", "thieves": "thief", "shelves": "shelf", "calves": "calf",
    "buses": "bus", "gases": "gas", "criteria": "criterion", "phenomena": "phenomenon", "crises": "crisis",
    "analyses": "analysis", "theses": "thesis", "bases": "base", "axes": "axe", "data": "data", "media": "medium",
    "bacteria": "bacterium", "series": "series", "species": "species", "aircraft": "aircraft", "sheep": "sheep",
    "cattle": "cattle", "deer": "deer", "fish": "fish", "police": "police", "personnel": "personnel",
    "staff": "staff", "spacecraft": "spacecraft", "alumni": "alumnus", "movies": "movie", "ties": "tie",
    "cookies": "cookie", "zombies": "zombie", "rookies": "rookie", "calories": "calorie", "heroes": "hero",
    "potatoes": "potato", "tomatoes": "tomato", "vetoes": "veto", "shoes": "shoe", "toes": "toe", "causes": "cause",
    "houses": "house", "horses": "horse", "courses": "course", "nurses": "nurse", "cases": "case",
    "clauses": "clause", "expenses": "expense", "responses": "response", "purchases": "purchase",
    "databases": "database", "licenses": "license", "offenses": "offense", "exercises": "exercise",
    "enterprises": "enterprise", "franchises": "franchise", "promises": "promise", "premises": "premises",
    "noses": "nose", "roses": "rose", "doses": "dose", "poses": "pose", "phases": "phase", "phrases": "phrase",
    "releases": "release", "diseases": "disease", "increases": "increase", "leases": "lease", "vases": "vase",
    "verses": "verse", "universes": "universe", "corpses": "corpse", "spouses": "spouse", "warehouses": "warehouse",
    "caches": "cache", "headaches": "headache", "passers-by": "passer-by",
}  # fmt: skip
_NOT_PLURAL = frozenset(
    """always perhaps sometimes less plus versus across besides towards afterwards upwards downwards backwards
    indoors outdoors overseas alas yes gas bus lens mars paris texas kansas arkansas illinois christmas
    news politics economics mathematics physics athletics whereas nowadays was is has does says goes gets makes
    takes comes gives wants needs becomes remains seems thus us this its his hers ours theirs yours as mr mrs ms
    themselves ourselves yourselves canvas atlas bias chaos jesus james charles thomas jones""".split()
)
ADJUNCTS = frozenset(
    "sports sales arms systems operations communications weapons drugs goods jobs savings women's men's earnings "
    "veterans women men customs species police staff fish".split()
)
"""Plurals that stand before another noun: sports cars, arms dealers, police officers."""

SKIPPED = frozenset("more additional other extra further new fewer less such different separate".split())
"""What may follow a number without belonging to the words for what is counted."""

STOPS = DAY_WORDS | frozenset(
    """a an the this that these those my your his her its our their which who whom whose what where when why how
    and or but nor so yet if because although though while as than of in on at by for from to into onto with without
    within about above below under over between among through during before after since until till against
    near off out up down away back along around behind beyond inside outside upon toward towards via per
    i you he she it we they me him them us himself herself itself themselves each both either neither
    is are was were be been being am has have had having do does did doing will would can could may might must shall
    should ought not never no n't ago later earlier then now here there today yesterday tomorrow
    said say told tell asked went came come left took got get made make gave give became remain remained
    voted agreed died began begin won lost met knew know showed found put ran sat stood held kept led wrote
    support want believe think see need oppose favor favour disapprove approve feel prefer expect hope include
    still also already just even only too very once again ever percent apiece else instead together""".split()
)
"""Words that no noun phrase goes on across."""


def is_plural(word: str) -> bool:
    """Whether the (folded) word looks like a plural noun.

    >>> [word for word in ("buses", "men", "bus", "serious", "always") if is_plural(word)]
    ['buses', 'men']
    """
    if word in IRREGULAR:
        return True
    if len(word) < 4 and word not in ("mps", "tvs", "pcs", "ads", "cds", "mys", "kms", "ids"):
        return False
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")) and word not in _NOT_PLURAL


def singular(word: str) -> str:
    """The singular of a (folded) plural noun, by rule but for irregular ones.

    >>> [singular(word) for word in ("buses", "women", "batteries", "boxes", "posters", "crosses")]
    ['bus', 'woman', 'battery', 'box', 'poster', 'cross']
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith(("men", "feet")) and len(word) > 5:
        return word[:-2] + "an" if word.endswith("men") else word[:-4] + "foot"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def is_person(word: str) -> bool:
    """Whether the (folded) noun, singular or plural, is somebody."""
    one = singular(word)
    last = one.rsplit("-", 1)[-1]
    return one in PERSONS or last in PERSONS or word in PERSONS or one.endswith(("woman", "sman", "person", "people"))
