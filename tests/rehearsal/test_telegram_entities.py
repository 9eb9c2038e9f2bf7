"""HTML as Telegram reads it: texts, entities and the words of its complaints."""

import pytest

from bot.rehearsal.telegram.entities import TEXT_LIMIT, Entity, Rich, parse_html, read, units
from bot.rehearsal.telegram.errors import ApiError


def nobody(person: int) -> bool:
    return False


READABLE = [
    ("", "", []),
    ("Cześć &amp; čau &lt;3 &quot;x&quot; &copy; &", 'Cześć & čau <3 "x" &copy; &', []),
    ("&lt&gt", "<>", []),
    ("&#268;&#x10D;", "Čč", []),
    ("a > b", "a > b", []),
    ("<b>tučně</b>", "tučně", [("bold", 0, 5)]),
    ("<strong>a</strong><em>b</em>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
    ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
    ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", n, 1) for n in range(3)]),
    ("🏟 <i>🏟</i>", "🏟 🏟", [("italic", 3, 2)]),
    ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    ("<B>a</b>", "a", [("bold", 0, 1)]),
    ("<i>a</>", "a", [("italic", 0, 1)]),
    ("<b></b>x", "x", []),
    ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
    ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
    ("<code>a</code>", "a", [("code", 0, 1)]),
    ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
    ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
    ("<b aba = caba>a</b>", "a", [("bold", 0, 1)]),
]


@pytest.mark.parametrize(("source", "text", "entities"), READABLE)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    rich = parse_html(source)
    assert rich.text == text
    assert [(e.type, e.offset, e.length) for e in rich.entities] == entities


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("<a href='https://example.org'>x</a>", "https://example.org/"),
        ('<a href="http://example.org/a?b=1&amp;c=2">x</a>', "http://example.org/a?b=1&c=2"),
        ("<a href=example.org>x</a>", "http://example.org/"),
        ("<a>example.org</a>", "http://example.org/"),
        ("<a href='tg://resolve?domain=x'>x</a>", "tg://resolve?domain=x"),
    ],
)
def test_a_link_keeps_its_address(source: str, url: str) -> None:
    (entity,) = parse_html(source).entities
    assert (entity.type, entity.url) == ("text_link", url)


def test_a_mention_needs_somebody_the_bot_has_met() -> None:
    source = '<a href="tg://user?id=7100000001">Ania</a>'
    assert parse_html(source, met=[7100000001].__contains__).entities == (
        Entity("text_mention", 0, 4, person=7100000001),
    )
    assert parse_html(source) == Rich("Ania")


def test_a_code_block_takes_the_language_of_its_code() -> None:
    (entity,) = parse_html('<pre><code class="language-python">x</code></pre>').entities
    assert (entity.type, entity.language) == ("pre", "python")


# Offsets count bytes of the source: "🏟 🏟&lt;" has thirteen.
UNREADABLE = [
    ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
    ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
    ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
    ("🏟 🏟&lt;<i    aba>", 'Can\'t find end tag corresponding to start tag "i"'),
    ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
    ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
    ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
    ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
    ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
    ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
    ("🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'),
    ("<b><i>test</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
    ("3 < 4", 'Unsupported start tag "" at byte offset 2'),
    ("3 <4", "Unclosed start tag at byte offset 2"),
    ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    (
        "&#57311;",
        "Text contains invalid Unicode characters after decoding HTML entities, "
        "check for unmatched surrogate code units",
    ),
]


@pytest.mark.parametrize(("source", "complaint"), UNREADABLE)
def test_broken_html_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"
    assert refused.value.ours


@pytest.mark.parametrize("url", ["mailto:ania@example.org", "javascript:alert(1)", "nowhere", "https://localhost/x"])
def test_a_link_that_telegram_would_drop_in_silence_is_refused(url: str) -> None:
    with pytest.raises(ApiError, match="rehearsal: Telegram drops the link"):
        parse_html(f'<a href="{url}">x</a>')


def test_length_counts_code_points_after_parsing() -> None:
    stadium = "🏟" * TEXT_LIMIT
    assert units(stadium) == 2 * TEXT_LIMIT
    assert read(f"<b>{stadium}</b>", parse_mode="HTML", entities=None, limit=TEXT_LIMIT, met=nobody).text == stadium
    with pytest.raises(ApiError, match="message is too long"):
        read(f"<b>{stadium}!</b>", parse_mode="HTML", entities=None, limit=TEXT_LIMIT, met=nobody)


def test_white_space_at_the_ends_goes() -> None:
    rich = read("\n <b> tak </b> \n", parse_mode="HTML", entities=None, limit=TEXT_LIMIT, met=nobody)
    assert rich == Rich("tak", (Entity("bold", 0, 3),))


def test_commands_links_and_addresses_are_found() -> None:
    text = "/start@mosty_bot a@example.org https://example.org/x, @mosty_bot #sektor7 3/4"
    rich = read(text, parse_mode=None, entities=None, limit=TEXT_LIMIT, met=nobody)
    found = [(e.type, text[e.offset : e.offset + e.length]) for e in rich.entities]
    assert found == [
        ("bot_command", "/start@mosty_bot"),
        ("email", "a@example.org"),
        ("url", "https://example.org/x"),
        ("mention", "@mosty_bot"),
        ("hashtag", "#sektor7"),
    ]
