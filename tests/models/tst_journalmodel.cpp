// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalmodel.h"

#include "journalaccount.h"
#include "journalfilter.h"
#include "journalwords.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const PhoneNumber stranger = PhoneNumber::fromService(u"12065550199"_s); // not on the account

Intent intentOf(WriteKind kind, const QString &object, const QJsonObject &wish = {})
{
    Intent intent;
    intent.kind = kind;
    intent.object = object;
    intent.wish = wish;
    return intent;
}

} // namespace

class TestJournalModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatInWords_data();
    void saysWhatInWords();
    void saysOutcomesAndMoneyInWords();
    void saysWhatWasFound();
    void outsideTextStaysOnItsLine();
    void newestFirstWithoutReset();
    void laterRunFindsTheSameRows();
    void unclearChangesInPlace();
    void filtersByTextInAnySpelling();
    void filtersByOutcomeKindAndTime();

private:
    Journal &journal() { return m_session->journal(); }
    void makeRoute(const QString &alias)
    {
        const int before = int(journal().intents().size());
        journal().createRoute(JournalAccount::route(alias), this, [](const auto &) {});
        QTRY_COMPARE(journal().intents().size(), before + 1);
        QTRY_VERIFY(!journal().intents().constLast().isOpen());
    }
    void releaseStranger()
    {
        journal().release(stranger, this, [](const auto &) {});
        QTRY_VERIFY(!journal().intents().isEmpty() && journal().underWayCount() == 0);
    }

    std::unique_ptr<JournalAccount> m_account;
    std::unique_ptr<Session> m_session;
};

void TestJournalModel::init()
{
    m_account = std::make_unique<JournalAccount>();
    QCOMPARE(m_account->sandbox().problem(), QString());
    m_session = m_account->connect();
}

void TestJournalModel::cleanup()
{
    m_session.reset();
    m_account.reset();
}

void TestJournalModel::saysWhatInWords_data()
{
    using Kind = WriteKind;
    QTest::addColumn<Intent>("intent");
    QTest::addColumn<QString>("words");
    const QString number = u"12065550100"_s;
    const QJsonObject route{{"route"_L1, "91402"_L1}};
    const QJsonObject draft{
        {"alias"_L1, "desk"_L1}, {"type"_L1, "host"_L1}, {"value"_L1, "pbx.example.com"_L1}};
    const auto row = [](Kind kind, const QString &object, const QJsonObject &wish, const QString &words) {
        QTest::newRow(qPrintable(words)) << intentOf(kind, object, wish) << words;
    };
    row(Kind::Purchase, number, {}, u"Buy (206) 555-0100"_s);
    row(Kind::EditNumber, number, {{"alias"_L1, "desk"_L1}, {"messaging"_L1, true}},
        u"Change (206) 555-0100: alias “desk”, messaging on"_s);
    row(Kind::EditNumber, number, {{"alias"_L1, ""_L1}}, u"Change (206) 555-0100: no alias"_s);
    row(Kind::Release, number, {}, u"Release (206) 555-0100"_s);
    row(Kind::SetPrimaryRoute, number, route, u"Primary route of (206) 555-0100 to 91402"_s);
    row(Kind::ClearPrimaryRoute, number, {}, u"Primary route of (206) 555-0100 to none"_s);
    row(Kind::SetFailoverRoute, number, route, u"Failover route of (206) 555-0100 to 91402"_s);
    row(Kind::ClearFailoverRoute, number, {}, u"Failover route of (206) 555-0100 to none"_s);
    row(Kind::CreateRoute, u"desk"_s, draft, u"New route desk to pbx.example.com"_s);
    row(Kind::UpdateRoute, u"91402"_s, draft, u"Change route 91402: desk to pbx.example.com"_s);
    row(Kind::DeleteRoute, u"91402"_s, {}, u"Delete route 91402"_s);
    row(Kind::SetCallback, u"sms_dlr_callback"_s, {{"url"_L1, u"https://hooks.example.com"_s}},
        u"Callback for SMS delivery receipts to https://hooks.example.com"_s);
    row(Kind::ClearCallback, u"mms_callback"_s, {}, u"Callback for incoming MMS to none"_s);
    row(Kind::ClearCallback, u"fax_callback"_s, {}, u"Callback for fax_callback to none"_s);
    row(Kind::SendMessage, u"12065550100>12065550142"_s, {}, u"Message to (206) 555-0142"_s);
}

