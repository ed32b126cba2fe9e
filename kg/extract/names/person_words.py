"""Words by which people are known; what is made of them stands in `kg.extract.names.people`."""

__all__ = [
    "ADDRESSES",
    "ARTICLES",
    "HEADINGS",
    "JOINERS",
    "LINKS",
    "LISTS",
    "MOTIONS",
    "NO_INITIALS",
    "NO_SURNAMES",
    "PLACES",
    "POSTS",
    "PRESENTS",
    "SPEAKS",
    "STANDS",
    "SURNAMES",
]

#: the last words of addresses: "Aspen House", "Chancellor Walk"; a person of that name is shown by a title or a post
PLACES = frozenset(
    "House Walk Road Street Avenue Court Lane Square Terrace Gardens Grove Centre Crescent Wharf Buildings Drive "
    "Close Hall Way".split()
)
#: "Venue: Corby Cube, George Street"
ADDRESSES = frozenset({"Venue", "Location", "Address"})
#: the sections that hold lists of people
LISTS = frozenset({"attendance", "apologies"})
#: headings right behind which a name may begin
HEADINGS = frozenset({"Present", "Apologies", "Attendance"})
#: what may stand between a person and the post that shows it to be one
LINKS = frozenset({",", "(", "–", "-", "—", "|", ":", "["})
STANDS = frozenset({"is", "was", "as"})
ARTICLES = frozenset({"the", "a", "our", "council", "its"})
#: verbs that only people (or posts) are the subject of
SPEAKS = frozenset(
    "said stated presented introduced reported explained advised asked updated outlined highlighted noted confirmed "
    "informed thanked welcomed gave replied responded commented queried raised summarised provided spoke attended "
    "declared proposed seconded left joined told felt suggested agreed shared talked took led invited expressed "
    "requested enquired clarified added referred".split()
)
#: verbs at the beginning of a sentence whose subject is a person, known or not
PRESENTS = frozenset({"presented", "introduced", "outlined"})
#: "seconded by Jo Lark"
MOTIONS = frozenset({"seconded", "proposed", "moved"})
#: words of other names that are surnames as well
SURNAMES = frozenset(
    "Roman White Green Young Park Hall Church North South East West Page Case Best Royal House Street Work Key Price "
    "Block Field".split()
)
#: words right behind a title that are nobody's name
NO_SURNAMES = frozenset({"Council", "Call", "Questions", "Conduct", "Development"})
#: nor these, in capitals
NO_INITIALS = frozenset({"SEND", "DECLARED", "AND"})
#: what joins the names of a list
JOINERS = frozenset({",", "and", "&", ";"})
#: posts as lists of those present write them in brackets
POSTS = frozenset(
    "governor governors headteacher head principal clerk representative substitute member chair manager officer "
    "observer bursar teacher parent director lead adviser advisor".split()
)
