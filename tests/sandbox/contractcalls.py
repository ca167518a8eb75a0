# SPDX-License-Identifier: GPL-3.0-or-later
"""The calls that bring about every status of every operation; see contract.py."""

ROUTE = {"data": {"type": "route", "attributes": {"alias": "contract", "route_type": "host", "value": "h.example.com"}}}
PERIOD = "?start_date=2000-01-01"
# The old word is in the contract of the older version only.
CALLBACKS = [word + version for version in ("", "V22")
             for word in ("SmsCallback", "MmsCallback", "SmsDlrCallback", "MmsDlrCallback")] + ["DlrCallback"]


def pointer(route):
    return {"data": {"type": "route", "id": route}}


def pages(call, operation, limit, query=""):
    """Every item of a list, page by page as clients do it."""
    items, more = [], True
    while more:
        joint = "&" if query else "?"
        reply = call(operation, query=f"{query}{joint}limit={limit}&offset={len(items)}", wanted=200).json
        items += reply["data"]
        more = "next" in reply.get("links", {})
    return items


def walk_everything(call):
    """Each record of the seeded account, in lists and alone."""
    owned = pages(call, "listNumbers", 200)
    for number in owned:
        call("getNumber", number["id"], wanted=200)
    call("numberDetails", body={"numbers": ["+" + number["id"] for number in owned]}, wanted=200)
    for version in ("", "V22"):
        for message in pages(call, "listMessages" + version, 100, PERIOD):
            call("getMessage" + version, message["id"], wanted=200)
    pages(call, "searchAvailable", 200)
    pages(call, "listAreaCodes", 400)
    pages(call, "listExchanges", 200)
    pages(call, "listRoutes", 3)


def first(call, operation, query=""):
    return call(operation, query=query + ("&" if query else "?") + "limit=1").json["data"][0]["id"]


def numbers(call):
    call("listNumbers", query="?limit=0", wanted=422)
    call("getNumber", "19995550100", wanted=404)
    call("numberDetails", body={"numbers": ["+19995550100"]}, wanted=200)
    call("numberDetails", body={"numbers": []}, wanted=422)
    call("numberDetails", body="numbers", content_type="text/plain", wanted=415)
    purchases(call)
    own = first(call, "listNumbers")
    call("updateNumber", own, body={"type": "number", "alias": "front desk", "messaging_enabled": True}, wanted=200)
    call("updateNumber", own, body={"alias": "x" * 65}, wanted=422)
    call("updateNumber", own, body="<alias/>", content_type="text/xml", wanted=415)
    call("updateNumber", "19995550100", body={"alias": "x"}, wanted=404)
    for kind in ("Primary", "Failover"):
        route_of(call, kind, own)
    call("releaseNumber", own, wanted=204)
    call("releaseNumber", own, wanted=404)


def next_second(call):
    """The limits count attempts in a second of the sandbox's own clock."""
    call.sandbox.control("POST", "clock", {"advance_ms": 1000})


def purchases(call):
    offered = first(call, "searchAvailable")
    call("purchaseNumber", offered, query="?messaging_enabled=true", wanted=201)
    call("purchaseNumber", offered, wanted=422)
    call("purchaseNumber", "19995550100", wanted=404)
    call("purchaseNumber", "19995550100", body="x", content_type="text/plain", wanted=415)
    next_second(call)
    unprovisionable = first(call, "searchAvailable", "?ends_with=207")
    call("purchaseNumber", unprovisionable, body={"messaging_enabled": True}, wanted=207)
    call("updateNumber", unprovisionable, body={"messaging_enabled": True}, wanted=207)
    while call("purchaseNumber", "19995550100").status != 429:
        pass
    call.sandbox.control("POST", "faults", {"faults": ["POST /v2/numbers/* status=403"]})
    call("purchaseNumber", offered, wanted=403)
    call.sandbox.control("DELETE", "faults")


