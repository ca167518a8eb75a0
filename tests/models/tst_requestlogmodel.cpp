// SPDX-License-Identifier: GPL-3.0-or-later
#include "requestlogmodel.h"

#include "api/request.h"
#include "sandboxsession.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

using Column = RequestLogModel::Column;

namespace {

Request get(const QString &path)
{
    Request request;
    request.verb = "GET";
    request.path = path;
    return request;
}

} // namespace

class TestRequestLogModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void newestComesFirst();
    void viewsLearnOfAnInsertBeforeTheRowsMove();
    void dropsTheOldest();
    void showsTheZoneAsked();
    void saysRunningAndWhatCame();
    void startsWithWhatTheLogHolds();
    void curlHasNoKeys();

private:
    QString text(int row, Column column) const { return m_model->index(row, int(column)).data().toString(); }
    qint64 begin(const QString &path, int attempt = 1)
    {
        return m_log->begin(get(path), u"https://api.example.com"_s + path, attempt);
    }

    std::unique_ptr<RequestLog> m_log;
    std::unique_ptr<RequestLogModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestRequestLogModel::init()
{
    m_log = std::make_unique<RequestLog>();
    m_model = std::make_unique<RequestLogModel>(*m_log);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestRequestLogModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_log.reset();
}

void TestRequestLogModel::newestComesFirst()
{
    begin(u"/v2/numbers?limit=2"_s);
    begin(u"/v2/routes"_s);
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(text(0, Column::Path), u"/v2/routes"_s);
    QCOMPARE(text(1, Column::Path), u"/v2/numbers?limit=2"_s);
    QCOMPARE(m_model->index(1, int(Column::Path)).data(Qt::ToolTipRole).toString(),
             u"https://api.example.com/v2/numbers?limit=2"_s);
    QCOMPARE(m_model->headerData(int(Column::Path), Qt::Horizontal).toString(), u"Path"_s);
}

void TestRequestLogModel::viewsLearnOfAnInsertBeforeTheRowsMove()
{
    begin(u"/first"_s);
    QString front;
    connect(m_model.get(), &QAbstractItemModel::rowsAboutToBeInserted, this,
            [&] { front = text(0, Column::Path); });
    const QPersistentModelIndex first = m_model->index(0, int(Column::Path));
    begin(u"/second"_s);
    QCOMPARE(front, u"/first"_s);
    QCOMPARE(first.row(), 1);
    QCOMPARE(first.data().toString(), u"/first"_s);
}

void TestRequestLogModel::dropsTheOldest()
{
    for (int i = 0; i < 503; ++i)
        begin(u"/v2/%1"_s.arg(i));
    QCOMPARE(m_model->rowCount(), 500);
    QCOMPARE(m_model->rowCount(), int(m_log->entries().size()));
    QCOMPARE(text(0, Column::Path), u"/v2/502"_s);
    QCOMPARE(text(499, Column::Path), u"/v2/3"_s);
    QVERIFY(m_model->curl(500).isEmpty());
}

void TestRequestLogModel::showsTheZoneAsked()
{
    begin(u"/v2/numbers"_s);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(m_log->entries().first().startedAt, Qt::UTC);
    m_model->setTimeZone(QTimeZone::utc());
    QCOMPARE(text(0, Column::Time), start.toString(u"HH:mm:ss.zzz"_s));
    m_model->setTimeZone(QTimeZone(3 * 3600));
    QCOMPARE(text(0, Column::Time), start.addSecs(3 * 3600).toString(u"HH:mm:ss.zzz"_s));
    QCOMPARE(changed.size(), 2);
}

void TestRequestLogModel::saysRunningAndWhatCame()
{
    const qint64 fine = begin(u"/fine"_s);
    const qint64 refused = begin(u"/refused"_s, 2);
    QCOMPARE(text(0, Column::Status), u"running"_s);
    QCOMPARE(text(0, Column::Duration), QString());
    QCOMPARE(text(0, Column::Verb), u"GET (try 2)"_s);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_log->finish(fine, 200, u"abc"_s, {});
    m_log->finish(refused, 0, {}, u"offline"_s);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QCOMPARE(text(1, Column::Status), u"200"_s);
    QCOMPARE(text(1, Column::Verb), u"GET"_s);
    QCOMPARE(text(1, Column::RequestId), u"abc"_s);
    QVERIFY(text(1, Column::Duration).endsWith(u" ms"_s));
    QCOMPARE(text(0, Column::Status), u"offline"_s);
}

void TestRequestLogModel::startsWithWhatTheLogHolds()
{
    begin(u"/early"_s);
    RequestLogModel late(*m_log);
    QAbstractItemModelTester tester(&late, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(late.rowCount(), 1);
    begin(u"/later"_s);
    QCOMPARE(late.rowCount(), 2);
    QCOMPARE(late.index(1, int(Column::Path)).data().toString(), u"/early"_s);
}

void TestRequestLogModel::curlHasNoKeys()
{
    SandboxSession account;
    QVERIFY(account.isUp());
    RequestLogModel model(account.session().log());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(account.fault(u"GET /v2/routes nth=1 status=503"_s));
    account.workspace().routes.refresh();
    QTRY_VERIFY(account.workspace().routes.status().state() == ListStatus::State::Complete);
    QCOMPARE(model.rowCount(), 2); // the failed one and its repetition
    QCOMPARE(model.index(1, int(Column::Status)).data().toString(), u"503"_s);
    QCOMPARE(model.index(0, int(Column::Verb)).data().toString(), u"GET (try 2)"_s);
    for (int row = 0; row < 2; ++row) {
        const QString line = model.curl(row);
        QVERIFY2(line.contains(u"$TRUNKLINE_ACCESS_KEY"_s) && line.contains(u"/v2/routes"_s),
                 qPrintable(line));
        QVERIFY(!line.contains(u"Basic "_s));
    }
}

QTEST_GUILESS_MAIN(TestRequestLogModel)
#include "tst_requestlogmodel.moc"