void TestJournalModel::saysWhatInWords()
{
    QFETCH(Intent, intent);
    QFETCH(QString, words);
    QCOMPARE(JournalWords::what(intent), words);
}

void TestJournalModel::saysOutcomesAndMoneyInWords()
{
    Intent intent = intentOf(WriteKind::Purchase, u"12065550100"_s);
    QCOMPARE(JournalWords::money(intent), QString());
    intent.cost = Money::fromNanodollars(1'250'000'000);
    QCOMPARE(JournalWords::money(intent), u"$1.25"_s);
    intent.costIsEstimate = true;
    QCOMPARE(JournalWords::money(intent), u"about $1.25"_s);
    QSet<QString> words;
    for (int state = 0; state < IntentStateCount; ++state)
        words += JournalWords::outcome(IntentState(state));
    QCOMPARE(words.size(), IntentStateCount);
    QVERIFY(!words.contains(QString()));
    intent.state = IntentState::Refused;
    intent.settledBy = u"never sent"_s;
    QCOMPARE(JournalWords::outcome(intent), u"not sent"_s);
    QCOMPARE(JournalWords::settled(intent, QTimeZone::utc()), QString());
    intent.settledAt = 1'000;
    QCOMPARE(JournalWords::settled(intent, QTimeZone::utc()), u"never sent, 1970-01-01 00:00:01"_s);
}

void TestJournalModel::saysWhatWasFound()
{
    Intent intent = intentOf(WriteKind::Purchase, u"12065550100"_s);
    intent.settledBy = u"read"_s;
    intent.state = IntentState::Done;
    QCOMPARE(JournalWords::found(intent), u"(206) 555-0100 was bought."_s);
    intent.state = IntentState::Absent;
    QCOMPARE(JournalWords::found(intent), u"(206) 555-0100 was not bought (proven by reading twice)."_s);
    QSet<QString> sentences;
    for (int kind = 0; kind < WriteKindCount; ++kind) {
        for (const IntentState state : {IntentState::Done, IntentState::Absent}) {
            intent.kind = WriteKind(kind);
            intent.state = state;
            sentences += JournalWords::found(intent);
            QVERIFY2(JournalWords::found(intent).endsWith(u'.'), qPrintable(JournalWords::found(intent)));
        }
    }
    QVERIFY(sentences.size() >= 16); // setting and clearing a route read the same
}

void TestJournalModel::outsideTextStaysOnItsLine()
{
    const QString odd = u"<b>desk</b>\n\u202E"_s + QString(5'000, u'x');
    const QString words = JournalWords::what(intentOf(WriteKind::CreateRoute, odd, {{"value"_L1, odd}}));
    QVERIFY2(words.size() < 200 && !words.contains(u'\n') && !words.contains(u'\u202E'), qPrintable(words));
}

void TestJournalModel::newestFirstWithoutReset()
{
    JournalModel model(journal());
    QAbstractItemModelTester tester(&model);
    QTRY_COMPARE(journal().status(), Journal::Status::Open);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    makeRoute(u"first"_s);
    makeRoute(u"second"_s);
    QCOMPARE(model.rowCount(), 2);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, JournalModel::What), u"New route second to pbx.example.com"_s);
    QCOMPARE(text(1, JournalModel::What), u"New route first to pbx.example.com"_s);
    QCOMPARE(text(0, JournalModel::Outcome), u"done"_s);
    QVERIFY2(text(0, JournalModel::HowSettled).startsWith(u"answer, "_s),
             qPrintable(text(0, JournalModel::HowSettled)));
    QVERIFY(!changed.isEmpty());
    makeRoute(u"second"_s); // taken
    QCOMPARE(text(0, JournalModel::Outcome), u"refused"_s);
    QCOMPARE(text(0, JournalModel::RequestId), journal().intents().constLast().error.requestId);
    QVERIFY(!text(0, JournalModel::RequestId).isEmpty());
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.rowOf(journal().intents().constFirst().id), 2);
    QCOMPARE(model.rowOf(99), -1);
}

