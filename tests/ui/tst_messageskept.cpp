// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/profilefolder.h"
#include "awayfrommidnight.h"
#include "englishplurals.h"
#include "keptaccounts.h"
#include "messagespage.h"
#include "sandboxaccount.h"
#include "smalldisk.h"

#include <algorithm>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// The page Messages on an account whose history is kept, after it was closed and opened again.
class TestMessagesKept : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void showsAndFindsWhatIsKeptWithoutAConnection();
    void offersWhatIsKeptOfOtherDays();
    void readsOnlyWhatIsMissing();
    void damageIsReadAnew();
    void fullDiskStopsInWords_data();
    void fullDiskStopsInWords();
    void showsNumbersAndRoutesOfLastTime();

private:
    void addAccount();
    void open();
    void close();
    const MessageSync &sync() const { return m_workspace->messages.sync(); }
    bool complete() const
    {
        return testsupport::waitFor([this] {
            return sync().state() == MessageSync::State::Complete && !m_page->countText().endsWith(u"ing…"_s);
        });
    }
    int rows() const { return m_page->findChild<QTableView *>(u"messagesTable"_s)->model()->rowCount(); }
    int listRequests() const
    {
        QStringList lines = m_sandbox->requestLines();
        lines.removeIf([](const QString &line) { return !line.contains(u"/v2.1/messages?"_s); });
        return int(lines.size());
    }

    sandbox::Options m_options = testsupport::SandboxAccount::smallOptions();
    QTemporaryDir m_home;
    EnglishPlurals m_plurals;
    testsupport::KeptAccounts m_kept;
    std::unique_ptr<testsupport::SandboxAccount> m_sandbox;
    Profile m_profile;
    QString m_secret;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MessagesPage> m_page;
    QList<Notice> m_notices;
};

void TestMessagesKept::initTestCase()
{
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, m_home.filePath(QLatin1String(name)).toLocal8Bit());
}

void TestMessagesKept::addAccount()
{
    m_sandbox = std::make_unique<testsupport::SandboxAccount>(m_options);
    QVERIFY2(m_sandbox->problem().isEmpty(), qPrintable(m_sandbox->problem()));
    m_profile = m_kept.add(u"Acme"_s, m_sandbox->url(), m_sandbox->accessKey());
    m_secret = m_sandbox->secretKey();
}

void TestMessagesKept::open()
{
    QVERIFY(testsupport::keepAwayFromMidnight());
    if (m_profile.id.isEmpty())
        addAccount();
    TransportOptions impatient;
    impatient.firstRetryMs = 1;
    impatient.maxReadAttempts = 2;
    const AccountLabel label{m_profile.label, m_profile.color, false, accountNameOf(m_profile)};
    m_session = std::make_unique<Session>(label, m_profile.baseUrl,
                                          Credentials{m_profile.accessKey, m_secret}, impatient);
    m_session->setProfile(m_profile);
    SyncOptions quick;
    quick.firstRetryMs = 1;
    quick.mostRetries = 1;
    m_workspace = std::make_unique<Workspace>(*m_session, DetailPace(), quick);
    m_page = std::make_unique<MessagesPage>(*m_workspace);
    connect(m_page.get(), &TabPage::notice, this, [this](const Notice &notice) { m_notices += notice; });
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get(), testWaitMs));
}

void TestMessagesKept::close()
{
    m_page.reset();
    m_workspace.reset();
    m_session.reset();
}

void TestMessagesKept::cleanup()
{
    close();
    removeArchiveNamed(accountNameOf(m_profile));
    m_profile = {};
    m_sandbox.reset();
    m_notices.clear();
    m_options = testsupport::SandboxAccount::smallOptions();
}

void TestMessagesKept::showsAndFindsWhatIsKeptWithoutAConnection()
{
    open();
    QVERIFY(complete());
    const int all = rows();
    QVERIFY(all > 0);
    close();
    m_sandbox.reset(); // nobody answers any more
    open();
    QTRY_COMPARE(sync().state(), MessageSync::State::Failed);
    QTRY_COMPARE(rows(), all);
    QTRY_VERIFY2(m_page->countText().endsWith(u"more on the server"_s), qPrintable(m_page->countText()));
    QTRY_VERIFY(!m_notices.isEmpty());
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - m_page->updatedAt();
    QVERIFY2(age > 0 && age < 3'600'000, "it says how old it is");
    auto *filter = m_page->findChild<QLineEdit *>(u"messagesFilter"_s);
    QTest::keyClicks(filter, u"status:failed"_s);
    QTRY_VERIFY(rows() > 0 && rows() < all);
}

