"""One order of parameters, whatever was typed."""

from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from search.addressing.addresses import PARAMETERS, Address

VALUES = st.lists(st.text(max_size=3), max_size=3)
ADDRESSES = st.dictionaries(st.sampled_from(PARAMETERS), VALUES).map(Address)


@given(ADDRESSES)
def test_an_address_says_all_its_values_in_one_order(address: Address) -> None:
    read = parse_qsl(str(address)[1:], keep_blank_values=True)
    assert read == [(name, value) for name in PARAMETERS for value in address.values.get(name, ())]


@given(ADDRESSES, st.sampled_from(PARAMETERS[:-2]), st.text(max_size=3))
def test_what_opens_for_one_more_value_is_the_address_that_has_it(address: Address, name: str, value: str) -> None:
    before, behind = address.open_at(name)
    one_more = Address({name: [value]})
    added = address.replacing({name: [*address.values.get(name, ()), value]})
    assert f"{before}{str(one_more)[1:]}{behind}" == str(added)


def test_a_change_leads_to_the_first_page() -> None:
    address = Address({"outlet": ["甲", "乙"], "page": ["3"], "all": ["outlet"]})
    assert address.without("outlet", "甲").values == {"outlet": ("乙",)}
    assert address.without("outlet").values == {}
    assert address.at_page(2).values == {"outlet": ("甲", "乙"), "page": ("2",)}


def test_the_order_in_which_values_were_chosen_makes_no_other_search() -> None:
    first, second = Address({"outlet": ["甲", "乙"], "page": ["2"]}), Address({"outlet": ["乙", "甲"], "page": ["2"]})
    assert str(first) != str(second)
    assert str(first.canonical) == str(second.canonical)
    assert "page=2" in str(first.canonical)