void TestJournalModel::laterRunFindsTheSameRows()
{
    makeRoute(u"first"_s);
    m_session.reset();
    m_session = m_account->connect();
    JournalModel model(journal());
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, JournalModel::Outcome).data().toString(), u"done"_s);
}

void TestJournalModel::unclearChangesInPlace()
{
    QVERIFY(m_account->sandbox().addFault(u"POST /v2/routes nth=1 close=after"_s));
    JournalModel model(journal());
    QStringList outcomes;
    connect(&model, &QAbstractItemModel::dataChanged, this, [&] {
        const QString outcome = model.index(0, JournalModel::Outcome).data().toString();
        if (outcomes.isEmpty() || outcomes.constLast() != outcome)
            outcomes += outcome;
    });
    journal().createRoute(JournalAccount::route(u"desk"_s), this, [](const auto &) {});
    QTRY_VERIFY(outcomes.contains(u"done"_s));
    QVERIFY2(outcomes.contains(u"unclear: checking"_s), qPrintable(outcomes.join(u", "_s)));
    const QString settled = model.index(0, JournalModel::HowSettled).data().toString();
    QVERIFY2(settled.startsWith(u"found by reading, "_s), qPrintable(settled));
}

void TestJournalModel::filtersByTextInAnySpelling()
{
    JournalModel model(journal());
    JournalFilter filter(model);
    QAbstractItemModelTester tester(&filter);
    makeRoute(u"hall-pbx"_s);
    releaseStranger();
    QCOMPARE(filter.rowCount(), 2);
    const QString requestId = journal().intents().constLast().error.requestId;
    QVERIFY(!requestId.isEmpty());
    for (const QString &text :
         {u"(206) 555-0199"_s, u"206.555.01"_s, u"+1 206 555 0199"_s, u"0199"_s, u"release"_s, requestId}) {
        filter.setText(text);
        QVERIFY2(filter.rowCount() == 1, qPrintable(text));
        QCOMPARE(filter.intent(filter.index(0, 0))->kind, WriteKind::Release);
    }
    filter.setText(u"HALL"_s);
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.shown().constFirst().object, u"hall-pbx"_s);
    filter.setText(u"nowhere"_s);
    QCOMPARE(filter.rowCount(), 0);
    QVERIFY(filter.isActive());
    filter.clear();
    QCOMPARE(filter.rowCount(), 2);
}

void TestJournalModel::filtersByOutcomeKindAndTime()
{
    JournalModel model(journal());
    JournalFilter filter(model);
    makeRoute(u"hall-pbx"_s);
    releaseStranger();
    filter.setKind(JournalFilter::Kind::Callbacks);
    QCOMPARE(filter.rowCount(), 0);
    filter.clear();
    filter.setStanding(JournalFilter::Standing::Refused);
    QCOMPARE(filter.shown().size(), 1);
    QCOMPARE(filter.shown().constFirst().kind, WriteKind::Release);
    filter.setKind(JournalFilter::Kind::Routes);
    QCOMPARE(filter.rowCount(), 0); // both must hold
    filter.setStanding(JournalFilter::Standing::Any);
    QCOMPARE(filter.rowCount(), 1);
    filter.clear();
    const qint64 second = journal().intents().constLast().recordedAt;
    filter.setRange(TimeRange{second + 1, second + 10'000});
    QCOMPARE(filter.rowCount(), 0);
    filter.setRange(TimeRange{second - 600'000, second + 1});
    QCOMPARE(filter.rowCount(), 2);
    filter.sort(JournalModel::When, Qt::AscendingOrder);
    QCOMPARE(filter.shown().constFirst().object, u"hall-pbx"_s);
    QCOMPARE(filter.indexOf(journal().intents().constLast().id).row(), 1);
}

QTEST_GUILESS_MAIN(TestJournalModel)
#include "tst_journalmodel.moc"
