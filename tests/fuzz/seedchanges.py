# SPDX-License-Identifier: GPL-3.0-or-later
"""What is changed in an example of the contract to make another seed. The places come from flowroute-api 1.4, 1.6, 8 and 9 (how
the service varies) and from what a hostile or broken one might send; each reaches a branch of a decoder that no example does."""

ABSENT = object()
LONG = "x" * 400


def changes(target):
    """[(name, (example or '', (path, new value or function of the old one) ...))]"""
    made = [(name, ("", *steps)) for name, *steps in (*EVERYWHERE, *_of_shape(target))]
    for targets, rows in ROWS:
        if target in targets:
            made += [(name, (base, *steps)) for base, name, *steps in rows]
    return made


def _of_shape(target):
    if target == "number_details":  # a list without pages
        return [row for row in LISTS if not row[1][0].startswith("links")]
    return LISTS if target in LIST_TARGETS else ONE


def _twice(value):
    return {"data": value}


def _each_twice(value):
    return [_twice(element) for element in value]


LIST_TARGETS = ("number_list", "available", "area_codes", "exchanges", "route_list", "message_list")

EVERYWHERE = (
    ("empty object", ("", {})),
    ("a list instead of an object", ("", [])),
    ("data is null", ("data", None)),
    ("data is text", ("data", "12065550100")),
    ("data twice", ("", lambda value: {"data": value, "links": {}})),
    ("unknown members", ("new", {"data": [1, None, {"data": {}}]})),
)
LISTS = (
    ("nothing in the list", ("data", [])),
    ("next is absent", ("links/next", ABSENT)),
    ("next is null", ("links/next", None)),
    ("next is empty", ("links/next", "")),
    ("next is a number", ("links/next", 2)),
    ("links is null", ("links", None)),
    ("links is a list", ("links", [])),
    ("elements twice", ("data", _each_twice)),
    ("elements are text", ("data", ["206", "207"])),
    ("elements are lists", ("data", [["206"], []])),
    ("id is a number", ("data/0/id", 206)),
    ("id is half a number", ("data/0/id", 20.6)),
    ("id is a huge number", ("data/0/id", 9007199254740993)),
    ("id beyond all numbers", ("data/0/id", 1e300)),
    ("id is negative", ("data/0/id", -1)),
    ("id is empty", ("data/0/id", "")),
    ("id is null", ("data/0/id", None)),
    ("id is absent", ("data/0/id", ABSENT)),
    ("id is true", ("data/0/id", True)),
    ("the same twice", ("data", lambda value: value + value)),
)
ONE = (
    ("id is a number", ("data/id", 91402)),
    ("id is empty", ("data/id", "")),
    ("id is null", ("data/id", None)),
    ("id is an object", ("data/id", {"id": "1"})),
    ("data is a list", ("data", lambda value: [value])),
)

NUMBER = "data/attributes/"
FIRST = "data/0/attributes/"
RELATED = "data/relationships/"
CALLBACK = "data/attributes/callback_url"


def _number(at):
    return (
        ("", "value is a number", (at + "value", 12065550100)),
        ("", "value has a plus", (at + "value", "+12065550100")),
        ("", "value is only a plus", (at + "value", "+")),
        ("", "value is no number", (at + "value", "<b>12065550100</b>\u202e\u0000")),
        ("", "value is long", (at + "value", "1" * 21)),
        ("", "value has dashes", (at + "value", "1-206-555-0100")),
        ("", "value has a letter", (at + "value", "1206555010O")),
        ("", "value is null", (at + "value", None)),
        ("", "alias is a number", (at + "alias", 7)),
        ("", "alias is long", (at + "alias", LONG)),
        ("", "alias has a lone surrogate", (at + "alias", "\ud83d")),
        ("", "flag in words", (at + "cnam_lookups_enabled", "True")),
        ("", "flag in words off", (at + "cnam_lookups_enabled", "FALSE")),
        ("", "flag in other words", (at + "cnam_lookups_enabled", "yes")),
        ("", "flag is a number", (at + "cnam_lookups_enabled", 1)),
        ("", "flag is null", (at + "cnam_lookups_enabled", None)),
        ("", "messaging", (at + "messaging_enabled", False)),
        ("", "attributes are text", (at[:-1], "none")),
        ("", "attributes are absent", (at[:-1], ABSENT)),
    )


