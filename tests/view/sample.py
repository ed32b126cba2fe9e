"""A small graph made by hand, in the manner of what papers say, for the tests of the view."""

from kg.view.subgraph import Line, Node, Paper, Passage, Subgraph

__all__ = ["NAMES", "sample"]

ID = "https://w3id.org/send-governance/id/"

#: names that tests look for
NAMES = {"board": "SEND Improvement Board", "plan": "Written Statement of Action", "council": "Northmere Council"}


def _said(source: str, quote: str, rule: str) -> Passage:
    return Passage(source, quote, "The Committee heard that this was a priority. ", " Members thanked officers.", rule)


def sample() -> Subgraph:
    """Two councils, a health body, inspectors, a plan, an inspection, a meeting, posts and a person."""
    papers = [
        Paper(
            "northmere-2022",
            "SEND Improvement Plan",
            "https://northmere.example/mg?id=7",
            "Northmere Council",
            "2022-06-07",
        ),
        Paper(
            "eastvale-2023",
            "Written Statement of Action",
            "https://eastvale.example/doc",
            "Eastvale Council",
            "2023-03-14",
        ),
    ]
    north, east = "Northmere Council", "Eastvale Council"
    nodes = [
        Node(ID + "a/1", north, "organisation", "local authority", ("Northmere",), north, ("authority:E1",)),
        Node(ID + "a/2", east, "organisation", "local authority", (), east, ("authority:E2",)),
        Node(
            ID + "h/1",
            "NHS Northmere Clinical Commissioning Group",
            "organisation",
            "clinical commissioning group",
            ("Northmere CCG",),
            end="2022-06-30",
        ),
        Node(
            ID + "n/1",
            "Ofsted",
            "organisation",
            "inspectorate",
            ("Office for Standards in Education, Children's Services and Skills",),
        ),
        Node(ID + "n/2", "Care Quality Commission", "organisation", "inspectorate", ("CQC",)),
        Node(ID + "n/3", "Department for Education", "organisation", "government department", ("DfE",)),
        Node(ID + "b/1", "SEND Improvement Board", "body", "board", ("the Board",), north),
        Node(ID + "b/2", "Children's Services Overview and Scrutiny Committee", "body", "committee", (), north),
        Node(ID + "b/3", "Cabinet", "body", "cabinet", (), north),
        Node(ID + "b/4", "SEND Partnership Board", "body", "partnership", (), east),
        Node(ID + "g/1", "Workstreams", "group", "group", (), north),
        Node(
            ID + "p/1",
            "Written Statement of Action",
            "plan",
            "written statement of action",
            ("WSoA",),
            north,
            start="2021-12-07",
            details=(("Due", "2021-12-07"), ("Weaknesses", "8")),
        ),
        Node(
            ID + "p/2",
            "Accelerated Progress Plan",
            "plan",
            "accelerated progress plan",
            ("APP",),
            east,
            start="2023-09",
        ),
        Node(
            ID + "i/1",
            "Inspection, Northmere Council",
            "inspection",
            "inspection",
            (),
            north,
            start="2021-06",
            status="held",
            passages=(_said("northmere-2022", "Inspectors visited in June 2021.", "inspection.visited"),),
        ),
        Node(
            ID + "i/2",
            "Re-inspection, Eastvale Council",
            "inspection",
            "re-inspection",
            (),
            east,
            start="2023",
            status="planned",
            passages=(_said("eastvale-2023", "A revisit is expected in 2023.", "inspection.expected"),),
        ),
        Node(ID + "m/1", "Meeting of Cabinet", "meeting", "meeting", (), north, start="2022-06-07", status="held"),
        Node(ID + "r/1", "Director of Education", "post", "post", (), north),
        Node(ID + "r/2", "Priya Anand", "person", "person", (), north),
    ]
    lines = [
        Line(
            ID + "g/1",
            ID + "b/1",
            "reports to",
            frequency="monthly",
            said="2022-06-07",
            passages=(
                _said(
                    "northmere-2022",
                    "The five workstreams report each month to the SEND Improvement Board.",
                    "line.report",
                ),
            ),
        ),
        Line(
            ID + "b/1",
            ID + "b/2",
            "accountable to",
            said="2022-06-07",
            passages=(
                _said(
                    "northmere-2022",
                    "The Board is accountable to the Overview and Scrutiny Committee.",
                    "line.accountable",
                ),
            ),
        ),
        Line(
            ID + "b/2",
            ID + "b/3",
            "reports to",
            "recommended",
            said="2022-06-07",
            passages=(
                _said("northmere-2022", "It was recommended that the Committee report to Cabinet.", "line.report"),
            ),
        ),
        Line(
            ID + "n/3",
            ID + "p/1",
            "monitors",
            frequency="every three months",
            said="2022-06-07",
            passages=(
                _said("northmere-2022", "The DfE will review the statement every three months.", "monitor.review"),
                _said("eastvale-2023", "The DfE reviews Northmere's statement each quarter.", "monitor.review"),
            ),
        ),
        Line(
            ID + "a/1",
            ID + "p/1",
            "responsible for",
            "required",
            "2021-12-07",
            passages=(
                _said("northmere-2022", "The Council must submit the statement by 7 December 2021.", "plan.due"),
            ),
        ),
        Line(
            ID + "h/1",
            ID + "p/1",
            "responsible for",
            "required",
            "2021-12-07",
            passages=(_said("northmere-2022", "The Council and the CCG are jointly to submit it.", "plan.due"),),
        ),
        Line(ID + "n/1", ID + "i/1", "carries out", start="2021-06"),
        Line(ID + "n/2", ID + "i/1", "carries out", start="2021-06"),
        Line(ID + "i/1", ID + "a/1", "inspection of", start="2021-06"),
        Line(ID + "n/1", ID + "i/2", "carries out", "planned", start="2023"),
        Line(ID + "i/2", ID + "a/2", "inspection of", "planned", start="2023"),
        Line(
            ID + "b/4",
            ID + "p/2",
            "monitors",
            said="2023-03-14",
            passages=(_said("eastvale-2023", "The Partnership Board oversees the plan.", "monitor.oversee"),),
        ),
        Line(
            ID + "a/2",
            ID + "p/2",
            "responsible for",
            said="2023-03-14",
            passages=(_said("eastvale-2023", "The Council will deliver the plan.", "plan.deliver"),),
        ),
        Line(ID + "b/1", ID + "a/1", "part of"),
        Line(ID + "b/2", ID + "a/1", "part of"),
        Line(ID + "b/3", ID + "a/1", "part of"),
        Line(ID + "b/4", ID + "a/2", "part of"),
        Line(ID + "b/3", ID + "m/1", "met", start="2022-06-07"),
        Line(
            ID + "r/2",
            ID + "r/1",
            "holds post",
            said="2022-06-07",
            passages=(
                _said(
                    "northmere-2022", "Priya Anand, Director of Education, introduced the report.", "post.apposition"
                ),
            ),
        ),
        Line(ID + "r/1", ID + "a/1", "post at"),
    ]
    return Subgraph.of(nodes, lines, papers)
