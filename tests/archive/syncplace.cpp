// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncplace.h"

#include "api/apierror.h"
#include "api/transport.h"
#include "archive/messagerecord.h"
#include "testmain.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QSqlQuery>
#include <QUrl>

using namespace trunkline;
using namespace Qt::StringLiterals;

QList<ListedMessage> listedBy(const testsupport::Endpoint &account, int days)
{
    const qint64 from = QDateTime::currentMSecsSinceEpoch() - days * syncDay;
    const QString start = QDateTime::fromMSecsSinceEpoch(from, Qt::UTC).toString(u"yyyy-MM-dd"_s);
    QList<ListedMessage> all;
    for (bool hasNext = true; hasNext;) {
        const QString target = u"/v2.1/messages?start_date=%1&end_date=2100-01-01&limit=500&offset=%2"_s.arg(
            start, QString::number(all.size()));
        const testsupport::HttpResult answer = testsupport::httpGet(account, target.toLatin1());
        if (answer.status != 200)
            return {};
        const QJsonArray data = answer.json()[u"data"_s].toArray();
        for (const QJsonValue &record : data) {
            const QString at = record[u"attributes"_s][u"timestamp"_s].toString();
            all.append({record[u"id"_s].toString(),
                        QDateTime::fromString(at, Qt::ISODateWithMs).toMSecsSinceEpoch()});
        }
        hasNext = answer.json()[u"links"_s].toObject().contains(u"next"_s) && !data.isEmpty();
    }
    return all;
}

QSet<QString> idsOf(const QList<ListedMessage> &listed)
{
    QSet<QString> ids;
    for (const ListedMessage &message : listed)
        ids.insert(message.id);
    return ids;
}

ArchiveLook lookInto(const QString &path)
{
    ArchiveLook look;
    ArchiveDatabase database;
    if (const ArchiveTrouble trouble = database.open(path, ArchiveDatabase::Access::Read)) {
        look.problem = trouble.words;
        return look;
    }
    if (const ArchiveTrouble trouble = database.check())
        look.problem = trouble.words;
    database.run("BEGIN"); // all as of one moment, whoever writes
    QSqlQuery messages(u"SELECT id FROM messages ORDER BY seq"_s, database.database());
    while (messages.next())
        look.ids.append(idOfBytes(messages.value(0).toByteArray()));
    QSqlQuery coverage(u"SELECT first, last FROM coverage"_s, database.database());
    while (coverage.next())
        look.coverage.add({coverage.value(0).toLongLong(), coverage.value(1).toLongLong()});
    database.run("COMMIT");
    return look;
}

QString faultsOf(const ArchiveLook &archive, const QList<ListedMessage> &listed, bool isWhole)
{
    if (!archive.problem.isEmpty())
        return archive.problem;
    if (listed.isEmpty())
        return u"the account lists nothing"_s;
    const QSet<QString> kept(archive.ids.begin(), archive.ids.end());
    if (kept.size() != archive.ids.size())
        return u"%1 duplicates"_s.arg(archive.ids.size() - kept.size());
    if (const qsizetype foreign = (kept - idsOf(listed)).size())
        return u"%1 records that the account does not list"_s.arg(foreign);
    int missing = 0;
    for (const ListedMessage &message : listed) {
        const bool isDue = isWhole || archive.coverage.contains({message.at, message.at + 1});
        missing += isDue && !kept.contains(message.id) ? 1 : 0;
    }
    return missing == 0 ? QString() : u"%1 records are missing"_s.arg(missing);
}

SyncOptions SyncPlace::quick()
{
    SyncOptions options;
    options.pageSize = 50;
    options.firstRetryMs = 10;
    options.longestRetryMs = 40;
    options.mostRetries = 5;
    options.tellEveryMs = 20;
    return options;
}

SyncPlace::SyncPlace(const testsupport::Endpoint &account, const QString &path, const SyncOptions &options,
                     int maxPages)
    : m_archive(std::make_unique<ArchiveThread>())
{
    TransportOptions transport;
    transport.deadlineMs = 30'000; // a stalled machine must not make an answer a time-out
    transport.firstRetryMs = 5;
    transport.maxRetryMs = 20;
    m_transport = std::make_unique<Transport>(account.url, Credentials{account.accessKey, account.secretKey},
                                              transport, nullptr);
    m_archive->post([maxPages](ArchiveWriter &writer) { writer.database().setMaxPages(maxPages); });
    bool isOpen = false;
    m_archive->open(path, m_archive.get(), [this, &isOpen](const ArchiveThread::Opened &opened) {
        m_openTrouble = opened.trouble;
        isOpen = true;
    });
    testsupport::waitFor([&] { return isOpen; });
    m_sync = std::make_unique<MessageSync>(*m_transport, *m_archive, options);
}

SyncPlace::~SyncPlace() = default;

TimeRange SyncPlace::lastDays(int days)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    return {now - days * syncDay, now + syncDay};
}

bool SyncPlace::reaches(MessageSync::State state)
{
    return testsupport::waitFor([&] { return m_sync->state() == state; });
}

const char *SyncPlace::why()
{
    m_why = u"state %1, %2 %3, %4"_s.arg(int(m_sync->state()))
                .arg(kindWord(m_sync->error().kind), m_sync->error().detail, m_sync->trouble().words)
                .toUtf8();
    return m_why.constData();
}

void SyncPlace::settle()
{
    bool isDone = false;
    m_archive->post([](ArchiveWriter &) { return true; }, m_archive.get(), [&](bool) { isDone = true; });
    testsupport::waitFor([&] { return isDone; });
}