PRICES = (0, -1, -0.5, 1.25, 999999999.999999999, 1e9, 1e300, "1.25", "$0.0040", "-$1", "9223372036.854775807", "9223372036.854775808",
          "1.2345678901", "", "free", "1,25", None, True, [1])

PRICE = {"base_rate": 0.004, "surcharge_rate": 0.003, "segment_count": 2, "charged_cost": 0.014}
# The contract has them where a message is accepted only; where a record has them is not certain (flowroute-api 2.4).
PRICED = (
    ("price", PRICE),
    ("price in text", {"base_rate": "$0.0040", "surcharge_rate": "", "segment_count": "2", "charged_cost": "0.021000000000000001"}),
    ("price of nothing", {}),
    ("price of nulls", dict.fromkeys(PRICE)),
    ("price is text", "$0.0040"),
    ("price is a list", [PRICE]),
    ("price below nothing", {**PRICE, "charged_cost": -0.014, "segment_count": -2}),
    ("price is the most", {**PRICE, "charged_cost": "9223372036.854775807", "segment_count": 9007199254740993}),
    ("price is the least", {**PRICE, "charged_cost": "-9223372036.854775807", "segment_count": "9223372036854775807"}),
    ("price is too much", {**PRICE, "charged_cost": 1e12}),
    ("parts are half a number", {**PRICE, "segment_count": 1.5}),
)

RECORD = "data/attributes/"
MEDIA = "data/relationships/media"


