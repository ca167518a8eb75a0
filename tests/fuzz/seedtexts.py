# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds that are no answers of the contract: bodies that are not JSON, single values, what people type, texts of messages."""
import json


def all_texts():
    """{target: {name: bytes}}"""
    made = {target: {name: text.encode() for name, text in texts.items()} for target, texts in TEXTS.items()}
    made.update({target: {f"text {i}": text.encode() for i, text in enumerate(texts)} for target, texts in LISTED.items()})
    made["error_body"].update(_error_bodies())
    for target in ("segments", "visible_text"):
        made[target] = {name: text.encode("utf-16-le", "surrogatepass") for name, text in MESSAGES.items()}
    return made


def _error_bodies():
    long_key = {"k" * 2000: ["a"] * 500}
    laden_key = {"K" * 10_000: list(range(1900))}
    deep = "x"
    for _ in range(200):
        deep = {"d": [deep]}
    bodies = {"not utf 8": b"\xff\xfe\x00<html>\xe2\x80", "cut utf 8": b"x" * 3999 + "\u20ac".encode()}
    for name, value in {
            "errors is text": "x", "errors is an object": {"detail": "x"}, "errors is empty": [], "errors are text": ["x"],
            "status in words": [{"status": "404 Not Found: x"}], "status is a number in text": [{"status": "404"}],
            "title then status": [{"title": "t", "status": "words"}], "id is a number": [{"id": 7, "title": "t"}],
            "detail is a list": [{"detail": ["a", "a", "", None, True, 1.5]}],
            "detail in the envelope": [{"detail": {"data": {"attributes": {"to": ["a"]}, "x": "b"}}}],
            "detail with a long key": [{"detail": long_key}], "detail with a long key and much below": [{"detail": laden_key}], "detail is deep": [{"detail": deep}],
            "detail with controls": [{"detail": "a\u0000b\r\n\u202e\u001b[2J\ud800c\udc00\U000e0041"}],
            "title cut in a pair": [{"title": "x" * 999 + "\U0001f600"}], "title is a list": [{"title": ["t"]}],
            "missing resource": [{"detail": "Could not find that resource on your account."}],
            "many": [{"id": str(i), "title": str(i), "detail": str(i)} for i in range(50)]}.items():
        bodies[name] = json.dumps({"errors": value}).encode()
    return bodies


TEXTS = {
    "error_body": {
        "nothing": "", "html": "<html>\r\n<b>502 Bad Gateway</b></html>", "cut": '{"errors": [{"det', "a number": "7", "a list": "[1]"},
    "json_scan": {
        "nothing": "", "a number": "7", "flat": "[]", "deep": "[" * 64 + "]" * 64, "too deep": '{"a":' * 65 + "1" + "}" * 65,
        "five deep": "[[[[[]]]]]", "three values": "[1,2]", "four values": "[1,2,3]", "empty lists": "[[],[],[]]", "commas": ",,,,,",
        "up and down": "[[[]],[[]],{}]", "never closed": "[{[{[", "closed too often": "]]}}[", "same name twice": '{"a":[1,2],"a":{"b":1}}',
        "signs in a text": '["[[[[,,,,{{{{"]', "signs in a name": '{"[,{":1}', "escapes": r'["\"[[,,\\","\\",1]', "text without end": '["a[,',
        "escape at the end": '["a\\', "html": "<html>it's \"so\"</html>", "controls": '["\u0000\u001b\u202e"]', "many": "[" + "0," * 300 + "0]",
        "a record": '{"data":{"id":"1","attributes":{"delivery_receipts":[{"level":2},{"level":1}]}},"included":[{"type":"media"}]}'},
    "curl_line": {
        "get": "GET\n/numbers\nstarts_with=1206\nlimit=10\n\n",
        "get odd values": "GET\n/numbers\nalias=a&b=c+d %#?'\"\u00e9\U0001f600\n\n",
        "get odd path": "GET\n/a/b\n/..\n\n", "get empty segment": "GET\n/\n\n", "get dots": "GET\n/..\n\n",
        "post": "POST\n/messages\n\nIt's $HOME `id` \\ \"quoted\"\nsecond line\t\u0001\u007f\u2028\ufeff\U0001f600",
        "post without body": "POST\n/numbers\n/12065550100\n\n", "patch": "PATCH\n/routes\n/1\n\n'; rm -rf /; '",
        "delete": "DELETE\n/routes\n/a'b c/d\n\n", "another verb": "PUT\n/numbers\n\n@/etc/passwd"},
}

