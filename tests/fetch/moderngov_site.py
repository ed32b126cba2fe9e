"""A small site in the manner of ModernGov: pages, web service and documents of an invented council.

Classes and addresses are the system's; every sentence is our own.
"""

import html as escaping
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from fetch.server import html
from fetch.world import MARLSHIRE, Body, Item, Meeting, report
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

__all__ = ["ModernGovSite"]

#: how a site may write the date of a meeting in its lists
DATE_FORMS = ("%-d %b %Y 2.00 pm", "%d/%m/%Y 14:00", "%A, %-d %B %Y, 2:00 pm", "%Y-%m-%d 14:00")
#: meetings that a page of them lists
_A_PAGE = 15


@dataclass
class ModernGovSite:
    """What the site publishes, and how.

    Arguments:
        bodies: its committees.
        service: whether its web service is on.
        wants_dummy: whether the service wants a parameter that means nothing.
        encoded: how often entities in texts of the service are encoded.
        dates: how its lists write dates.
        documents: bytes of documents by their number, in place of what they would be; None where one is gone.
        dress: something at the edge of each page that may change with every visit.
    """

    bodies: Sequence[Body] = MARLSHIRE
    service: bool = True
    wants_dummy: bool = False
    encoded: int = 2
    dates: tuple[str, ...] = DATE_FORMS
    documents: dict[int, bytes | None] = field(default_factory=dict)
    minutes: dict[int, str] = field(default_factory=dict)
    dress: Callable[[], str] = lambda: ""

    def __call__(self, request: Request) -> Response:
        """Answer a request."""
        path = request.url.path
        query = {name.lower(): value for name, value in request.query_params.items()}
        if path.startswith("/documents/"):
            return self._document(path)
        if path.lower().startswith("/mgwebservice.asmx/"):
            return self._service(path.rpartition("/")[2], query)
        pages: dict[str, Callable[[dict[str, str]], Response]] = {
            "/": lambda _: RedirectResponse("/mgListCommittees.aspx?bcr=1"),
            "/mglistcommittees.aspx": self._committees,
            "/ielistmeetings.aspx": self._meetings,
            "/ielistdocuments.aspx": self._agenda,
            "/mgai.aspx": self._item,
            "/ieissuedetails.aspx": self._issue,
            "/iedecisiondetails.aspx": self._decision,
            "/mgdelegateddecisions.aspx": self._decisions,
            "/mglistplans.aspx": self._plans,
            "/mglistplanitems.aspx": self._plan,
        }
        page = pages.get(path.lower())
        return page(query) if page else html("Not found", "<h1>Page not found</h1>", 404)

    # -- pages -------------------------------------------------------------------------------------

    def _page(self, title: str, body: str) -> Response:
        menu = '<nav><ul><li><a href="mgListCommittees.aspx?bcr=1">Committees</a></li></ul></nav>'
        return html(f"{title} - Marlshire", f"{menu}{self.dress()}<h1 class='mgMainTitleTxt'>{title}</h1>{body}")

    def _committees(self, _: dict[str, str]) -> Response:
        rows = (f'<li><a href="mgCommitteeDetails.aspx?ID={one.key}">{one.title}</a></li>' for one in self.bodies)
        odd = '<li><a href="ieListMeetings.aspx?CId=99&info=1&MD=Constitution">Constitution</a></li>'
        return self._page("Committee structure", f"<ul>{''.join(rows)}{odd}</ul>")

    def _meetings(self, query: dict[str, str]) -> Response:
        body = self._body(query.get("cid") or query.get("committeeid") or "")
        if body is None:
            return html("Not found", "<p>No such committee</p>", 404)
        listed = sorted(body.meetings, key=lambda one: one.day, reverse=True)
        start = int(query.get("from", "0"))
        rows = "".join(
            f'<li class="mgTableRow"><a class="mgMeetingTableLnk" href="ieListDocuments.aspx?CId={body.key}'
            f'&amp;MId={one.key}&amp;Ver=4">{one.day.strftime(self.dates[at % len(self.dates)])}</a>'
            f"{' - CANCELLED' if one.status == 'Cancelled' else ''}</li>"
            for at, one in enumerate(listed[start : start + _A_PAGE])
        )
        links = "".join(
            f'<p class="mgTableNextLnk"><a href="ieListMeetings.aspx?Act={act}&amp;CId={body.key}&amp;from={at}">'
            f"{act.title()} meetings</a></p>"
            for act, at in (("earlier", start + _A_PAGE), ("later", max(0, start - _A_PAGE)))
            if at < len(listed)
        )
        title = f"<h2 class='mgSubTitleTxt'>{body.title}</h2>"
        return self._page("Browse meetings", f"{title}{links}<ul class='mgBulletList'>{rows}</ul>{links}")

    def _agenda(self, query: dict[str, str]) -> Response:
        found = self._meeting(query.get("mid", ""))
        if found is None:
            return html("Not found", "<p>No such meeting</p>", 404)
        body, meeting = found
        printed = (
            f'<li><a href="documents/g{meeting.key}/Printed minutes {body.title}.pdf?T=1">Printed minutes'
            '<span class="mgFileSize"> PDF 98 KB</span></a></li>'
        )
        items = "".join(self._row(number, item, meeting) for number, item in enumerate(meeting.items, 1))
        return self._page(
            "Agenda, decisions and minutes" if not meeting.printed else "Agenda",
            f"<h2 class='mgSubTitleTxt'>{body.title} - {meeting.day:%A}, {meeting.day:%-d %B %Y} 2.00 pm</h2>"
            f"<ul class='mgActionList'>{printed}</ul>"
            "<table class='mgItemTable'><caption class='mgSectionTitle'>Items</caption>"
            f"<tr><th class='mgHide'>No.</th><th class='mgHide'>Item</th></tr>{items}</table>",
        )

    def _row(self, number: int, item: Item, meeting: Meeting) -> str:
        main, *further = item.documents or ((0, ""),)
        title = escaping.escape(item.title)
        if main[0]:
            size = '<span class="mgFileSize"> PDF 161 KB</span>'
            title = f'<a class="mgAiTitleLnk" href="{_address(*main)}">{title}{size}</a>'
        parts = [f"<p class='mgAiTitleTxt'>{title}</p>", f"<div class='mgWordPara'>{item.blurb}</div>"]
        if further:
            links = (
                f'<li><a href="{_address(*one)}">{escaping.escape(one[1])}<span class="mgHide">, item {number}.</span>'
                '<span class="mgFileSize"> PDF 601 KB</span></a></li>'
                for one in further
            )
            parts.append(f"<p class='mgSubItemTitleTxt'>Additional documents:</p><ul>{''.join(links)}</ul>")
        if not meeting.printed:
            for label, text in (("Decision", item.decision), ("Minutes", self._minutes(item, cut=item.cut))):
                if text:
                    parts.append(
                        f"<p class='mgSubItemTitleTxt'>{label}:</p><div class='mgWordPara'><p>{text}</p></div>"
                    )
            if item.cut:
                parts.append(f'<a href="mgAi.aspx?ID={item.key}">view the full minutes text for item {number}.</a>')
        if item.issue:
            parts.append(f'<a href="ieIssueDetails.aspx?IId={item.issue}&amp;Opt=3">View the history of this issue</a>')
        return (
            f"<tr><td class='mgItemNumberCell'><p class='mgAiTitleTxt'>{number}.</p></td><td>{''.join(parts)}</td></tr>"
        )

    def _minutes(self, item: Item, *, cut: bool = False) -> str:
        text = self.minutes.get(item.key, item.minutes)
        return text[:30] + "…" if cut else text

    def _item(self, query: dict[str, str]) -> Response:
        for body, meeting, item in self._all():
            if str(item.key) == query.get("id"):
                return self._page(
                    "Agenda item",
                    f"<h2 class='mgSubTitleTxt'>{escaping.escape(item.title)}</h2>"
                    f"<p>{body.title}, {meeting.day:%-d %B %Y}</p>"
                    f"<p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'>{self._minutes(item)}</div>",
                )
        return html("Not found", "<p>No such item</p>", 404)

    def _issue(self, query: dict[str, str]) -> Response:
        met = "".join(
            f"<h3>Meeting: {meeting.day:%d/%m/%Y} - {body.title} (Item {item.key % 100})</h3>"
            f"<p>{escaping.escape(item.title)}</p><p>Minutes:</p><p>{self._minutes(item)}</p>"
            for body, meeting, item in self._all()
            if str(item.issue) == query.get("iid")
        )
        return self._page("Issue - meetings", met) if met else html("Not found", "", 404)

    def _decision(self, query: dict[str, str]) -> Response:
        if query.get("id") != "331":
            return html("Not found", "", 404)
        return self._page(
            "Decision details",
            "<h2>Commissioning of SEND Short Breaks</h2><p>Decision Maker: Cabinet Member for Children</p>"
            "<p>Decision status: Recommendations approved</p><p>Date of decision: 22/05/2024</p>"
            "<p>Decision:</p><p>That the contract for short breaks be awarded.</p>",
        )

    def _decisions(self, _: dict[str, str]) -> Response:
        rows = (
            '<tr><td><a href="ieDecisionDetails.aspx?ID=331">Commissioning of SEND Short Breaks</a></td>'
            "<td>22/05/2024</td></tr>"
            '<tr><td><a href="ieDecisionDetails.aspx?ID=332">Bus Shelter Contract</a></td><td>23/05/2024</td></tr>'
        )
        return self._page("Decisions", f"<table>{rows}</table>")

    def _plans(self, _: dict[str, str]) -> Response:
        return self._page(
            "Forward plans", '<ul><li><a href="mgListPlanItems.aspx?PlanId=5&RP=11">June 2024</a></li></ul>'
        )

    def _plan(self, _: dict[str, str]) -> Response:
        link = '<a href="ieIssueDetails.aspx?IId=77&amp;Opt=3">SEND Priority Action Plan</a>'
        return self._page("Forward plan items", f"<table><tr><td>{link}</td><td>05/03/2024</td></tr></table>")

    # -- documents ---------------------------------------------------------------------------------

    def _document(self, path: str) -> Response:
        kind, number = path.split("/")[2][0], int(path.split("/")[2][1:])
        if number in self.documents:
            given = self.documents[number]
            return Response(given, media_type="application/pdf") if given is not None else html("Gone", "", 404)
        if kind == "g":
            found = self._meeting(str(number))
            if found is None:
                return html("Not found", "", 404)
            body, meeting = found
            lines = [f"{item.title}: {item.decision} {item.minutes}" for item in meeting.items]
            return Response(report(f"{body.title} {meeting.day:%-d %B %Y}", *lines), media_type="application/pdf")
        for _, _, item in self._all():
            for key, title in item.documents:
                if key == number:
                    return Response(report(title, item.blurb or item.title), media_type="application/pdf")
        return html("Not found", "", 404)

    # -- the service -------------------------------------------------------------------------------

    def _service(self, operation: str, query: dict[str, str]) -> Response:
        if not self.service:
            return html("Error", "<p>The web service is not enabled.</p>", 403)
        if operation == "GetCommittees" and self.wants_dummy and "ldummy" not in query:
            return Response("Missing parameter: lDummy.", 500, media_type="text/plain")
        serve = {
            "GetCommittees": self._get_committees,
            "GetMeetings": self._get_meetings,
            "GetMeeting": self._get_meeting,
        }
        text = serve[operation](query)
        return Response(f'<?xml version="1.0" encoding="utf-8"?>\n{text}', media_type="text/xml")

    def _get_committees(self, _: dict[str, str]) -> str:
        rows = "".join(
            f"<committee><committeeid>{one.key}</committeeid><committeetitle>{self._text(one.title)}</committeetitle>"
            "<committeedeleted>False</committeedeleted><committeeexpired>False</committeeexpired></committee>"
            for one in self.bodies
        )
        return f"<committees><committeescount>{len(self.bodies)}</committeescount>{rows}</committees>"

    def _get_meetings(self, query: dict[str, str]) -> str:
        body = self._body(query["lcommitteeid"])
        first, last = (_uk(query[name]) for name in ("sfromdate", "stodate"))
        rows = "".join(
            f"<meeting><meetingid>{one.key}</meetingid><meetingdate>{one.day:%d/%m/%Y}</meetingdate>"
            f"<meetingtime>14:00</meetingtime><meetingstatus>{one.status}</meetingstatus></meeting>"
            for one in (body.meetings if body else ())
            if first <= one.day <= last
        )
        return f"<getmeetings><committee><meetings>{rows}</meetings></committee></getmeetings>"

    def _get_meeting(self, query: dict[str, str]) -> str:
        found = self._meeting(query["lmeetingid"])
        rows = "".join(
            f"<agendaitem><agendaitemid>{item.key}</agendaitemid><agendaitemtitle>{self._text(item.title)}</agendaitemtitle>"
            f"<minutesnonemptyhtmlbody>{self._text(f'<p>{item.minutes}</p>')}</minutesnonemptyhtmlbody>"
            f"<linkeddocuments>{''.join(map(self._linked, item.documents))}</linkeddocuments></agendaitem>"
            for item in (found[1].items if found else ())
        )
        return f"<meeting><agendapublished>True</agendapublished><agendaitems>{rows}</agendaitems></meeting>"

    def _linked(self, document: tuple[int, str]) -> str:
        return f"<linkeddoc><title>{self._text(document[1])}</title><url>{_address(*document)}</url></linkeddoc>"

    def _text(self, text: str) -> str:
        for _ in range(self.encoded):
            text = escaping.escape(text)
        return text

    # -- what there is -----------------------------------------------------------------------------

    def _all(self) -> Iterator[tuple[Body, Meeting, Item]]:
        for body in self.bodies:
            for meeting in body.meetings:
                for item in meeting.items:
                    yield body, meeting, item

    def _body(self, key: str) -> Body | None:
        return next((one for one in self.bodies if str(one.key) == key), None)

    def _meeting(self, key: str) -> tuple[Body, Meeting] | None:
        return next(((body, one) for body in self.bodies for one in body.meetings if str(one.key) == key), None)


def _address(number: int, title: str) -> str:
    return escaping.escape(f"documents/s{number}/{title}.pdf")


def _uk(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)