def _record(at):
    receipt = {"level": 2, "status": "delivered", "status_code": 1004, "status_code_description": "x", "timestamp": "2024-03-05T18:22:09Z"}

    def with_receipt(**members):
        return [{**receipt, **members}]

    return (
        ("", "no timestamp", (at + "timestamp", ABSENT)),
        ("", "timestamp is no time", (at + "timestamp", "yesterday\u001b[31m \U0001f600" * 4)),
        ("", "timestamp of the web", (at + "timestamp", "Fri, 01 Jun 2018 00:17:52 GMT")),
        ("", "inbound", (at + "direction", "inbound")),
        ("", "direction is another word", (at + "direction", "sideways")),
        ("", "direction is null", (at + "direction", None)),
        ("", "numbers are numbers", (at + "from", 12065550100), (at + "to", None)),
        ("", "body is null", (at + "body", None)),
        ("", "body is a list", (at + "body", ["x"])),
        ("", "body with controls", (at + "body", "\u0000\u001b[31m\u202eabc\u2028<script>\ud800</script>")),
        ("", "media in words", (at + "is_mms", "true")),
        ("", "encoding 8", (at + "message_encoding", 8)),
        ("", "encoding in text", (at + "message_encoding", "8")),
        ("", "encoding empty", (at + "message_encoding", "")),
        ("", "encoding is no number", (at + "message_encoding", "utf-8")),
        ("", "amount in text", (at + "amount_nanodollars", "7000000")),
        ("", "amount is huge", (at + "amount_nanodollars", "9223372036854775807")),
        ("", "amount with a fraction", (at + "amount_nanodollars", 0.5)),
        ("", "amount to be read", (at + "amount_nanodollars", ABSENT)),
        ("", "amount with many decimals is too much", (at + "amount_nanodollars", None), (at + "amount_display", "9999999999.00000000001")),
        ("", "amount to be read is a number", (at + "amount_nanodollars", None), (at + "amount_display", 0.004)),
        ("", "amount to be read is none", (at + "amount_nanodollars", ""), (at + "amount_display", "none")),
        ("", "amount to be read is too much", (at + "amount_nanodollars", None), (at + "amount_display", 1e12)),
        ("", "no amount at all", (at + "amount_nanodollars", None), (at + "amount_display", None)),
        ("", "receipts are null", (at + "delivery_receipts", None)),
        ("", "receipts are text", (at + "delivery_receipts", "none")),
        ("", "receipts are numbers", (at + "delivery_receipts", [1, 2])),
        ("", "receipt code in text", (at + "delivery_receipts", with_receipt(status_code="1004"))),
        ("", "receipt without code", (at + "delivery_receipts", with_receipt(status_code=None))),
        ("", "receipt without code said otherwise", (at + "delivery_receipts", with_receipt(status_code=None, status="buffered"))),
        ("", "receipt of level 1", (at + "delivery_receipts", with_receipt(status_code=None, level=1))),
        ("", "receipt waits", (at + "delivery_receipts", with_receipt(status_code=1001))),
        ("", "receipt is accepted", (at + "delivery_receipts", with_receipt(status_code=1000))),
        ("", "receipt handed over", (at + "delivery_receipts", with_receipt(status_code=1002))),
        ("", "receipt refused", (at + "delivery_receipts", with_receipt(status_code=1215))),
        ("", "receipt code is unknown", (at + "delivery_receipts", with_receipt(status_code=1223))),
        ("", "receipt code is none of theirs", (at + "delivery_receipts", with_receipt(status_code=7))),
        ("", "receipt by carrier", (at + "delivery_receipts", with_receipt(status_code=1003))),
        ("", "receipt code is beyond int", (at + "delivery_receipts", with_receipt(status_code=4294968300))),
        ("", "receipt level is beyond int", (at + "delivery_receipts", with_receipt(level=-4294967295))),
        ("", "receipt time is no time", (at + "delivery_receipts", with_receipt(timestamp=""))),
        *(("", name, (at + "price_details", value)) for name, value in PRICED),
        *(("", name + " beside", (at[:-len("attributes/")] + "price_details", value)) for name, value in PRICED[:3]),
        ("", "price twice", (at + "price_details", PRICE), (at[:-len("attributes/")] + "price_details", None)),
        ("", "amount is the least", (at + "amount_nanodollars", "-9223372036854775808")),
        ("", "receipts differ", (at + "delivery_receipts", with_receipt(level=1) + with_receipt(status_code=1110) + with_receipt())),
    )


def _many_media(count):
    """As many files as links to them: whoever looks for each among all takes its time."""
    def change(message):
        message["data"]["relationships"] = {"media": {"data": [{"id": str(i)} for i in range(count)]}}
        message["included"] = [{"type": "media", "id": str(i), "attributes": {}} for i in range(count)]
        return message
    return change


