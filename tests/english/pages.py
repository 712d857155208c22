"""Ten invented English articles as they are met, each with what a careful reader takes from it. Labelled before run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

FETCHED = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A page and what is to be read out of it; ``speakers`` gives beginnings of sentences with who says them."""

    name: str
    content: str
    title: str
    sentences: tuple[str, ...]
    published: datetime | date | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    agency: str | None = None
    noise: tuple[str, ...] = ()
    speakers: tuple[tuple[str, str | None], ...] = ()


def _page(head: str, body: str) -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/world'>World</a> <a href='/business'>Business</a></nav>"
        f"{body}<aside><h3>Most read</h3><ul><li><a href='/1'>Ten pumpkin recipes for the weekend</a></li>"
        "<li><a href='/2'>Why the night bus is late</a></li></ul></aside>"
        "<footer>© 2026 All rights reserved. Sign up for our newsletter.</footer></body></html>"
    )


HARBOUR = Labelled(
    name="a newspaper with a byline and a zone",
    content=_page(
        "<title>Harbor tunnel reopens after nine-day closure | The Port Ledger</title>"
        "<meta property='og:site_name' content='The Port Ledger'>",
        "<main><article><h1>Harbor tunnel reopens after nine-day closure</h1>"
        "<p class='byline'>By Dana Whitlock and Sam Okafor</p>"
        "<p class='date'>Nov. 20, 2026 at 8:30 a.m. EST</p>"
        "<p>The harbor tunnel between Eastmere and the old port reopened on Friday morning, nine days after a "
        "barge struck "
        "its ventilation tower. Traffic moved at about half its usual speed.</p>"
        "<p>“We checked every one of the 214 ceiling panels before we let a single car in,” said Lena Marsh, the chief "
        "engineer of the tunnel authority. “Six had to be replaced.”</p>"
        "<p>Mayor Thomas Reyes said the repair had cost $3.4 million, less than the $5 million set aside by the U.S. "
        "Department of Transportation.</p>"
        "<p>Mr. Reyes added that tolls would not rise before 2028.</p>"
        "<p>Advertisement</p>"
        "<p>According to the port authority, the closure delayed 61 ships and cost the city about 900,000 "
        "dollars a day.</p>"
        "</article></main>",
    ),
    title="Harbor tunnel reopens after nine-day closure",
    sentences=(
        "Traffic moved at about half its usual speed.",
        "Mr. Reyes added that tolls would not rise before 2028.",
    ),
    published=datetime(2026, 11, 20, 13, 30, tzinfo=UTC),
    authors=("Dana Whitlock", "Sam Okafor"),
    source="The Port Ledger",
    noise=("Advertisement", "Ten pumpkin recipes", "All rights reserved"),
    speakers=(
        ("“We checked every one", "Lena Marsh"),
        ("Mayor Thomas Reyes said", "Thomas Reyes"),
        ("According to the port authority", None),
    ),
)

GLACIER = Labelled(
    name="a broadcaster that says how long ago",
    content=_page(
        "<title>Glacier lake drains overnight, villages spared</title>",
        "<main><h1>Glacier lake drains overnight, villages spared</h1><div>Updated 3 hours ago</div>"
        "<div>Ruth Adeyemi, Science correspondent</div>"
        "<p>A lake that had formed behind the Korvel glacier drained through a natural channel overnight, "
        "sparing three "
        "villages in the valley below.</p>"
        "<p>Scientists had warned since August that the ice dam could fail at once. Instead the water, about "
        "2.1 million "
        "cubic metres of it, ran off within eleven hours.</p>"
        '<p>"It was the best outcome we could have hoped for," Prof. Ingrid Halvorsen told the BBC.</p>'
        '<p>"If the dam had burst, the wave would have reached Nedre Dal in 14 minutes," she said.</p>'
        "<p>Some 420 people spent the night in a school. They were allowed to go home at dawn.</p></main>",
    ),
    title="Glacier lake drains overnight, villages spared",
    sentences=(
        "They were allowed to go home at dawn.",
        '"It was the best outcome we could have hoped for," Prof. Ingrid Halvorsen told the BBC.',
    ),
    published=datetime(2026, 11, 20, 15, 0, tzinfo=UTC),
    authors=("Ruth Adeyemi",),
    noise=("Updated 3 hours ago", "Most read"),
    speakers=(
        ('"It was the best outcome', "Ingrid Halvorsen"),
        ('"If the dam had burst', "Ingrid Halvorsen"),
    ),
)

