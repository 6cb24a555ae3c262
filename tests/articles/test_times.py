"""When an expression of news English is."""

from datetime import date, timedelta

import pytest

from loaders.articles import coding, times
from loaders.articles.anchors import anchors
from loaders.articles.language import parse
from loaders.articles.parts import Article, Cleaned, Paragraph
from ontology.records import Report

SATURDAY = date(2026, 2, 7)

CASES = """
on Friday | 2026-02-06 2026-02-06 day
Friday | 2026-02-06 2026-02-06 day
Saturday | 2026-02-07 2026-02-07 day
last Friday | 2026-02-06 2026-02-06 day
last Saturday | 2026-01-31 2026-01-31 day
next Friday | 2026-02-13 2026-02-13 day
next Saturday | 2026-02-14 2026-02-14 day
this Friday | 2026-02-06 2026-02-06 day
Thursday evening | 2026-02-05 2026-02-05 day
early on Thursday | 2026-02-05 2026-02-05 day
Friday's | 2026-02-06 2026-02-06 day
Monday to Wednesday | 2026-02-02 2026-02-04 between
between Monday and Wednesday | 2026-02-02 2026-02-04 between
yesterday | 2026-02-06 2026-02-06 day
today | 2026-02-07 2026-02-07 day
tomorrow | 2026-02-08 2026-02-08 day
overnight | 2026-02-06 2026-02-07 between
the day before yesterday | 2026-02-05 2026-02-05 day
last week | 2026-01-26 2026-02-01 week
this week | 2026-02-02 2026-02-08 week
next week | 2026-02-09 2026-02-15 week
last weekend | 2026-01-31 2026-02-01 between
last month | 2026-01-01 2026-01-31 month
next month | 2026-03-01 2026-03-31 month
last year | 2025-01-01 2025-12-31 year
earlier this month | 2026-02-01 2026-02-07 between
earlier this year | 2026-01-01 2026-02-07 between
later this month | 2026-02-07 2026-02-28 between
two days ago | 2026-02-05 2026-02-05 day
a week ago | 2026-01-26 2026-02-01 week
three years ago | 2023-01-01 2023-12-31 year
a decade ago | 2016-01-01 2016-12-31 year
a few days ago | 2026-02-01 2026-02-05 between
over the past three years | 2023-02-07 2026-02-07 between
for three days | 2026-02-04 2026-02-07 between
for the past two weeks | 2026-01-24 2026-02-07 between
within 48 hours | 2026-02-07 2026-02-09 between
in two weeks | 2026-02-16 2026-02-22 week
in recent weeks | 2025-12-27 2026-02-07 between
in the coming days | 2026-02-07 2026-02-14 between
since 2003 | 2003-01-01 2026-02-07 between
since Friday | 2026-02-06 2026-02-07 between
after Friday | 2026-02-07 9999-12-31 on-or-after
before 2003 | 0001-01-01 2002-12-31 on-or-before
by March 1 | 0001-01-01 2026-03-01 on-or-before
by Friday | 0001-01-01 2026-02-13 on-or-before
until the end of the year | 0001-01-01 2026-12-31 on-or-before
no later than 15 March 2026 | 0001-01-01 2026-03-15 on-or-before
in 2003 | 2003-01-01 2003-12-31 year
early 2003 | 2003-01-01 2003-12-31 year
from 2003 to 2011 | 2003-01-01 2011-12-31 between
2003-2011 | 2003-01-01 2011-12-31 between
the 1990s | 1990-01-01 1999-12-31 between
February 2026 | 2026-02-01 2026-02-28 month
December | 2025-12-01 2025-12-31 month
last February | 2025-02-01 2025-02-28 month
mid-January | 2026-01-01 2026-01-31 month
Feb. 7 | 2026-02-07 2026-02-07 day
7 February | 2026-02-07 2026-02-07 day
February 7, 2026 | 2026-02-07 2026-02-07 day
7th of February 2025 | 2025-02-07 2025-02-07 day
Friday, February 6, 2026 | 2026-02-06 2026-02-06 day
Sept. 11, 2001 | 2001-09-11 2001-09-11 day
December 12 | 2025-12-12 2025-12-12 day
March 1 | 2026-03-01 2026-03-01 day
June 12 | 2025-06-12 2025-06-12 day
2026-01-05 | 2026-01-05 2026-01-05 day
7-9 February | 2026-02-07 2026-02-09 between
Feb. 7-9 | 2026-02-07 2026-02-09 between
February 7 to March 3 | 2026-02-07 2026-03-03 between
last summer | 2025-06-01 2025-08-31 between
summer 2024 | 2024-06-01 2024-08-31 between
the first quarter of 2025 | 2025-01-01 2025-03-31 between
"""

