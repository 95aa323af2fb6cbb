"""Names as people write them and as the register has them are the same word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klar.fold import fold, terms, words

SAME = [
    ("Åse", "Aase", "ase", "ÅSE"),
    ("Bøe", "Boe", "bo"),
    ("Sæther", "Saether", "Säther"),
    ("René", "Rene"),
    ("Árran Č", "arran c"),
    ("Čearta Ŋuorpmáš", "cearta nuorpmas"),
    ("Đorđević", "dordevic"),
    ("Łucja Święcka", "lucja swiecka"),
    ("Weiß", "weiss"),
    ("Nguyễn Thị Ánh", "nguyen thi anh"),
    ("Anne-Grethe", "anne grethe"),
    ("O'Brien", "O’Brien", "o brien"),
    ("A\u030ase", "Åse"),
]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_are_one(spellings):
    assert len({fold(spelling) for spelling in spellings}) == 1


def test_terms_hold_words_joined_words_phone_and_number():
    assert terms("Anne-Grethe O'Brien", "+4700000001", "100001") == (
        " anne grethe o brien annegrethe obrien annegretheobrien 00000001 100001 "
    )


def test_each_term_stands_once_and_empty_ones_are_left_out():
    assert terms("Sivanesan") == " sivanesan "


def test_a_foreign_number_keeps_its_country():
    assert terms("Pär", "+460000000124") == " par 460000000124 "


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("Rønning, Åse", ["ronning", "ase"]),
        ("412 34 567", ["41234567"]),
        ("+47 412 34 567", ["41234567"]),
        ("004741234567", ["41234567"]),
        ("00 00 00 01", ["00000001"]),
        ("kari 100001", ["kari", "100001"]),
        ("  ", []),
        ("'; DROP TABLE member; --", ["drop", "table", "member"]),
        ("50% _rabatt_", ["50", "rabatt"]),
    ],
)
def test_words_of_a_query(typed, sought):
    assert words(typed) == sought


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aæåeoøéáŋn -'B", max_size=12), st.integers(0, 12))
def test_a_word_being_typed_is_a_prefix(name, typed):
    name = name.strip()
    found = fold(name[:typed]).split()
    assert all(any(term.startswith(word) for term in fold(name).split()) for word in found)


@given(st.text(max_size=40))
def test_no_wildcard_or_quote_is_left_in_a_term(text):
    assert not set("%_'\"\\*") & set(terms(text))