/// After a week without a connection, the range that the page begins with has nothing.
void TestMessagesKept::offersWhatIsKeptOfOtherDays()
{
    sandbox::Options none = testsupport::SandboxAccount::smallOptions();
    none.messages = 0;
    m_options = none;
    open();
    QVERIFY(complete());
    const qint64 day = 24LL * 3'600'000;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_workspace->messages.sync().start({now - 25 * day, now - 15 * day});
    QVERIFY(complete());
    Message old;
    old.id = u"mdr2-old"_s;
    old.at = now - 20 * day;
    old.from = old.to = PhoneNumber::fromService(u"12065550100"_s);
    QSignalSpy stored(&m_workspace->messages, &MessageArchive::stored);
    m_workspace->messages.adopt(old);
    QTRY_VERIFY(!stored.isEmpty());
    close();
    m_sandbox.reset(); // nobody answers any more
    open();
    const auto offer = [this] {
        return std::find_if(m_notices.cbegin(), m_notices.cend(),
                            [](const Notice &notice) { return notice.id == u"messages.kept"_s; });
    };
    QTRY_VERIFY(offer() != m_notices.cend());
    QCOMPARE(rows(), 0);
    offer()->action();
    QTRY_COMPARE(rows(), 1);
}

/// What is found while the window is open, by whoever comes upon it.
void TestMessagesKept::damageIsReadAnew()
{
    open();
    QVERIFY(complete());
    const int all = rows();
    m_workspace->messages.repair();
    QTRY_VERIFY(!m_notices.isEmpty());
    QVERIFY2(m_notices.constLast().text.contains(u"damaged"_s), qPrintable(m_notices.constLast().text));
    QVERIFY2(QFileInfo::exists(m_notices.constLast().details), qPrintable(m_notices.constLast().details));
    QVERIFY(complete());
    QTRY_COMPARE(rows(), all);
}

void TestMessagesKept::readsOnlyWhatIsMissing()
{
    open();
    QVERIFY(complete());
    const int all = rows();
    const int before = listRequests();
    close();
    m_sandbox->clearRequests();
    open();
    QVERIFY(complete());
    QCOMPARE(rows(), all);
    QVERIFY2(listRequests() <= 1 && before >= 1, "the last minutes, and no more");
}

void TestMessagesKept::fullDiskStopsInWords_data()
{
    QTest::addColumn<bool>("mounts");
    QTest::newRow("small disk") << true;
    QTest::newRow("few pages") << false;
}

/// A few pages are in the archive when others take the last room.
void TestMessagesKept::fullDiskStopsInWords()
{
    QFETCH(bool, mounts);
    std::unique_ptr<testsupport::SmallDisk> disk;
    if (mounts)
        disk = std::make_unique<testsupport::SmallDisk>(qEnvironmentVariable("XDG_DATA_HOME"), 4'096);
    if (mounts && !disk->isMounted())
        QSKIP("only root may mount a disk");
    m_options.messages = 2'000;
    addAccount();
    QVERIFY(m_sandbox->addFault(u"GET /v2.1/messages nth=2 count=1000 held"_s));
    open();
    QTRY_VERIFY(rows() > 0);
    const int before = rows();
    const auto limitPages = [this](const char *pages) { // at least as many as there are
        m_workspace->messages.thread().post([pages](ArchiveWriter &writer) { writer.database().run(pages); });
    };
    if (mounts)
        QVERIFY(disk->fillUp());
    else
        limitPages("PRAGMA max_page_count = 1");
    m_sandbox->clearFaults();
    QTRY_COMPARE(sync().state(), MessageSync::State::Failed);
    QCOMPARE(sync().trouble().kind, ArchiveTrouble::Kind::DiskFull);
    QTRY_VERIFY(!m_notices.isEmpty());
    const Notice notice = m_notices.constLast();
    QVERIFY2(notice.text.startsWith(u"The disk is full"_s), qPrintable(notice.text));
    QVERIFY(rows() >= before);
    QTRY_VERIFY2(m_page->countText().endsWith(u"more on the server"_s), qPrintable(m_page->countText()));
    ArchiveDatabase file;
    QVERIFY(!file.open(m_workspace->messages.path(), ArchiveDatabase::Access::Read));
    QCOMPARE(file.check().words, QString());
    if (mounts)
        disk->giveBack();
    else
        limitPages("PRAGMA max_page_count = 1000000");
    notice.action();
    QVERIFY(complete());
    QVERIFY(rows() > before);
    file.close();
    close(); // before the disk goes
}

void TestMessagesKept::showsNumbersAndRoutesOfLastTime()
{
    open();
    m_workspace->numbers.refresh();
    m_workspace->routes.refresh();
    QTRY_COMPARE(m_workspace->numbers.status().state(), ListStatus::State::Complete);
    QTRY_COMPARE(m_workspace->routes.status().state(), ListStatus::State::Complete);
    QTRY_VERIFY(m_workspace->numbers.detailCount() > 0);
    const int numbers = m_workspace->numbers.rows().count();
    const int routes = m_workspace->routes.rows().count();
    const int details = m_workspace->numbers.detailCount();
    close();
    m_sandbox.reset();
    open();
    QTRY_COMPARE(m_workspace->numbers.rows().count(), numbers);
    QTRY_COMPARE(m_workspace->routes.rows().count(), routes);
    QVERIFY(m_workspace->numbers.snapshotAt() > 0);
    QVERIFY(m_workspace->numbers.detailCount() >= details);
}

QTEST_MAIN(TestMessagesKept)
#include "tst_messageskept.moc"