LISTED = {
    "timestamp": (
        "2017-12-22T01:52:39.39Z", "2017-12-21T16:44:35+00:00", "2024-10-19T01:21:21.980000Z", "2016-04-14T21:10:27.366645+00:00",
        "2018-04-16 16:20:32.939166+00:00", "Fri, 01 Jun 2018 00:17:52 GMT", "2019-03-18T23:20:30", "2024-02-30T00:00:00Z",
        "2024-01-01T24:00:00Z", "2024-01-01T00:00:00-0830", "2024-01-01T00:00:00+99:99", "0000-00-00T00:00:00Z", "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59-12:00", "2024-01-01T00:00:00.123456789012345678901234567890Z", "yesterday", "",
        "Fri, 01 Jun 2018 25:17:52 GMT", "Fri, 31 Jun 2018 00:17:52 GMT", "Xxx, 01 Jun 2018 00:17:52 GMT", "Fri, 01 Jun 2018 00:17:52 UTC",
        "2024-01-01T00:00:00Z\n", "\u0662\u0660\u0662\u0664-01-01T00:00:00Z", "2024-01-01t00:00:00z"),
    "money": (
        "$0.0040", "0.0040", "12", "-$1.25", "$-1", "1.123456789", "1.1234567891", "9223372036.854775807\n9223372036.854775807",
        "9223372036.854775808", "-9223372036.854775807\n-9223372036.854775807", "92233720368547758070", "999999999999999999999", "922337203685477580.7", "nan", "-inf", "1e300", "9223372036854775807", ".", "$", "-",
        "1.", ".5", "1..2", "1,25", " 1.5 ", "\u0661", "1\n2", "0.000000001\n9223372036.854775807", "4294967296\n0.000000002",
        "-0.000000001\n9223372036.854775807", "-9223372036.854775807\n0.000000002",
        "-4611686018.427387904\n0.000000002", "-9223372036.854775807\n-0.000000001"),
    "phone_number": (
        "(206) 555-0100", "+1 206 555 0100", "206.555.0100", "0012065550100", "tel:+1-206-555-0100;ext=12", "1-800-FLOWERS", "12065550100",
        "+442079460000", "+390612345678", "+4930123456", "\u200e+1 (206)\u00a0555\u20110100\u202c", "\uff11\uff12\uff10\uff16", "555", "",
        "   ", "+", "00", "+0", "+999123456789", "2065550100 x123", "206555010012345678901234567890", "+1206555010", "+120655501000",
        "\u0662\u0660\u0666\u0665\u0665\u0665\u0660\u0661\u0660\u0660", "911", "+8835100012345", "1" * 300, "tel:", "\ud7ff\U0001f4de 2065550100", "206\u0007555\u00ad0100", "+1 1206555010", "+51 0001200345",
        "22065550100", "+44 (0)20 7946 0000"),
    "route_value": (
        "pbx.example.com:5060", "192.0.2.1", "192.0.2.256", "192.0.2.1:0", "[2001:db8::1]:5060", "[2001:db8::1", "[::ffff:192.0.2.1]", "[1::2::3]",
        "[1:2:3:4:5:6:7:8]", "[1:2:3]", "[::1]x", "[::1]:", "example.com:", "example.com:65536", "example.com;weight=10", "example.com;weight=x",
        "example.com;transport=tcp", "12065550100", "1206555010", "sip:user@example.com", "sip:user@example.com:5060;transport=udp",
        "sip:user@example.com;weight=5", "sip:user@example.com;weight", "sip:user@example.com;x", "sip:@example.com", "user@example.com",
        "sip:user@exa mple.com", "sip:user@example.com:99999", "[::1.2.3.256]", "[::12345]", "[::1]:0", "sip:user@-x", "", "\u00e9.example.com", "example.com\n", "-x", "a." * 130),
    "message_id": (
        "mdr2-5f0c3a9e7b6d4c1f8a2e1d0b9c8f7a6e", "see MDR1-0A4BE1D7C93F4528B6D0E7A1F2C35D84, please", "xmdr2-5f0c3a9e7b6d4c1f8a2e1d0b9c8f7a6e",
        "mdr2-5f0c3a9e7b6d4c1f8a2e1d0b9c8f7a6e0", "mdr2-5f0c3a9e", "https://api.example.com/v2.1/messages/mdr2-5f0c3a9e7b6d4c1f8a2e1d0b9c8f7a6e", ""),
}

MESSAGES = {
    "nothing": "", "plain": "Parts are in, pick up any time", "gsm alone": "a" * 160, "gsm joined": "a" * 161, "gsm 307": "a" * 307,
    "extension split": "a" * 152 + "\u20ac" + "b" * 20, "extension alone": "[]{}^~\\|\u20ac\f" * 8, "ucs2 alone": "\u4f60" * 70,
    "ucs2 joined": "\u4f60" * 71, "pair split": "\u4f60" * 66 + "\U0001f600" + "\u4f60" * 20, "emoji": "\U0001f600" * 40,
    "typographic": "\u201cquoted\u201d \u2018it\u2019s\u2019 \u2013 \u2014 \u2026 \u2022\u00a0\u2028", "backtick": "`id`",
    "alone high": "a\ud83d", "alone low": "\ude00a", "swapped": "\ude00\ud83d", "controls": "\x00\x01\x1b[31m\x7f\x85\x9f",
    "directions": "\u202eabc\u202c\u2066x\u2069\u200e\u200f\u061c", "invisible": "a\u200bb\ufeffc\u2028d\u2029e\u00adf\u2060g\u200dh",
    "line ends": "a\r\nb\rc\nd\te", "tags": "<img src=x> &lt;b&gt; <qt>", "tags by entity": "&lt;b&gt;", "tip in itself": "<qt>x</qt>",
    "cut at 300": "x" * 299 + "\U0001f600y", "cut after a return": "x" * 299 + "\r\n", "long": "x" * 400,
    "very long": "x" * 4001 + "\r", "far too long": "x" * 16_001, "high before a letter": "a\ud83da\ud83d", "return at the end": "a\r", "return alone": "\rb",
    "skin": "\U0001f44d\U0001f3fd\U0001f44d\U0001f3f9", "heart": "\u2764\ufe0f", "pirates": "\U0001f3f4\u200d\u2620\ufe0f",
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467", "chain": "\U0001f469" + "\u200d\U0001f469" * 12,
    "joined to a letter": "\U0001f469\u200db", "keys": "1\ufe0f\u20e3#\ufe0f\u20e3*\ufe0f\u20e39\u20e31\ufe0fx",
    "england": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "flag without letters": "\U0001f3f4\U000e007f",
    "flag without end": "\U0001f3f4\U000e0067\U000e0062x", "flag of seven": "\U0001f3f4" + "\U000e0061" * 7 + "\U000e007f",
    "flag and a selector": "\U0001f3f4\U000e0100", "flag of another tag": "\U0001f3f4\U000e0001\U000e007f", "object": "\ufffc", "annotation": "\ufff9a\ufffab\ufffb",
}
