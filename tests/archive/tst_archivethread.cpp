// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivethread.h"
#include "archiveplace.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestArchiveThread : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void answersInOrderInThisThread();
    void answersNobodyWhoIsGone();
    void indexesWhileNothingWaits();
    void indexesInBetweenWhenManyWait();
    void finishesWhatWasPosted();
    void saysWhatCannotBeOpened();
    void tellsOfASetAsideFile();
    void saysWhyTheIndexIsBehind();

private:
    ArchiveThread::Opened open();

    std::unique_ptr<TemporaryArchive> m_place;
    std::unique_ptr<ArchiveThread> m_thread;
};

namespace {

QList<Message> some(int first, int count)
{
    QList<Message> messages;
    for (int i = first; i < first + count; ++i)
        messages += madeMessage(QString::number(i), i, u"words %1"_s.arg(i));
    return messages;
}

} // namespace

void TestArchiveThread::init()
{
    m_place = std::make_unique<TemporaryArchive>();
    m_thread = std::make_unique<ArchiveThread>();
}

void TestArchiveThread::cleanup()
{
    m_thread.reset();
}

ArchiveThread::Opened TestArchiveThread::open()
{
    std::optional<ArchiveThread::Opened> result;
    m_thread->open(m_place->path, this, [&](const ArchiveThread::Opened &opened) { result = opened; });
    testsupport::waitFor([&] { return result.has_value(); });
    return result.value_or(ArchiveThread::Opened{{ArchiveTrouble::Kind::Failed, u"no answer"_s}, {}});
}

void TestArchiveThread::answersInOrderInThisThread()
{
    QCOMPARE(open().trouble, ArchiveTrouble());
    QStringList answers;
    for (int i = 0; i < 3; ++i) {
        m_thread->post(
            [i](ArchiveWriter &writer) {
                const ArchiveTrouble trouble = writer.store(some(i * 10, 10));
                return u"%1 %2 %3"_s.arg(i).arg(int(trouble.kind)).arg(writer.count());
            },
            this,
            [&](const QString &answer) {
                QCOMPARE(QThread::currentThread(), thread());
                answers += answer;
            });
    }
    QTRY_COMPARE(answers, QStringList({u"0 0 10"_s, u"1 0 20"_s, u"2 0 30"_s}));
}

void TestArchiveThread::answersNobodyWhoIsGone()
{
    auto context = std::make_unique<QObject>();
    QSemaphore done;
    bool answered = false;
    m_thread->post(
        [&done](ArchiveWriter &) {
            done.release();
            return 1;
        },
        context.get(), [&answered](int) { answered = true; });
    done.acquire();
    context.reset();
    bool later = false;
    m_thread->post([](ArchiveWriter &) { return 2; }, this, [&later](int) { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!answered);
}

void TestArchiveThread::indexesWhileNothingWaits()
{
    QVERIFY(!open().trouble);
    QSignalSpy indexed(m_thread.get(), &ArchiveThread::indexed);
    m_thread->post([](ArchiveWriter &writer) { QVERIFY(!writer.store(some(0, 9'000))); });
    QTRY_VERIFY(!indexed.isEmpty() && indexed.constLast().at(0).toInt() == 0);
    QCOMPARE(indexed.size(), 2);
    QCOMPARE(indexed.at(0).at(0).toInt(), 9'000 - ArchiveWriter::TextsAtOnce);
    QStringList found;
    m_thread->post([](ArchiveWriter &writer) { return indexFinds(writer.database(), "words"); }, this,
                   [&found](const QStringList &bodies) { found = bodies; });
    QTRY_COMPARE(found.size(), 9'000);
}

/// A sync that never pauses must not leave everything to the search of what waits.
void TestArchiveThread::indexesInBetweenWhenManyWait()
{
    QVERIFY(!open().trouble);
    QList<int> waiting;
    constexpr int batch = 10'000;
    constexpr int before = ArchiveThread::MostWaiting / batch;
    for (int i = 0; i < before + 3; ++i) {
        m_thread->post(
            [i](ArchiveWriter &writer) {
                writer.store(some(i * batch, batch));
                return writer.waiting();
            },
            this, [&waiting](int left) { waiting += left; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(waiting.size(), before + 3, 60'000);
    QVERIFY2(*std::max_element(waiting.cbegin(), waiting.cend()) <= ArchiveThread::MostWaiting + 2 * batch,
             "the index is kept beside");
    QCOMPARE(waiting.at(before - 1), ArchiveThread::MostWaiting); // not before it has to
}

void TestArchiveThread::finishesWhatWasPosted()
{
    QVERIFY(!open().trouble);
    for (int i = 0; i < 5; ++i)
        m_thread->post([i](ArchiveWriter &writer) { writer.store(some(i * 100, 100)); });
    m_thread.reset();
    ArchiveWriter writer;
    QVERIFY(!writer.open(m_place->path));
    QCOMPARE(writer.count(), 500);
}

void TestArchiveThread::saysWhatCannotBeOpened()
{
    QVERIFY(QDir().mkpath(m_place->path));
    QCOMPARE(open().trouble.kind, ArchiveTrouble::Kind::CannotOpen);
    std::optional<ArchiveTrouble> stored;
    m_thread->post([](ArchiveWriter &writer) { return writer.store(some(0, 1)); }, this,
                   [&stored](const ArchiveTrouble &trouble) { stored = trouble; });
    QTRY_VERIFY(stored.has_value());
    QCOMPARE(stored->kind, ArchiveTrouble::Kind::CannotOpen);
}

void TestArchiveThread::tellsOfASetAsideFile()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_place->path).path()));
    QFile file(m_place->path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(2'000, 'x')) == 2'000);
    file.close();
    const ArchiveThread::Opened opened = open();
    QVERIFY(!opened.trouble);
    QCOMPARE(QFileInfo(opened.aside).size(), 2'000);
}

void TestArchiveThread::saysWhyTheIndexIsBehind()
{
    QVERIFY(!open().trouble);
    QSignalSpy trouble(m_thread.get(), &ArchiveThread::indexTrouble);
    QSignalSpy indexed(m_thread.get(), &ArchiveThread::indexed);
    m_thread->post([](ArchiveWriter &writer) {
        writer.store(some(0, 3'000));
        writer.database().run("PRAGMA max_page_count=1"); // what it has is the least that can be set
    });
    QTRY_COMPARE(trouble.size(), 1);
    QCOMPARE(trouble.at(0).at(0).value<ArchiveTrouble>().kind, ArchiveTrouble::Kind::DiskFull);
    QVERIFY(indexed.isEmpty());
    m_thread->post([](ArchiveWriter &writer) { writer.database().run("PRAGMA max_page_count=100000"); });
    QTRY_COMPARE(indexed.size(), 1);
    QCOMPARE(trouble.size(), 1);
}

QTEST_GUILESS_MAIN(TestArchiveThread)
#include "tst_archivethread.moc"
