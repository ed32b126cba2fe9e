"""Words and patterns by which posts are known; what is made of them stands in `kg.extract.names.roles`."""

__all__ = [
    "AND",
    "BODIES_BEHIND",
    "BRACKET_HEADS",
    "CHAIRS",
    "CHAIR_QUALIFIERS",
    "COLLECTIVES",
    "COMMA_HEADS",
    "COUNCILLORS",
    "COUNCIL_HEADS",
    "DASHES",
    "DEPARTMENTS",
    "DIVISIONS",
    "ENDED",
    "JOB_FAMILIES",
    "JOINERS",
    "LINKS",
    "MEMBERS",
    "MEMBERSHIP",
    "NEVER_FIRST",
    "NOT_BEFORE_CAPITALS",
    "NO_DEPARTMENT",
    "OF_GOVERNORS",
    "OF_HEADS",
    "OF_OR_FOR",
    "OF_SERVICE",
    "OF_STATE",
    "ORGANISATIONS",
    "OWNERS",
    "PAPERS",
    "PLURALS",
    "PORTFOLIO",
    "PORTFOLIO_HEADS",
    "RANKS",
    "SEPARATORS",
    "SERVICES",
    "SERVICE_CAPITALS",
    "SHOUTED",
    "SMALL_LINKS",
    "SMALL_SHOUTED",
    "STYLES",
    "STYLES_BEHIND",
    "THE",
    "TO_THE",
    "TRAILING",
    "UNNAMED",
    "VAGUE",
    "WEAK",
    "WHOSE_SERVICES",
    "WITH",
]

