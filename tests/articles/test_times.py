"""When an expression of news English is."""

from datetime import date, timedelta

import pytest

from loaders.articles import times
from loaders.articles.language import parse

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
since 2003 | 2003-01-01 9999-12-31 on-or-after
since Friday | 2026-02-06 9999-12-31 on-or-after
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


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_an_expression_is_resolved_against_the_publication(case: str) -> None:
    text, told = case.split(" | ")
    span = times.resolve(text, SATURDAY)
    assert span is not None
    assert f"{span.earliest} {span.latest} {span.precision.value}" == told


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
