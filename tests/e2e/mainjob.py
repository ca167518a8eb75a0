# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job through the accessibility bus, by the installed program against a sandbox of its own:
mainjob.py CMAKE BUILD-FOLDER, on a private display with a private session bus."""
import re
from datetime import datetime, timedelta

import safety
import stage
import watch
from bus import fitting, select_row, starts, table_column, text_of

ALIAS = "e2e-pbx"
ROUTE_VALUE = "pbx.example.com:5060"
BODY = "Hello from end to end: your order is ready."
OUTBOX_STATE = 3  # the column that the list shows
TO = "12065550142"


def national(digits):
    return f"({digits[1:4]}) {digits[4:7]}-{digits[7:]}"


class MainJob:
    def __init__(self, sandbox, screen, steps):
        self.sandbox = sandbox
        self.screen = screen
        self.steps = steps

    def get(self, target):
        reply = self.sandbox.call("GET", target)
        assert reply.status == 200, (target, reply.status, reply.body)
        return reply.json

    def table(self, name, role="table"):
        return self.screen.find(role, name)

    def wait_for_column(self, name, column, fits, what, role="table"):
        """Waits until the table has rows and every one fits; returns the column."""
        def rows():
            texts = table_column(self.table(name, role), column)
            return texts if texts and fits(texts) else None
        return self.screen.until(rows, what)

    def connect(self):
        self.owned = [number["id"] for number in self.get("/v2/numbers?limit=200")["data"]]
        count = len(self.owned)
        self.screen.find("label", f"{count} of {count}")
        self.screen.find("push button", f"Account: {stage.ACCOUNT}")
        self.steps.done(f"connected, {count} numbers read")

    def filter_numbers(self):
        self.inspected = self.owned[len(self.owned) // 2]
        typed = national(self.inspected)[6:13]
        expected = {national(digits) for digits in self.owned if self.inspected[4:10] in digits}
        self.screen.type("Filter", typed)
        self.wait_for_column("Numbers", 0, lambda texts: set(texts) == expected,
                             f"exactly {sorted(expected)} in the list")
        self.steps.done(f"filtered by {typed}: {len(expected)} numbers")

    def inspect_number(self):
        shown = national(self.inspected)
        select_row(self.table("Numbers"), table_column(self.table("Numbers"), 0).index(shown))
        self.screen.find("label", shown)
        record = self.get(f"/v2/numbers/{self.inspected}")
        # The service spells the place differently in each kind of answer.
        place = record["data"]["attributes"]["rate_center"].casefold()
        assert place, record
        self.screen.find("label", fitting(f"with the place {place}", lambda text: text.casefold().startswith(place)))
        route = record["data"]["relationships"]["primary_route"]["data"]["id"]
        aliases = {entry["id"]: entry["attributes"]["alias"] for entry in self.get("/v2/routes")["data"]}
        self.screen.find("filler", starts("Call path", aliases.get(route, "")))
        self.steps.done(f"inspected {shown}")

    def drill_down(self):
        self.screen.tab("Available Inventory")
        self.screen.tab("Browse area codes")
        codes = self.wait_for_column("Area codes", 0, lambda texts: True, "area codes", "list")
        select_row(self.table("Area codes", "list"), len(codes) // 2)
        code = codes[len(codes) // 2]
        self.wait_for_column("Numbers for sale", 1, lambda texts: all(map(starts(f"({code})"), texts)),
                             f"numbers of {code} only")
        exchanges = self.wait_for_column("Exchanges", 0, lambda texts: True, f"exchanges of {code}", "list")
        select_row(self.table("Exchanges", "list"), 0)
        front = f"({code}) {exchanges[0][-3:]}-"
        self.offers = self.wait_for_column("Numbers for sale", 1, lambda texts: all(map(starts(front), texts)),
                                           f"numbers of {front} only")
        self.steps.done(f"drilled down to {front}: {len(self.offers)} numbers")

    def buy(self):
        self.bought = "1" + re.sub(r"\D", "", self.offers[0])
        select_row(self.table("Numbers for sale"), 0)
        self.screen.press("Add to basket")
        self.wait_for_column("Basket", 0, lambda texts: texts == self.offers[:1], "the number in the basket")
        assert self.sandbox.call("GET", f"/v2/numbers/{self.bought}").status == 404
        self.screen.press(starts("Buy 1 number"))
        question = self.screen.dialog()
        self.screen.find("filler", f"Account: {stage.ACCOUNT}", question)
        self.screen.press(starts("Buy"), where=question)
        self.wait_for_column("Order", 1, lambda texts: "bought" in texts[0].lower(), "the number bought")
        self.get(f"/v2/numbers/{self.bought}")
        self.steps.done(f"bought {self.offers[0]}")

    def set_route(self):
        select_row(self.table("Order"), 0)
        self.screen.press("Show in Numbers")
        self.screen.find("label", national(self.bought))
        self.screen.press("Set primary route…")
        box = self.screen.dialog()
        self.screen.press("New route…", role="check box", where=box)
        self.screen.type("Alias", ALIAS, box)
        self.screen.type("Value", ROUTE_VALUE, box)
        self.screen.press("Create and set", where=box)
        self.screen.find("filler", starts("Call path", ALIAS))
        self.steps.done(f"created the route {ALIAS} and set it")

    def send(self):
        self.screen.tab("Messages")
        self.screen.press("New message")
        panel = self.screen.find("page tab list", "Compose").parent
        self.screen.find("combo box", "From", panel)
        self.screen.type("To", national(TO), panel)
        self.screen.type("Text", BODY, panel)
        self.screen.press("Send…", where=panel)
        self.screen.press(starts("Send"), where=self.screen.dialog())
        self.wait_for_column("Sent from this window", OUTBOX_STATE, lambda texts: national(TO) in texts[0],
                             "the message in the outbox", "list")
        # Receipts come with time, so time is made to pass at the sandbox.
        self.sandbox.control("POST", "clock", {"advance_ms": 60_000})
        self.wait_for_column("Sent from this window", OUTBOX_STATE, lambda texts: "Delivered" in texts[0],
                             "the final receipt", "list")
        self.steps.done("sent, and followed to the final receipt")

    def messages(self):
        """All messages of the account by its API: id, time in UTC, body."""
        found = []
        while True:
            page = self.get(f"/v2.1/messages?start_date=2000-01-01T00:00:00Z&limit=250&offset={len(found)}")["data"]
            found += [(entry["id"], entry["attributes"]["timestamp"], entry["attributes"]["body"]) for entry in page]
            if not page:
                return found

    def browse(self):
        """Two days by their dates, then everything by a preset."""
        everything = self.messages()
        midnight = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)
        begin, end = midnight - timedelta(days=6), midnight - timedelta(days=4)
        within = [moment for _, moment, _ in everything
                  if begin <= datetime.fromisoformat(moment).astimezone().replace(tzinfo=None) < end]
        self.screen.set_moment("From", f"{begin:%Y-%m-%d %H:%M}")
        self.screen.set_moment("To, not included", f"{end:%Y-%m-%d %H:%M}")
        days = {f"{begin:%Y-%m-%d}", f"{begin + timedelta(days=1):%Y-%m-%d}"}
        self.wait_for_column("Messages", 0, lambda texts: len(texts) == len(within) and
                             {text[:10] for text in texts} == days, f"the {len(within)} messages of {sorted(days)}")
        self.screen.choose("Range", "30 days")
        self.screen.find("label", f"{len(everything)} messages")
        self.steps.done(f"browsed by date: {len(within)} messages of two days, {len(everything)} of 30 days")

    def look_up(self):
        wanted, _, body = next(entry for entry in self.messages() if entry[2] and entry[2] != BODY)
        self.screen.press("Look up id…")
        box = self.screen.dialog()
        self.screen.type(starts("Message id"), f"see {wanted}, please", box)
        self.screen.press("Look up", where=box)
        self.screen.until(lambda: text_of(self.screen.seek("text", "Message id")) == wanted, f"message {wanted}")
        assert text_of(self.screen.find("text", "Message body")) == body
        self.steps.done("looked up by id")

    def assert_account(self):
        """What the sandbox itself holds in the end, and that each write reached it once."""
        routes = [entry for entry in self.get("/v2/routes")["data"] if entry["attributes"]["alias"] == ALIAS]
        assert [entry["attributes"]["value"] for entry in routes] == [ROUTE_VALUE], routes
        bought = self.get(f"/v2/numbers/{self.bought}")["data"]
        assert bought["relationships"]["primary_route"]["data"]["id"] == routes[0]["id"], bought
        assert [body for _, _, body in self.messages()].count(BODY) == 1
        log = self.sandbox.control("GET", "requests").json["requests"]
        writes = sorted((entry["verb"], entry["target"]) for entry in log
                        if entry["verb"] != "GET" and entry["target"] != "/v2/numbers/details")
        assert writes == sorted([("POST", f"/v2/numbers/{self.bought}"), ("POST", "/v2/routes"),
                                 ("PATCH", f"/v2/numbers/{self.bought}/relationships/primary_route"),
                                 ("POST", "/v2.1/messages")]), writes
        self.steps.done("the account holds it all, and each write came once")


def quit_program(screen, process):
    """As a person would, so that a crash at the end is seen, too."""
    screen.menu("Account", "Quit")
    assert process.wait(timeout=20) == 0, process.returncode


def main():
    steps = stage.Steps()
    size = ["--numbers", "60", "--messages", "400", "--days", "20", "--seed", "7"]
    watched = watch.Connections() if watch.Connections.allowed_here() else None
    with stage.account(*size, watched=watched) as (sandbox, process, screen):
        steps.done("installed and started")
        job = MainJob(sandbox, screen, steps)
        for step in (job.connect, job.filter_numbers, job.inspect_number, job.drill_down, job.buy, job.set_route,
                     job.send, job.browse, job.look_up):
            step()
        job.assert_account()
        safety.look_for_the_secret(sandbox.keys, screen, process, f"http://127.0.0.1:{sandbox.port}", steps)
        quit_program(screen, process)
        safety.look_for_leftovers(sandbox.keys, steps)
        safety.list_connections(watched, sandbox.port, steps)
    steps.all_done()


if __name__ == "__main__":
    main()