ROWS = (
    (("number_list", "number_details"), _number(FIRST)),
    (("number_details",), (
        ("", "relationships are absent", ("data/0/relationships", ABSENT)),
        ("", "included routes", ("included", [{"type": "route", "id": 91402, "attributes": {
            "alias": "desk", "route_type": "host", "value": "h"}}] * 2)),
        ("", "included status", ("included", [{"type": "message_provisioning_status", "attributes": {
            "status": "pending", "tn": "12065550100"}}])),
        ("", "included status of nobody", ("included", [{"type": "message_provisioning_status", "attributes": {"tn": None}}])),
        ("", "included is null", ("included", None)),
        ("", "another number beside", ("data", lambda value: [{"attributes": {"value": "12065550142"}, "relationships": {}}] + value)),
    )),
    (("number_detail", "purchase"), (
        *_number(NUMBER),
        ("", "relationships are absent", ("data/relationships", ABSENT)),
        ("", "relationships are bare ids", (RELATED + "primary_route", "91402"), (RELATED + "failover_route", 0)),
        ("", "relationships are empty", (RELATED + "primary_route", {}), (RELATED + "failover_route", None)),
        ("", "relationship without id", (RELATED + "e911_address", {"data": {"type": "e911"}})),
        ("", "relationship of a list", (RELATED + "cnam_preset", {"data": []})),
        ("", "alias and cnam are not said", (NUMBER + "alias", ABSENT), (NUMBER + "cnam_lookups_enabled", ABSENT)),
        ("", "prices in text", (NUMBER + "monthly_cost", "$1.25"), (NUMBER + "setup_cost", ""), (NUMBER + "inbound_rate", None)),
        ("", "included is null", ("included", None)),
        ("", "included is text", ("included", "none")),
        ("", "included of other types", ("included", [{"type": "cnam", "id": 1}, {"type": None}, {}])),
        ("", "included status", ("included", [{"type": "message_provisioning_status", "attributes": {"status": "pending"}}])),
        ("", "included route is odd", ("included", [{"type": "route", "id": "", "attributes": {"route_type": "host"}}])),
        ("", "included route twice", ("included", lambda value: value + value)),
    )),
    (("available",), (
        *_number(FIRST),
        *(("", f"setup {i}", (FIRST + "setup_cost", price)) for i, price in enumerate(PRICES)),
        ("", "both prices are all there is", (FIRST + "setup_cost", "9223372036.8"), (FIRST + "monthly_cost", "9223372036.8")),
        ("", "no price", (FIRST + "monthly_cost", ABSENT)),
        ("", "toll free without place", (FIRST + "number_type", "toll-free"), (FIRST + "state", None), (FIRST + "rate_center", ABSENT)),
    )),
    (("callback",), (
        ("", "not set", (CALLBACK, None)),
        ("", "set to nothing", (CALLBACK, "")),
        ("", "set to blanks", (CALLBACK, " \t\u00a0")),
        ("", "blanks around", (CALLBACK, " https://hooks.example.com/x\n")),
        ("", "not said", (CALLBACK, ABSENT)),
        ("", "a number", (CALLBACK, 7)),
        ("", "a list", (CALLBACK, ["https://hooks.example.com"])),
        ("", "as long as may be", (CALLBACK, "x" * 8192)),
        ("", "too long", (CALLBACK, "x" * 8193)),
        ("", "another scheme", (CALLBACK, "javascript:alert(1)//\u202e\u0000\ud800")),
        ("", "attributes are absent", ("data/attributes", ABSENT)),
        ("", "attributes are text", ("data/attributes", "none")),
    )),
    (("route_list",), (
        ("", "type is null", (FIRST + "route_type", None)),
        ("", "type is another word", (FIRST + "route_type", "webhook")),
        ("", "value is long", (FIRST + "value", LONG)),
        ("", "attributes are absent", (FIRST[:-1], ABSENT)),
    )),
    (("written_route",), (
        ("", "alias with blanks", (NUMBER + "alias", " desk-pbx ")),
        ("", "alias is null", (NUMBER + "alias", None)),
        ("", "type is null", (NUMBER + "route_type", None)),
        ("", "attributes are absent", (NUMBER[:-1], ABSENT)),
    )),
    (("message_list",), _record(FIRST)),
    (("message_record",), (
        *_record(RECORD),
        ("mms", "id in capitals", ("data/id", str.upper)),
        ("mms", "relationships are null", ("data/relationships", None)),
        ("mms", "media is null", (MEDIA, None)),
        ("mms", "media data is null", (MEDIA + "/data", None)),
        ("mms", "media is a list", (MEDIA, [])),
        ("mms", "media link without id", (MEDIA + "/data", [{"type": "media"}])),
        ("mms", "media is not included", ("included", ABSENT)),
        ("mms", "media is included as another type", ("included/0/type", "image")),
        ("mms", "media size in text", ("included/0/attributes/file_size", "48213")),
        ("mms", "media size is negative", ("included/0/attributes/file_size", -1)),
        ("mms", "media has no size", ("included/0/attributes/file_size", None)),
        ("mms", "media is linked elsewhere", ("included/0/attributes/url", "file:///etc/passwd")),
        ("mms", "media included twice", ("included", lambda value: value + value)),
        ("mms", "media many", ("", _many_media(1000))),
    )),
)