#: Further expressions, with the answers of a calendar.
MORE = """
late last year | 2025-01-01 2025-12-31 year
late Thursday | 2026-02-05 2026-02-05 day
early Friday morning | 2026-02-06 2026-02-06 day
on Tuesday night | 2026-02-03 2026-02-03 day
Sunday evening local time | 2026-02-01 2026-02-01 day
the night of February 3 | 2026-02-03 2026-02-03 day
on the morning of Feb. 2 | 2026-02-02 2026-02-02 day
Friday and Saturday | 2026-02-06 2026-02-07 between
between 3 and 5 March | 2026-03-03 2026-03-05 between
from 2 to 5 February | 2026-02-02 2026-02-05 between
Feb 3-5, 2026 | 2026-02-03 2026-02-05 between
the week of January 12 | 2026-01-12 2026-01-18 week
the weekend | 2026-02-07 2026-02-08 between
over the weekend | 2026-02-07 2026-02-08 between
the past 24 hours | 2026-02-06 2026-02-07 between
in the last 24 hours | 2026-02-06 2026-02-07 between
48 hours ago | 2026-02-05 2026-02-05 day
an hour ago | 2026-02-06 2026-02-07 between
a month ago | 2026-01-01 2026-01-31 month
a year ago | 2025-01-01 2025-12-31 year
a year ago today | 2025-02-07 2025-02-07 day
ten days ago | 2026-01-28 2026-01-28 day
nearly two decades ago | 2006-01-01 2006-12-31 year
more than 20 years ago | 2006-01-01 2006-12-31 year
several weeks ago | 2025-12-01 2026-01-18 between
earlier on Friday | 2026-02-06 2026-02-06 day
earlier this week | 2026-02-02 2026-02-07 between
later on Saturday | 2026-02-07 2026-02-07 day
later this year | 2026-02-07 2026-12-31 between
earlier in the month | 2026-02-01 2026-02-07 between
at the end of last month | 2026-01-01 2026-01-31 month
at the beginning of January | 2026-01-01 2026-01-31 month
the end of 2025 | 2025-01-01 2025-12-31 year
at dawn on Thursday | 2026-02-05 2026-02-05 day
at dawn | 2026-02-07 2026-02-07 day
at midnight on Monday | 2026-02-02 2026-02-02 day
around 3 a.m. on Thursday | 2026-02-05 2026-02-05 day
at 10:30 GMT on Wednesday | 2026-02-04 2026-02-04 day
Thursday, Feb. 5 | 2026-02-05 2026-02-05 day
Thursday 5 February 2026 | 2026-02-05 2026-02-05 day
5 Feb 2026 | 2026-02-05 2026-02-05 day
2026/02/05 | 2026-02-05 2026-02-05 day
the fifth of February | 2026-02-05 2026-02-05 day
the 5th | 2026-02-05 2026-02-05 day
since the beginning of the year | 2026-01-01 2026-02-07 between
since last October | 2025-10-01 2026-02-07 between
since October 7, 2023 | 2023-10-07 2026-02-07 between
since early January | 2026-01-01 2026-02-07 between
until Friday | 0001-01-01 2026-02-13 on-or-before
by the end of March | 0001-01-01 2026-03-31 on-or-before
by next week | 0001-01-01 2026-02-15 on-or-before
by 2030 | 0001-01-01 2030-12-31 on-or-before
before the end of the year | 0001-01-01 2026-12-31 on-or-before
in the 1980s | 1980-01-01 1989-12-31 between
in the late 1990s | 1990-01-01 1999-12-31 between
in the mid-2000s | 2000-01-01 2009-12-31 between
during the 2010s | 2010-01-01 2019-12-31 between
last spring | 2025-03-01 2025-05-31 between
this winter | 2025-12-01 2026-02-28 between
last winter | 2024-12-01 2025-02-28 between
in the fall of 2024 | 2024-09-01 2024-11-30 between
in 2024 and 2025 | 2024-01-01 2025-12-31 between
between 2014 and 2019 | 2014-01-01 2019-12-31 between
in the second half of 2025 | 2025-07-01 2025-12-31 between
in the third quarter | 2026-07-01 2026-09-30 between
in the first week of January | 2026-01-01 2026-01-07 between
in the coming weeks | 2026-02-07 2026-03-21 between
within days | 2026-02-07 2026-02-14 between
in two days | 2026-02-09 2026-02-09 day
next Monday | 2026-02-09 2026-02-09 day
on Monday next week | 2026-02-09 2026-02-09 day
Thursday last week | 2026-01-29 2026-01-29 day
last Wednesday | 2026-02-04 2026-02-04 day
this coming Tuesday | 2026-02-10 2026-02-10 day
tomorrow evening | 2026-02-08 2026-02-08 day
this morning | 2026-02-07 2026-02-07 day
tonight | 2026-02-07 2026-02-07 day
last night | 2026-02-06 2026-02-06 day
late on Wednesday night | 2026-02-04 2026-02-04 day
from Monday | 2026-02-02 2026-02-07 between
from January to March 2025 | 2025-01-01 2025-03-31 between
New Year's Eve | 2025-12-31 2025-12-31 day
on Christmas Day | 2025-12-25 2025-12-25 day
this month | 2026-02-01 2026-02-28 month
this year | 2026-01-01 2026-12-31 year
in mid-December 2025 | 2025-12-01 2025-12-31 month
for months | 2025-08-08 2026-02-07 between
for the past year | 2025-02-07 2026-02-07 between
for weeks | 2025-12-27 2026-02-07 between
for more than a decade | 2016-02-07 2026-02-07 between
"""
#: What hangs on a time that was told before, or may be two days.
UNTOLD = [
    "five days earlier", "the previous day", "a day earlier", "the day before", "a week earlier",
    "05/02/2026", "since then", "two days later",
]  # fmt: skip


