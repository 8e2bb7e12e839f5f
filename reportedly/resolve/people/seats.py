"""Places that speak stand for somebody: Ankara for a government, the Élysée for a presidency."""

from __future__ import annotations

import re

from reportedly.types import EntityKind

_SEATS = {
    "white house": "the government of the United States", "pentagon": "the Department of Defense of the United States",
    "kremlin": "the government of Russia", "downing street": "the government of the United Kingdom",
    "number 10": "the government of the United Kingdom", "no 10": "the government of the United Kingdom",
    "whitehall": "the government of the United Kingdom", "élysée": "the presidency of France",
    "elysee": "the presidency of France", "élysée palace": "the presidency of France",
    "quai d'orsay": "the foreign ministry of France", "matignon": "the government of France",
    "capitol hill": "the Congress of the United States", "foggy bottom": "the State Department of the United States",
    "blue house": "the presidency of South Korea", "zhongnanhai": "the government of China",
    "quirinale": "the presidency of Italy", "palazzo chigi": "the government of Italy",
    "moncloa": "the government of Spain", "planalto": "the presidency of Brazil",
    "casa rosada": "the presidency of Argentina",
    "bankova": "the presidency of Ukraine", "brussels": "the institutions of the European Union",
    "holyrood": "the government of Scotland", "stormont": "the government of Northern Ireland",
    "vatican": "the Holy See", "turtle bay": "the United Nations", "the hague": "the government of the Netherlands",
    "smolenskaya": "the foreign ministry of Russia", "scotland yard": "the Metropolitan Police",
    "wall street": "the finance industry of the United States", "the city": "the finance industry of London",
}  # fmt: skip
_TABLE = """
    Kabul:Afghanistan|Tirana:Albania|Algiers:Algeria|Luanda:Angola|Buenos Aires:Argentina|Yerevan:Armenia|
    Canberra:Australia|Vienna:Austria|Baku:Azerbaijan|Manama:Bahrain|Dhaka:Bangladesh|Minsk:Belarus|
    Thimphu:Bhutan|La Paz:Bolivia|Sarajevo:Bosnia and Herzegovina|Gaborone:Botswana|Brasília:Brazil|
    Brasilia:Brazil|Sofia:Bulgaria|Ouagadougou:Burkina Faso|Phnom Penh:Cambodia|Yaoundé:Cameroon|Ottawa:Canada|
    Bangui:the Central African Republic|N'Djamena:Chad|Santiago:Chile|Beijing:China|Peking:China|Bogotá:Colombia|
    Bogota:Colombia|Brazzaville:the Congo|Kinshasa:the Democratic Republic of the Congo|San José:Costa Rica|
    Zagreb:Croatia|Havana:Cuba|Nicosia:Cyprus|Prague:the Czech Republic|Copenhagen:Denmark|Quito:Ecuador|
    Cairo:Egypt|San Salvador:El Salvador|Asmara:Eritrea|Tallinn:Estonia|Addis Ababa:Ethiopia|Helsinki:Finland|
    Paris:France|Tbilisi:Georgia|Berlin:Germany|Accra:Ghana|Athens:Greece|Guatemala City:Guatemala|
    Conakry:Guinea|Port-au-Prince:Haiti|Tegucigalpa:Honduras|Budapest:Hungary|Reykjavík:Iceland|
    Reykjavik:Iceland|New Delhi:India|Delhi:India|Jakarta:Indonesia|Tehran:Iran|Baghdad:Iraq|Dublin:Ireland|
    Jerusalem:Israel|Tel Aviv:Israel|Rome:Italy|Kingston:Jamaica|Tokyo:Japan|Amman:Jordan|Astana:Kazakhstan|
    Nairobi:Kenya|Pristina:Kosovo|Kuwait City:Kuwait|Bishkek:Kyrgyzstan|Vientiane:Laos|Riga:Latvia|
    Beirut:Lebanon|Tripoli:Libya|Vilnius:Lithuania|Luxembourg:Luxembourg|Kuala Lumpur:Malaysia|Bamako:Mali|
    Valletta:Malta|Nouakchott:Mauritania|Mexico City:Mexico|Chișinău:Moldova|Chisinau:Moldova|
    Ulaanbaatar:Mongolia|Podgorica:Montenegro|Rabat:Morocco|Maputo:Mozambique|Naypyidaw:Myanmar|Windhoek:Namibia|
    Kathmandu:Nepal|Wellington:New Zealand|Managua:Nicaragua|Niamey:Niger|Abuja:Nigeria|Pyongyang:North Korea|
    Skopje:North Macedonia|Oslo:Norway|Muscat:Oman|Islamabad:Pakistan|Ramallah:the Palestinian Authority|
    Asunción:Paraguay|Lima:Peru|Manila:the Philippines|Warsaw:Poland|Lisbon:Portugal|Doha:Qatar|
    Bucharest:Romania|Moscow:Russia|Kigali:Rwanda|Riyadh:Saudi Arabia|Dakar:Senegal|Belgrade:Serbia|
    Freetown:Sierra Leone|Bratislava:Slovakia|Ljubljana:Slovenia|Mogadishu:Somalia|Pretoria:South Africa|
    Seoul:South Korea|Juba:South Sudan|Madrid:Spain|Colombo:Sri Lanka|Khartoum:Sudan|Stockholm:Sweden|
    Bern:Switzerland|Berne:Switzerland|Damascus:Syria|Taipei:Taiwan|Dushanbe:Tajikistan|Dodoma:Tanzania|
    Bangkok:Thailand|Tunis:Tunisia|Ankara:Turkey|Ashgabat:Turkmenistan|Kampala:Uganda|Kyiv:Ukraine|Kiev:Ukraine|
    Abu Dhabi:the United Arab Emirates|London:the United Kingdom|Washington:the United States|Montevideo:Uruguay|
    Tashkent:Uzbekistan|Caracas:Venezuela|Hanoi:Vietnam|Sanaa:Yemen|Lusaka:Zambia|Harare:Zimbabwe|
    Cardiff:Wales|Edinburgh:Scotland|Belfast:Northern Ireland
"""
_CAPITALS = {city.strip().casefold(): land for city, land in (pair.split(":") for pair in _TABLE.strip().split("|"))}
_LANDS = frozenset(land.removeprefix("the ").casefold() for land in _CAPITALS.values())
_SHORT = dict.fromkeys(("us", "u.s", "u.s.", "usa"), "the United States") | dict.fromkeys(
    ("uk", "u.k", "u.k."), "the United Kingdom"
)
_OF_STATES = (" nations", " union", " league")
"""Ends of the names of bodies of states, which have no government."""
_THE = re.compile(r"^the\s+", re.IGNORECASE)


_NAMES = frozenset(
    "sofia paris santiago lima kingston wellington jordan riga male chad georgia israel india kenya ireland cyprus"
    " malta wales".split()
)
"""Capitals and countries that people are called."""


def is_seat(name: str) -> bool:
    """Whether a name by itself is that of a seat of government or of a country, and hardly a person's."""
    bare = _THE.sub("", name).strip().casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    return bare not in _NAMES and (bare in _SEATS or bare in _CAPITALS or bare in _LANDS)


def stands_for(name: str, kind: EntityKind | None) -> str | None:
    """The body that a place speaks for: a seat of government, a capital, a country; None for what is no place.

    >>> stands_for("Ankara", "place")
    'the government of Turkey'
    """
    bare = _THE.sub("", name).strip().casefold().replace("’", "'")
    if seat := _SEATS.get(bare) or _SEATS.get(name.casefold()):
        return seat
    if land := _CAPITALS.get(bare):
        return f"the government of {land}"
    if bare in _SHORT:
        return f"the government of {_SHORT[bare]}"
    shown = name.title() if name.isupper() and len(name) > 3 else name
    return f"the government of {shown}" if kind == "place" and not bare.endswith(_OF_STATES) else None
