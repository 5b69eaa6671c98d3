"""Whether "he" or "she" can mean a person: told by title or first name, and only where there is no doubt."""

from __future__ import annotations

from typing import Literal

from dragoman.folding import fold
from dragoman.mentions.found import Found

Gender = Literal["he", "she", ""]

# fmt: off
_HE_TITLES = frozenset({
    "mr", "mr.", "sir", "king", "prince", "emir", "sultan", "shah", "pope", "imam", "ayatollah", "mullah", "father",
    "brother", "archbishop", "patriarch", "man", "boy", "son", "husband", "policeman", "serviceman", "gunman",
})
_SHE_TITLES = frozenset({
    "mrs", "mrs.", "ms", "ms.", "miss", "madam", "madame", "queen", "princess", "lady", "dame", "nun", "woman",
    "girl", "mother", "daughter", "wife", "widow", "actress", "sister",
})
_HE_NAMES = frozenset({
    "abdel", "abdul", "abdullah", "adam", "ahmad", "ahmed", "alan", "albert", "alberto", "aleksandar", "aleksei",
    "alexander", "alexei", "ali", "amit", "anatoly", "andrei", "andres", "andrew", "andrzej", "anthony", "antonio",
    "arthur", "arvind", "asif", "barack", "bashar", "ben", "benjamin", "bernard", "bernie", "bilal", "bill", "bob",
    "bola", "boris", "brett", "brian", "bruce", "carl", "carlos", "charles", "chris", "christopher", "chuck",
    "colin", "craig", "cyril", "dan", "daniel", "dave", "david", "dennis", "derek", "dmitri", "dmitry", "don",
    "donald", "doug", "douglas", "ed", "edward", "ekrem", "elon", "emmanuel", "emmerson", "enrique", "eric",
    "ernest", "evo", "felipe", "francisco", "frank", "fred", "frederick", "friedrich", "fumio", "gabriel", "gary",
    "gavin", "geoff", "george", "gerald", "giorgi", "giuseppe", "goodluck", "gordon", "graham", "greg", "gregory",
    "gustavo", "gyorgy", "hans", "harold", "harry", "hassan", "heinrich", "henry", "hosni", "howard", "hugh",
    "hussein", "ian", "ibrahim", "igor", "imran", "ismail", "ivan", "jack", "jacob", "jacques", "jair", "jake",
    "james", "jared", "jaroslaw", "jason", "javier", "jeff", "jeffrey", "jens", "jeremy", "jerry", "jim", "joe",
    "joel", "john", "jonathan", "jorge", "jose", "joseph", "josh", "joshua", "juan", "julian", "jurgen", "justin",
    "karl", "keir", "keith", "kemal", "ken", "kenneth", "kevin", "khalid", "khalifa", "klaus", "kyle", "larry",
    "lars", "leo", "leon", "liam", "lloyd", "luis", "luiz", "luke", "mahmoud", "manuel", "marc", "marco", "marcus",
    "mario", "mark", "martin", "mateusz", "matt", "matteo", "mauricio", "mehmet", "michael", "miguel", "mike",
    "mikhail", "mitch", "mitt", "mohamed", "mohammad", "mohammed", "muhammad", "muhammadu", "mustafa", "narendra",
    "nathan", "naveen", "nawaz", "nayib", "neil", "nelson", "nicholas", "nick", "nicolas", "nigel", "nikola",
    "nikolai", "norman", "olaf", "oleksandr", "oliver", "omar", "osama", "oscar", "patrick", "paul", "pavel",
    "pedro", "peter", "petr", "petro", "phil", "philip", "pierre", "rahul", "raila", "rajesh", "ralph", "ravi",
    "raymond", "recep", "richard", "rick", "rishi", "robert", "roger", "ron", "ronald", "ross", "rudy", "russell",
    "ryan", "saddam", "sanjay", "scott", "sean", "sebastian", "sergei", "sergey", "shane", "shehbaz", "shigeru",
    "shinzo", "simon", "stanley", "stephen", "steve", "steven", "stuart", "tariq", "ted", "thomas", "tim",
    "timothy", "todd", "tom", "tony", "trent", "trevor", "troy", "tyler", "uhuru", "valery", "vicente", "victor",
    "viktor", "vince", "vincent", "vladimir", "volodymyr", "walter", "wayne", "william", "yevgeny", "yoshihide",
    "yoweri", "yusuf", "zoran",
})
_SHE_NAMES = frozenset({
    "aisha", "alexandria", "alice", "allison", "amanda", "amina", "amy", "angela", "ann", "anna", "annalena",
    "anne", "asma", "audrey", "barbara", "benazir", "beth", "betty", "brenda", "carol", "caroline", "carolyn",
    "catherine", "cathy", "charlotte", "chloe", "christina", "christine", "claire", "clare", "claudia",
    "condoleezza", "courtney", "cristina", "cynthia", "debbie", "deborah", "debra", "diana", "diane", "dilma",
    "donna", "dorothy", "elena", "elise", "elizabeth", "ella", "ellen", "emily", "emma", "esther", "eva", "evelyn",
    "fatima", "federica", "fiona", "frances", "gabriella", "gail", "gina", "giorgia", "gloria", "graca", "grace",
    "greta", "gretchen", "hannah", "heather", "heidi", "helen", "hillary", "holly", "indira", "ingrid", "irene",
    "isabel", "ivanka", "jacinda", "jacqueline", "jane", "janet", "jennifer", "jessica", "jill", "joan", "joanna",
    "josephine", "judith", "judy", "julia", "julie", "kaja", "kamala", "karen", "kate", "katherine", "kathleen",
    "kathy", "katie", "khaleda", "kirsten", "kristen", "kristi", "laura", "lauren", "linda", "lisa", "liz",
    "loretta", "lucy", "luisa", "lynda", "madeleine", "magdalena", "maia", "mamata", "margaret", "maria", "mariam",
    "marie", "marina", "marine", "marjorie", "martha", "mary", "megan", "megawati", "meghan", "melania", "melissa",
    "mette", "michele", "michelle", "miriam", "molly", "monica", "nadia", "nancy", "naomi", "natalia", "natalie",
    "ngozi", "nicola", "nicole", "nikki", "nina", "nirmala", "olga", "olivia", "pamela", "patricia", "paula",
    "penny", "phoebe", "priti", "rachel", "ramona", "rania", "rebecca", "rosa", "ruth", "sabrina", "sally",
    "samantha", "sandra", "sanna", "sara", "sarah", "sharon", "sheikha", "sheila", "shirley", "simone", "smriti",
    "sofia", "sonia", "sophia", "sophie", "stephanie", "suella", "susan", "susanna", "sushma", "svetlana", "sylvia",
    "tammy", "tatiana", "teresa", "theresa", "tiffany", "tina", "ulrike", "ursula", "valerie", "vanessa",
    "veronica", "victoria", "virginia", "wendy", "winnie", "yasmin", "yulia", "yvette", "zainab", "zuzana",
})
# fmt: on


def gender_of(found: Found) -> Gender:
    """ "he", "she", or "" where title and first name leave it open; "the *congressman's* wife" is she."""
    if found.kind != "person":
        return ""
    own = [] if found.proper else [found.head.lower_]
    before = [child.lower_ for child in found.head.lefts if child.dep_ != "poss"]
    for title in (*own, *found.role.split(), *before):
        if title in _SHE_TITLES or title.endswith("woman"):
            return "she"
        if title in _HE_TITLES or title.endswith("sman"):
            return "he"
    first = fold(found.name.split()[0]) if len(found.name.split()) > 1 else ""
    return "he" if first in _HE_NAMES else "she" if first in _SHE_NAMES else ""