JOINERS = frozenset({"and", "&", "/", "-", "–"})
#: what may not end a post: "Deputy Director of Education, and", "Chair of the Board, Independent"
TRAILING = frozenset({",", "and", "&", "-", "–", "—", "/", "Independent", "of", "for"})
DASHES = frozenset({"-", "–", "—"})
PLURALS = {
    "Members": "Member",
    "Holders": "Holder",
    "Directors": "Director",
    "Heads": "Head",
    "Leads": "Lead",
    "Commissioners": "Commissioner",
    "Advisers": "Adviser",
    "Advisors": "Advisor",
    "Managers": "Manager",
    "Chairs": "Chair",
    "Officers": "Officer",
    "Consultants": "Consultant",
}
#: before a possessive these show whose post it is, not part of its title
OWNERS = frozenset(
    "Council Authority Board Committee Trust CCG ICB Partnership Forum Department Panel Service Government NHS "
    "Cabinet".split()
)
CHAIRS = frozenset(
    {
        "Chair",
        "Chairman",
        "Chairwoman",
        "Chairperson",
        "Vice-Chair",
        "Vice-Chairman",
        "Vice-Chairperson",
        "Co-Chair",
        "Co-chair",
    }
)
CHAIR_QUALIFIERS = frozenset({"Independent", "Deputy", "Vice", "Co", "Interim", "Acting", "Clinical", "Joint", "Lay"})
#: words of departments: what may follow a role after a comma ("Executive Director, People Services")
DEPARTMENTS = frozenset(
    "People Services Service Education Children Inclusion Schools Families Health Care SEND SEN Learning Skills "
    "Resources Finance "
    "Commissioning Communities Place Wellbeing Improvement Achievement Safeguarding Quality Performance Partnerships "
    "Strategy "
    "Transformation Governance Law Access Support Standards Early Help Young Culture Adults Sufficiency Provision "
    "Vulnerable "
    "Attendance Specialist Additional Needs Virtual School Legal Corporate Integrated Joint Strategic".split()
)
WEAK = frozenset(
    {
        "Specialist",
        "Lead",
        "Principal",
        "Partner",
        "Representative",
        "Practitioner",
        "Governor",
        "Teacher",
        "Nurse",
        "Champion",
        "Assistant",
        "Analyst",
        "Planner",
        "Engineer",
        "Sponsor",
        "Adviser",
        "Advisor",
        "Minister",
        "Facilitator",
        "Consultant",
    }
)
#: "Chief Executive of X Trust": what follows is whose post it is, not its title
ORGANISATIONS = frozenset(
    {
        "Trust",
        "School",
        "Academy",
        "College",
        "University",
        "Council",
        "CCG",
        "ICB",
        "Forum",
        "Board",
        "Committee",
        "Partnership",
        "Panel",
    }
)
#: heads that may have a department in brackets
BRACKET_HEADS = frozenset("Director Member Head Holder Manager Officer Executive".split())
#: what a head noun before it belongs to: the "Lead Board", "Executive Group"
COLLECTIVES = frozenset("Board Committee Group Team Panel Forum Meeting Network Service Services Services’".split())
#: heads that may have a department behind a comma
COMMA_HEADS = frozenset("Director Member Head Holder Manager Lead".split())
COUNCILLORS = frozenset({"Council", "Councillor", "Cllr", "Councillors"})
COUNCIL_HEADS = frozenset("Leader Head Director Clerk Lead".split())
DIVISIONS = frozenset({"Directorate", "Department", "Division"})
JOB_FAMILIES = frozenset("Officers Managers Members Advisers Advisors Consultants Commissioners".split())
LINKS = frozenset({"of", "for", "–", "-"})
MEMBERS = frozenset({"Member", "Members", "Councillor"})
NEVER_FIRST = frozenset(
    "and & - – / Members Outgoing New Councillor All Former Current Incoming ACTION ACTIONS Action AGREED".split()
)
#: heads that are no post alone before another capitalised word
NOT_BEFORE_CAPITALS = frozenset("Lead Head Principal Executive Leader Officer Clerk Governor".split())
#: heads that may have "of" behind them
OF_HEADS = frozenset("Director Head Executive Mayor Manager Lead Accountant Professional Leader".split())
#: what ends a title of a paper, not of a post: "Director Update"
PAPERS = frozenset("Report Update Presentation Briefing Overview Introduction Progress Annual Verbal".split())
#: generic without a portfolio behind them
PORTFOLIO = frozenset(
    (
        "Portfolio Holder",
        "Cabinet Member",
        "Executive Member",
        "Lead Member",
        "Lead Councillor",
        "Executive Councillor",
        "Cabinet Members",
    )
)
#: heads that may have a portfolio behind them
PORTFOLIO_HEADS = frozenset("Holder Holders Member Members Director Manager Lead Leader".split())
RANKS = frozenset("Deputy Assistant Interim Acting Joint Former Group".split())
SEPARATORS = frozenset({",", "and", "&"})
SHOUTED = frozenset({"SEND", "SEN", "DFE"})
SMALL_LINKS = frozenset("of for and & 's ’s ,".split())
SMALL_SHOUTED = frozenset({"OF", "AND", "FOR"})
STYLES = frozenset("Councillor Cllr Mr Mrs Ms Dr".split())
#: "Children's Services" goes on with a department
WHOSE_SERVICES = frozenset({"Children", "Adult", "Adults"})
AND = (["and"], ["&"])
BODIES_BEHIND = frozenset({"Ofsted", "Cabinet", "CQC"})
#: what stands behind a second department in small letters, where it ends
ENDED = frozenset({",", ".", ")", ":", "presented", "introduced"})
MEMBERSHIP = frozenset({"Members", "Member"})
NO_DEPARTMENT = frozenset({"NHS", "Trust", "CCG", "Council"})
OF_GOVERNORS = (["of", "governors"], ["of", "trustees"])
OF_OR_FOR = frozenset({"of", "for"})
#: what joins "Head of Service" to the service
OF_SERVICE = frozenset({"for", ",", "(", *DASHES})
OF_STATE = (["of", "State"], ["Of", "State"])
SERVICES = frozenset({"services", "service"})
SERVICE_CAPITALS = frozenset({"Services", "Service"})
#: with these the name of the next person begins
STYLES_BEHIND = frozenset("Councillor Councillors Cllr Mr Mrs Ms Dr".split())
THE = (["The"], ["the"])
TO_THE = ["to", "the"]
#: "SEND Leads" are a party without a name
UNNAMED = frozenset({"Leads", "Directors"})
#: before a head noun these say nothing of which post it is
VAGUE = frozenset("Senior Council Local Authority Other Relevant Lead Key".split())
WITH = frozenset({"with", "With"})