WIRE = Labelled(
    name="a dispatch as plain text",
    content=(
        "Tea growers ask for relief after late frost\n\n"
        "BEIJING, Nov. 19 (Xinhua) -- Tea growers in the hills of Luping County have asked for tax relief after a late "
        "frost destroyed a third of the autumn harvest, local authorities said Thursday.\n\n"
        "The frost on the night of Nov. 16 was the earliest since records began in 1957, said Zhou Wei, deputy "
        "head of the "
        "county's meteorological bureau.\n\n"
        "More than 2,300 households are affected, with losses estimated at 86 million yuan (about 12.1 million U.S. "
        "dollars).\n\n"
        'Zhou said, "We sent warnings to all growers 36 hours ahead, but covering 5,000 hectares in that time is '
        'impossible."\n'
    ),
    title="Tea growers ask for relief after late frost",
    sentences=(
        "More than 2,300 households are affected, with losses estimated at 86 million yuan (about 12.1 million U.S. "
        "dollars).",
    ),
    agency="Xinhua",
    speakers=(("The frost on the night", "Zhou Wei"),),
)

COURT = Labelled(
    name="a page with its date in the head and a caption",
    content=_page(
        "<title>Court halts sale of island lighthouse - Coast News</title>"
        "<meta property='article:published_time' content='2026-11-18T16:05:00+00:00'>"
        "<meta name='author' content='Priya Raman'>",
        "<article><h1>Court halts sale of island lighthouse</h1>"
        "<figure><img src='l.jpg'><figcaption>The lighthouse on Gull Island. Photo: J. Petrov</figcaption></figure>"
        "<p>A federal judge on Wednesday halted the sale of a 140-year-old lighthouse on Gull Island, ruling that the "
        "government had not consulted the families who have cared for it since 1961.</p>"
        "<p>Judge Carla M. Stone wrote that the auction, which had drawn bids of up to $1.2 million, “cannot "
        "proceed until "
        "the law is followed.”</p>"
        "<p>The government said it would appeal. A spokesman, J. T. Brandt, declined to comment further.</p>"
        "<p>“This is not about money,” said Harriet Lowe, 78, whose husband was the last keeper. “It’s about "
        "who we are.”"
        "</p><p>Share this article</p></article>",
    ),
    title="Court halts sale of island lighthouse",
    sentences=("The government said it would appeal.", "A spokesman, J. T. Brandt, declined to comment further."),
    published=datetime(2026, 11, 18, 16, 5, tzinfo=UTC),
    authors=("Priya Raman",),
    noise=("Share this article", "Photo: J. Petrov"),
    speakers=(("Judge Carla M. Stone wrote", "Carla M. Stone"), ("“This is not about money,”", "Harriet Lowe")),
)

BANK = Labelled(
    name="a date written the British way",
    content=_page(
        "<title>Central bank holds rate at 3.75% as food prices ease</title>",
        "<div><h1>Central bank holds rate at 3.75% as food prices ease</h1>"
        "<p>By Oliver Grant</p><p>19 November 2026, 12:04 GMT</p>"
        "<p>The central bank of Norland left its key rate at 3.75% on Thursday, saying that food prices had "
        "eased faster "
        "than expected.</p>"
        "<p>Inflation fell to 2.6% in October from 3.1% in September. Economists polled by Northwire had "
        "expected 2.8%.</p>"
        "<p>Governor Maria Lindqvist said the bank would wait for wage talks in January. “We are not in a "
        "hurry,” she told "
        "reporters in Stolm.</p>"
        "<p>The krona rose 0.4% against the dollar. Shares of Norbank Inc. gained 2%.</p>"
        "<p>Read more: What the rate means for your mortgage</p></div>",
    ),
    title="Central bank holds rate at 3.75% as food prices ease",
    sentences=("Inflation fell to 2.6% in October from 3.1% in September.", "Shares of Norbank Inc. gained 2%."),
    published=datetime(2026, 11, 19, 12, 4, tzinfo=UTC),
    authors=("Oliver Grant",),
    noise=("Read more",),
    speakers=(("Governor Maria Lindqvist said", "Maria Lindqvist"),),
)

SCHOOL = Labelled(
    name="a scrape with the furniture in the text",
    content=(
        "Skip to main content\nSubscribe\nSchools to open an hour later from January\nBy Maya Feld\n"
        "Published: November 17, 2026 6:15 PM ET\nShare\n"
        "Secondary schools across the county will open an hour later from January, the school board decided on Tuesday "
        "after two years of debate.\n"
        "The change affects 31 schools and about 24,000 pupils. Buses will run on a new timetable.\n"
        "“Teenagers are not lazy; they are tired,” said Dr. Owen Price, who advised the board. “The evidence is "
        "clear.”\n"
        "Parents were divided. Ellen Cho, a nurse with two children, said she did not know who would take them "
        "to school.\n"
        "Sign up for our daily newsletter\n"
    ),
    title="Schools to open an hour later from January",
    sentences=("Buses will run on a new timetable.", "Parents were divided."),
    published=datetime(2026, 11, 17, 23, 15, tzinfo=UTC),
    authors=("Maya Feld",),
    noise=("Sign up for our daily newsletter", "Skip to main content"),
    speakers=(("“Teenagers are not lazy", "Owen Price"), ("Ellen Cho, a nurse", "Ellen Cho")),
)

