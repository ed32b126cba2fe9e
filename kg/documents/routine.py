"""The business that every meeting has, and the words with which an agenda speaks of an item."""

import re

from kg.documents.patterns import either

__all__ = ["BLURB", "CELL_CUTS", "CLAUSE", "ROUTINE"]

_INTERESTS = r"(?:disclosable )?(?:pecuniary |personal |prejudicial )?(?:and (?:other |non-pecuniary )?)?interests?"
#: titles by which an item is known where numbers are lost
ROUTINE = either(
    r"welcome(?:,? (?:and )?(?:introductions?|apologies).{0,40})?",
    r"(?:to receive )?(?:any )?apologies(?: for (?:absence|non-attendance))?(?: received)?(?: (?:and|/|&) .{3,60})?",
    rf"(?:any )?(?:declarations?|disclosures?) (?:of|by) .{{0,30}}{_INTERESTS}.{{0,30}}",
    rf"(?:any )?(?:declarations?|disclosures?) of {_INTERESTS}.{{0,30}}|members.? interests?",
    r"(?:draft )?minutes(?: (?:of|from) (?:the )?(?:previous|last|meeting|joint).{0,80})?(?: (?:and"
    r"|&) matters arising.{0,30})?",
    r"(?:previous|last) (?:meeting.?s? )?minutes|matters arising.{0,40}",
    r"(?:public|members'?|open) (?:questions?|participation|speaking|forum|question time|session).{0,60}",
    r"questions? (?:from|by) .{0,60}|petitions.{0,40}|deputations.{0,40}",
    r"(?:chair(?:man|person)?.?s? )?(?:(?:late )?items? of )?urgent (?:business|items?|matters?).{0,40}",
    r"exclusion of (?:the )?(?:press|public).{0,40}",
    r"(?:matters|items|business) (?:to be )?(?:considered|taken|dealt with) in private",
    r"(?:date|time) (?:and (?:time|venue) )?of (?:the )?next meeting.{0,60}",
    r"(?:any )?other (?:urgent )?business.{0,40}|aob",
    r"(?:chair(?:man|person)?|leader|mayor).?s? (?:announcements?|update|report).{0,30}|announcements?",
    r"(?:election|appointment) of (?:the |a )?(?:vice[- ]?)?chair.{0,60}",
    r"(?:committee |board )?(?:forward |rolling )?(?:work|forward) (?:programme|plan).{0,60}",
    r"membership.{0,30}|(?:notification of )?substitut.{0,40}|action (?:log|tracker|sheet).{0,30}",
)

#: how the agenda's words on an item begin, which stand above the minutes
BLURB = either(
    r"[\[(]?to (?:consider|receive|note|approve|agree|discuss|review|confirm|sign|endorse|elect|appoint|inform"
    r"|provide)\b",
    r"[\[(]?to (?:scrutinise|ask|answer|(?:be )?present(?:ed)?|update|advise|identify|highlight)\b",
    r"[\[(]?to (?:disclose|deal|seek|hear)\b",
    r"[\[(]?(?:joint |verbal |written |covering |cover )?(?:report|update|presentation|briefing)s? (?:of|by"
    r"|from|to|seeks|provides)\b",
    r"the .{0,60}(?:to report|to present|is asked|are asked|is recommended|is invited|are invited|is requested)\b",
    r"(?:members|councillors) (?:are|will|should|of)\b|any member|if (?:you|a|any)\b|please\b"
    r"|in accordance with|pursuant to",
    r"(?:the )?purpose of|th(?:is|e) (?:report|paper|item|presentation) (?:is|provides|presents|sets|gives|asks"
    r"|seeks|updates|summarises)",
    r"th(?:is|e) (?:report|paper|item|presentation) (?:outlines|informs|details|describes|introduces|includes"
    r"|contains|will)\b",
    r"[\[(]?(?:report|presentation|paper|minutes)(?: is| are)? (?:attached|to follow|enclosed|herewith)"
    r"|[\[(]?attached|[\[(]?to follow\.?[\])]?$|[\[(]?(?:copy )?enclosed",
    r"lead officer|contact officer|officer contact|report authors?|wards? affected",
    r"\[[^\]]{0,400}\b(?:report|present|attached|follow|paper)s?\b[^\]]{0,400}\]",
)

#: a clause of a resolution, however short, is no title
CLAUSE = re.compile(
    r"(?:that|to (?:note|approve|agree|receive|endorse))\b|.*\b(?:and|or|be noted|be approved)$", re.IGNORECASE
)

#: where title and blurb were run together in one cell of a table: after these titles, or before these words
CELL_CUTS = (
    re.compile(
        r"(?:Apologies(?: for Absence)?|Declarations? of (?:Members.? )?(?:Disclosable Pecuniary )?Interests?"
        r"|Urgent (?:Matters|Business|Items)|Public (?:Question Time|Participation|Speaking|Questions)"
        r"|Exclusion of (?:the )?(?:Press and Public|Public and Press)|Chair(?:man)?.s (?:Announcements|Update)"
        r"|(?:Forward|Work) (?:Plan|Programme)|Date of (?:the )?Next Meeting|Matters Arising"
        r"|Minutes)(?: \(\d{1,2}[.:]\d{2} ?[ap]m\))?(?= [A-Z][a-z]* [a-z])"
    ),
    re.compile(
        r".{2,200}?[A-Za-z)\]’'\d](?<! the)(?<! of)(?<! and)(?<! from)(?<! by)(?<!Final)(?<!Annual)(?<!Progress)"
        r"(?= (?:To [a-z]+"
        r"|(?:Joint r|R)eport (?:of|by|from)|In the event|Purpose The|Purpose To"
        r"|Members (?:are|of|will|and|to)|The [a-z]+|A maximum of"
        r"|The (?:Committee|Board|Cabinet|Panel|Forum|Chair|Council|Sub-Committee)\b|In accordance"
        r"|This (?:report|item|paper)|Councillors? (?:are|to|will)|A (?:report|maximum|period|presentation)"
        r"|Minutes of the"
        r"|Any Member|If (?:you|a|any)|Please|Presentation (?:by|from)|Pursuant|Under|At (?:this|the)) )"
    ),
)
