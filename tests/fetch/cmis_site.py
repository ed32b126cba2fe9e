"""A small site in the manner of CMIS: tabs, modules and encrypted addresses, of an invented council."""

import hashlib
import html as escaping
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from fetch.server import html
from fetch.world import MARLSHIRE, Body, report
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["CmisSite"]

_ROOT = "/marlshire"


@dataclass
class CmisSite:
    """What the site publishes; `listed` is whether its first page lists the committees itself."""

    bodies: Sequence[Body] = MARLSHIRE
    listed: bool = False

    def __call__(self, request: Request) -> Response:
        """Answer a request."""
        path = request.url.path
        if path in ("/", f"{_ROOT}/", f"{_ROOT}/Home.aspx"):
            return self._page("Welcome", self._committees() if self.listed else "<p>Council meetings</p>")
        if path == f"{_ROOT}/Committees.aspx":
            return self._page("Committees", self._committees())
        if path == f"{_ROOT}/Document.ashx":
            return self._document(request.query_params["czJKcaeAi5tUFL1DTL2UE4zNRBcoShgo"])
        parts = path.split("/")
        if "ViewCMIS_CommitteeDetails" in parts:
            return self._committee(parts[parts.index("id") + 1])
        if "ViewMeetingPublic" in parts:
            return self._meeting(parts[parts.index("Meeting") + 1])
        if "ViewCMIS_DecisionDetails" in parts:
            return self._page("Decision", "<h2>SEND Strategy</h2><p>Date of decision: 22/05/2024</p><p>Agreed.</p>")
        return html("Not found", "", 404)

    def _page(self, title: str, body: str) -> Response:
        tabs = f"<nav><a href='{_ROOT}/Home.aspx'>Home</a><a href='{_ROOT}/Committees.aspx'>Committees</a></nav>"
        recent = (
            f"<a href='{_ROOT}/Meetings/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/601/Committee/11/Default.aspx'>"
        )
        pane = f"<div id='dnn_ContentPane'><h1>{title}</h1>{body}</div>"
        return html(title, f"{tabs}<div>{recent}Next meeting</a></div>{pane}")

    def _committees(self) -> str:
        rows = (
            f"<li><a href='{_ROOT}/Committees/tabid/62/ctl/ViewCMIS_CommitteeDetails/mid/381/id/{one.key}"
            f"/Default.aspx'>{one.title}</a></li>"
            for one in self.bodies
        )
        return f"<ul>{''.join(rows)}</ul>"

    def _committee(self, key: str) -> Response:
        body = next((one for one in self.bodies if str(one.key) == key), None)
        if body is None:
            return html("Not found", "", 404)
        rows = "".join(
            f"<tr class='rgRow'><td><a href='{_ROOT}/Meetings/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/{one.key}"
            f"/Committee/{body.key}/Default.aspx'>{one.day:%d %b %Y} 14:00 - {body.title}</a></td>"
            f"<td>{'Cancelled' if one.status == 'Cancelled' else 'Occurred'}</td></tr>"
            for one in body.meetings
        )
        return self._page(body.title, f"<p>Active: 06 May 2022 - onwards</p><table>{rows}</table>")

    def _meeting(self, key: str) -> Response:
        found = next(((body, one) for body in self.bodies for one in body.meetings if str(one.key) == key), None)
        if found is None:
            return html("Not found", "", 404)
        body, meeting = found
        rows = "".join(
            f"<tr><td>{number}</td><td>{escaping.escape(item.title)} {item.blurb}"
            + "".join(self._listed(f"s{one}", title) for one, title in item.documents)
            + "</td></tr>"
            for number, item in enumerate(meeting.items, 1)
        )
        decision = f"{_ROOT}/Decisions/tabid/67/ctl/ViewCMIS_DecisionDetails/mid/391/Id/1f0c-22aa/Default.aspx"
        decisions = f"<p><a href='{decision}'>SEND Strategy</a></p>" if meeting.key == 602 else ""
        return self._page(
            body.title,
            f"<div class='holder'><div class='DNNLabel'>Date</div><div class='Value'>{meeting.day:%d/%m/%Y}</div></div>"
            f"<table class='Agenda'>{rows}</table>{decisions}<ul>{self._listed(f'm{meeting.key}', 'Minutes')}</ul>",
        )

    def _listed(self, key: str, title: str) -> str:
        return (
            f"<li class='DocumentListItem'><a class='TitleLink' href='{_address(key)}'>"
            f"Document {escaping.escape(title)} (61 KB)</a></li>"
        )

    def _document(self, sealed: str) -> Response:
        for body in self.bodies:
            for meeting in body.meetings:
                if sealed == _sealed(f"m{meeting.key}"):
                    return _pdf(f"{body.title} {meeting.day:%d %B %Y}", *(item.minutes for item in meeting.items))
                for item in meeting.items:
                    for key, title in item.documents:
                        if sealed == _sealed(f"s{key}"):
                            return _pdf(title, item.title)
        return html("Not found", "", 404)


def _pdf(*lines: str) -> Response:
    return Response(report(*lines), media_type="application/pdf")


def _sealed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest() + "=="


def _address(key: str) -> str:
    sealed = f"czJKcaeAi5tUFL1DTL2UE4zNRBcoShgo={quote(_sealed(key))}&rUzwRPf%2bZ3zd4E7Ikn8Lyw=pwRE6AGJ"
    return f"{_ROOT}/Document.ashx?{sealed}"