ROCKET = Labelled(
    name="a dispatch of an agency on another's page",
    content=_page(
        "<title>Small rocket reaches orbit on third try</title>"
        '<script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":"Small rocket reaches orbit on third '
        'try","datePublished":"2026-11-19T21:40:00-05:00","author":{"@type":"Person","name":"Nina '
        'Castellano"}}</script>',
        "<article><h1>Small rocket reaches orbit on third try</h1>"
        "<p>CAPE ORLEN, Fla. (AP) — A rocket no taller than a five-story building reached orbit on Thursday, on "
        "the third "
        "try of a company that had nearly run out of money.</p>"
        "<p>The launch, at 9:12 p.m., had been put off twice because of wind. Eight minutes later, the second "
        "stage let go "
        "of two satellites the size of shoeboxes.</p>"
        "<p>“I have not slept since Sunday,” Kestrel founder Amara Diallo said. “I may sleep now.”</p>"
        "<p>NASA, which paid $7 million for the flight, called it “a good night for small companies.”</p></article>",
    ),
    title="Small rocket reaches orbit on third try",
    sentences=("The launch, at 9:12 p.m., had been put off twice because of wind.",),
    published=datetime(2026, 11, 20, 2, 40, tzinfo=UTC),
    authors=("Nina Castellano",),
    agency="AP",
    speakers=(("“I have not slept since Sunday,”", "Amara Diallo"),),
)

FERRY = Labelled(
    name="a Hong Kong page",
    content=_page(
        "<title>Outlying island ferries to run all night at New Year</title>",
        "<main><h1>Outlying island ferries to run all night at New Year</h1><div>2026-11-20 HKT 14:22</div>"
        "<p>Ferries to three outlying islands will run all night on December 31 for the first time in six years, the "
        "Transport Department said on Friday.</p>"
        "<p>A total of 46 extra sailings are planned between Central and Lantau, Cheung Chau and Lamma.</p>"
        "<p>The department's Assistant Commissioner, Vivian Lau, said passengers should expect queues after the "
        "fireworks.</p>"
        "<p>“Please do not rush; there will be room for everybody,” Ms. Lau said.</p>"
        "<p>The Star Ferry Company said it would add four crossings of its own.</p></main>",
    ),
    title="Outlying island ferries to run all night at New Year",
    sentences=("The Star Ferry Company said it would add four crossings of its own.",),
    published=datetime(2026, 11, 20, 6, 22, tzinfo=UTC),
    speakers=(("The department's Assistant Commissioner", "Vivian Lau"), ("“Please do not rush", "Lau")),
)

TALKS = Labelled(
    name="a page with a zone in the date and a related list",
    content=_page(
        "<title>Fishing talks end without a deal | Northern Herald</title>",
        "<article><h1>Fishing talks end without a deal</h1><span>Fri, Nov 20, 2026, 10:45 AM PST</span>"
        "<p>Talks on cod quotas ended on Thursday without a deal, leaving 700 boats without rules for the "
        "coming season.</p>"
        "<p>“We were close at midnight and far apart at two,” one negotiator said.</p>"
        "<p>The European Union had offered to cut its catch by 12 percent, two diplomats said. Norland wanted "
        "20 percent."
        "</p><p>“No deal is better than a dead sea,” Fisheries Minister Karl Brandt said in a statement.</p>"
        "<p>Talks resume on Dec. 3 in Geneva.</p>"
        "<h2>Related stories</h2><ul><li><a href='/a'>How cod came back to the bay</a></li>"
        "<li><a href='/b'>A harbour without boats</a></li></ul></article>",
    ),
    title="Fishing talks end without a deal",
    sentences=("Norland wanted 20 percent.", "Talks resume on Dec. 3 in Geneva."),
    published=datetime(2026, 11, 20, 18, 45, tzinfo=UTC),
    noise=("How cod came back", "A harbour without boats"),
    speakers=(("“We were close at midnight", None), ("“No deal is better", "Karl Brandt")),
)

MUSEUM = Labelled(
    name="a page in Markdown",
    content=(
        "# Museum returns 31 bronzes to the valley of Tesk\n\n"
        "*By Joan Farrow · November 16, 2026*\n\n"
        "The city museum of Harland handed back 31 bronzes on Monday, ending a dispute that began in 1974.\n\n"
        "Museum director Paul Etienne signed the papers at 11 a.m. in front of some 200 guests. It took four "
        "minutes.\n\n"
        "“They were never ours,” Etienne said. “We only kept them dry.”\n\n"
        "The bronzes, which date from the 9th century B.C., will be shown in Tesk from May. Insurers put their "
        "value at "
        "£14 million.\n"
    ),
    title="Museum returns 31 bronzes to the valley of Tesk",
    sentences=("It took four minutes.", "Insurers put their value at £14 million."),
    published=date(2026, 11, 16),
    authors=("Joan Farrow",),
    speakers=(("“They were never ours,”", "Etienne"),),
)

PAGES = (HARBOUR, GLACIER, WIRE, COURT, BANK, SCHOOL, ROCKET, FERRY, TALKS, MUSEUM)