def route_of(call, kind, own):
    patch, clear = f"set{kind}Route", f"clear{kind}Route"
    call(patch, own, body=pointer("91402"), content_type=None, wanted=204)
    call("getNumber", own, wanted=200)
    call(patch, own, body=pointer("1"), wanted=404)
    call(patch, own, body={"data": {"type": "route"}}, wanted=422)
    call(patch, own, body="id=91402", content_type="text/plain", wanted=415)
    call(patch, first(call, "searchAvailable"), body=pointer("0"), wanted=403)
    call(clear, own, wanted=204)
    call(clear, "19995550100", wanted=404)
    call("getNumber", own, wanted=200)


def routes(call):
    call("listRoutes", query="?limit=x", wanted=422)
    made = call("createRoute", body=ROUTE, wanted=201).json["data"]["id"]
    call("createRoute", body=ROUTE, wanted=422)
    call("createRoute", body="{", wanted=400)
    call("createRoute", body="{}", content_type="text/plain", wanted=415)
    call("updateRoute", made, body={"data": {"attributes": {"alias": "renamed", "edge_strategy_id": 4}}}, wanted=200)
    call("updateRoute", made, body={"data": {"attributes": {"route_type": "fax"}}}, wanted=422)
    call("updateRoute", made, body="{}", content_type="application/xml", wanted=415)
    call("updateRoute", "1", body=ROUTE, wanted=404)
    call("deleteRoute", made, wanted=204)
    call("deleteRoute", made, wanted=404)
    call("deleteRoute", "0", wanted=403)
    call("deleteRoute", "91402", wanted=403)


def inventory(call):
    call("searchAvailable", query="?rate_center=seattle", wanted=422)
    call("searchAvailable", query="?starts_with=abc", wanted=422)
    for operation in ("listAreaCodes", "listExchanges"):
        call(operation, query="?max_setup_cost=cheap", wanted=422)


def messages(call, version):
    send, get = "sendMessage" + version, "getMessage" + version
    plus = "+" if version else ""
    sender = plus + next(number["id"] for number in pages(call, "listNumbers", 200)
                         if number["attributes"]["messaging_enabled"])
    text = {"to": plus + "12065550142", "from": sender, "body": "hello"}
    sent = call(send, body=text, wanted=202).json["data"]["id"]
    call(get, sent, wanted=200)
    call.sandbox.control("POST", "clock", {"advance_ms": 120000})
    call(get, sent, wanted=200)
    call(get, "mdr2-" + "0" * 32, wanted=404)
    call("listMessages" + version, wanted=422)
    call(send, body={**text, "from": plus + "19995550100"}, wanted=403)
    call(send, body={"from": sender}, wanted=422)
    while call(send, body={"from": sender}).status != 429:
        pass
    next_second(call)
    call(send, body="hello", content_type="text/plain", wanted=415)


def callbacks(call, word):
    get, put, delete = "get" + word, "set" + word, "delete" + word
    address = {"callback_url": "https://hooks.example.com/" + word}
    call(put, body=address, wanted=204)
    call(get, wanted=200)
    call(put, body={"data": {"attributes": address}}, wanted=204)
    call(put, body={}, wanted=422)
    call(put, body={"data": {"attributes": {"callback_url": "nowhere"}}}, wanted=422)
    call(put, body="https://hooks.example.com", content_type="text/plain", wanted=415)
    call(delete, wanted=204)
    call(get, wanted=404)
    call(delete, wanted=404)


def filled(call, operation):
    return "1" if "{" in call.contract.operations[operation][1] else None


def without_keys(call, operation):
    call(operation, filled(call, operation), keys=("nobody", "nothing"), wanted=401)


def wrong_verb(call, operation):
    call(operation, filled(call, operation), verb="TRACE", wanted=405)


def by_fault(call, operation, statuses):
    for status in statuses:
        call.sandbox.control("POST", "faults", {"faults": [f"* * status={status}"]})
        call(operation, filled(call, operation), wanted=status)
        call.sandbox.control("DELETE", "faults")