@pytest.mark.parametrize("case", (CASES.strip() + MORE.rstrip()).splitlines())
def test_an_expression_is_resolved_against_the_publication(case: str) -> None:
    text, told = case.split(" | ")
    span = times.resolve(text, SATURDAY)
    assert span is not None
    assert f"{span.earliest} {span.latest} {span.precision.value}" == told


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_counted_from_another_time_is_not_counted_from_the_publication(text: str) -> None:
    assert times.resolve(text, SATURDAY) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("in 2003", "2003-01-01 2003-12-31 year"),
        ("February 7, 2026", "2026-02-07 2026-02-07 day"),
        ("since 2003", "2003-01-01 9999-12-31 on-or-after"),
        ("on Friday", None),
        ("last year", None),
        ("three days ago", None),
    ],
)
def test_without_a_publication_only_what_is_absolute_is_a_time(text: str, told: str | None) -> None:
    span = times.resolved(text, None)
    assert (span and f"{span.earliest} {span.latest} {span.precision.value}") == told


@pytest.mark.parametrize(
    "text",
    ["daily", "40-year-old", "every Friday", "annual", "12 days", "Feb. 30", "99999999 years ago",
     "the army", "", "x" * 1000, "since", "by", "2026-13-01", "0 days ago from now", "the " * 19,
     "10000 years ago"],
)  # fmt: skip
def test_what_is_no_time_or_none_that_exists_is_none(text: str) -> None:
    assert times.resolve(text, SATURDAY) is None


@pytest.mark.parametrize("days", range(14))
def test_a_weekday_is_past_unless_the_clause_is_planned(days: int) -> None:
    """A day's own name is that day; planned, it is the first after it."""
    published = SATURDAY + timedelta(days=days)
    past = times.resolve("on Friday", published)
    planned = times.resolve("on Friday", published, future=True)
    assert past is not None
    assert planned is not None
    assert 0 <= (published - past.latest).days <= 6
    assert 1 <= (planned.latest - published).days <= 7
    assert past.latest.weekday() == planned.latest.weekday() == 4


def test_a_29th_of_february_is_that_of_a_leap_year() -> None:
    span = times.resolve("February 29", date(2025, 1, 10))
    assert span is not None
    assert span.latest == date(2024, 2, 29)


@pytest.mark.parametrize("published", [date.min, date.max])
@pytest.mark.parametrize(
    "text", ["last week", "next year", "yesterday", "tomorrow", "since Friday"]
)
def test_the_first_and_the_last_day_do_not_fail(text: str, published: date) -> None:
    times.resolve(text, published)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Washington announced sanctions on Friday.", "on Friday"),
        ("Iraq has kept ties with Iran since the 2003 war.", "since the 2003"),
        ("Iran met Iraq.", None),
        ("The bombing went on overnight.", "overnight"),
        ("They must leave by March 1.", "by March 1"),
    ],
)
def test_times_are_found_with_their_preposition(text: str, words: str | None) -> None:
    for doc in parse([text]):
        found = [doc[start:end].text for start, end, _ in times.find(doc, SATURDAY)]
        assert found == ([] if words is None else [words])


def coded(text: str, published: date | None = SATURDAY) -> list[Report]:
    """Return the reports of a paragraph of an article of that day."""
    article = Article(id="article/test", text=text, published=published)
    cleaned = Cleaned(article, (Paragraph(0, text),), (), opinion=False)
    return [each for each in coding.coded(cleaned, parse([text])) if isinstance(each, Report)]


def days(report: Report) -> str:
    when = report.when
    return f"{when.earliest} {when.latest} {when.precision.value}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Iraq has maintained close ties with Iran since the 2003 war.",
         "2003-01-01 2026-02-07 between"),
        ("Russia has bombed Ukraine for three days.", "2026-02-04 2026-02-07 between"),
        ("Two weeks ago, Egypt expelled three diplomats.", "2026-01-19 2026-01-25 week"),
        ("Iran condemned Monday's attack on its embassy.", "0001-01-01 2026-02-07 on-or-before"),
        ("Israel attacked Syria.", "0001-01-01 2026-02-07 on-or-before"),
        ("The army of Israel said on Friday that it attacked Syria.",
         "0001-01-01 2026-02-06 on-or-before"),
        ("Iran will hold talks with Russia between 3 and 5 March.",
         "2026-03-03 2026-03-05 between"),
        ("Iran will hold talks with Russia on Monday.", "2026-02-09 2026-02-09 day"),
        ("Iran held talks with Russia on Monday.", "2026-02-02 2026-02-02 day"),
        ("France will withdraw its soldiers from Chad by the end of March.",
         "2026-02-07 2026-03-31 between"),
        ("Iran may attack Israel.", "2026-02-07 9999-12-31 on-or-after"),
        ("Israel may have attacked Syria.", "0001-01-01 2026-02-07 on-or-before"),
        ("The US imposed sanctions on Iran after the 2015 elections.",
         "2015-01-01 2026-02-07 between"),
        ("Russia fired missiles at Kyiv overnight.", "2026-02-06 2026-02-07 between"),
    ],
)  # fmt: skip
def test_an_event_has_the_time_of_its_own_clause(text: str, told: str) -> None:
    (report,) = coded(text)
    assert days(report) == told


def test_a_clause_about_a_dated_event_has_its_date() -> None:
    text = "Turkey has maintained close ties with Iraq since the 2003 war that overthrew Hussein."
    for report in coded(text)[1:]:
        assert days(report) == "2003-01-01 2003-12-31 year"


def test_joined_verbs_share_their_time() -> None:
    first, second = coded("On Sunday, Israel attacked Syria and killed 12 Syrian soldiers.")
    assert days(first) == days(second) == "2026-02-01 2026-02-01 day"


def test_what_is_said_has_the_day_of_the_saying_and_its_content_its_own() -> None:
    (report,) = coded("Turkey said on Friday it would attack Syria next Tuesday.")
    assert days(report) == "2026-02-06 2026-02-06 day"
    assert report.evidence.said_on == date(2026, 2, 6)
    assert report.content is not None
    assert report.content.when is not None
    assert report.content.when.latest == date(2026, 2, 10)


def test_the_publisher_speaks_on_the_day_of_publication() -> None:
    (report,) = coded("Israel attacked Syria.")
    assert report.evidence.said_by == ()
    assert report.evidence.said_on == SATURDAY


def test_without_a_publication_the_time_is_unknown_unless_it_is_absolute() -> None:
    assert days(*coded("Israel attacked Syria on Friday.", None)).endswith("unknown")
    assert days(*coded("Israel attacked Syria in 2007.", None)) == "2007-01-01 2007-12-31 year"


def test_a_time_that_is_a_whole_sentence_dates_nothing() -> None:
    (doc,) = parse(["1211: Reject, assist, economic."])
    assert list(anchors(doc, 0, 1)) == []
