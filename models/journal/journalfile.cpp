// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journalfile.h"

#include "journal/journaldatabase.h"
#include "storage/privatefiles.h"

#include <algorithm>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

bool isSettled(IntentState state)
{
    return state == IntentState::Done || state == IntentState::Refused || state == IntentState::Absent;
}

bool settles(IntentEvent event)
{
    return std::any_of(IntentTransitions.begin(), IntentTransitions.end(), [event](const auto &transition) {
        return transition.event == event && isSettled(transition.to);
    });
}

/// Nothing when it cannot be read.
std::optional<JournalEvent> eventOf(const StoredLine &line)
{
    const std::optional<IntentEvent> event = eventFromWord(QString::fromUtf8(line.word));
    const QJsonDocument data = QJsonDocument::fromJson(line.data);
    if (!event || !data.isObject())
        return {};
    return JournalEvent{line.seq, line.at, line.intent, *event, data.object()};
}

ChainHead afterLine(const ChainHead &head, const StoredLine &line)
{
    return extended(head, line.at, line.intent, line.word, line.data);
}

/// Of those that are there, the ones that cannot be removed, each with the system's words.
QStringList removeFiles(const QStringList &files)
{
    QStringList left;
    for (const QString &path : files) {
        QFile file(path);
        if (file.exists() && !file.remove())
            left << u"%1: %2"_s.arg(QDir::toNativeSeparators(path), file.errorString());
    }
    return left;
}

} // namespace

JournalFile::JournalFile() = default;

JournalFile::~JournalFile()
{
    close();
}

JournalFile::Contents JournalFile::open(const JournalPlace &place)
{
    close();
    m_place = place;
    Contents contents;
    const QString problem = place.folder.isEmpty() ? tr("No folder is given for the journal.")
                                                   : makePrivateFolder(place.folder, FolderUse::Ours);
    if (!problem.isEmpty()) {
        contents.trouble = {JournalTrouble::Kind::CannotOpen, problem};
        return contents;
    }
    auto database = std::make_unique<JournalDatabase>(place.database(), m_maxPages);
    contents.trouble = database->lock();
    if (!contents.trouble)
        contents.trouble = database->prepare();
    if (!contents.trouble)
        contents.trouble = read(*database, contents.events);
    if (contents.trouble) {
        contents.events.clear();
        return contents;
    }
    m_database = std::move(database);
    keepHeadCopy();
    return contents;
}

JournalTrouble JournalFile::read(JournalDatabase &database, QList<JournalEvent> &events)
{
    m_head = {};
    m_copied = readHeadCopy(m_place.headFile);
    m_copyFits = m_copied && m_copied->seq == 0;
    QString unreadable;
    QHash<qint64, qsizetype> rows; // where each intent was recorded
    JournalTrouble trouble = database.eachLine([&](const StoredLine &line) {
        const std::optional<JournalEvent> event = eventOf(line);
        if (!event) {
            unreadable = tr("Line %1 of %2 cannot be read.")
                             .arg(QString::number(line.seq), QDir::toNativeSeparators(m_place.database()));
            return false;
        }
        m_head = {line.seq, line.hash};
        m_copyFits = m_copyFits || m_copied == m_head;
        if (event->event == IntentEvent::Recorded)
            rows.insert(event->intent, events.size());
        events << *event;
        return true;
    });
    if (!unreadable.isEmpty())
        return {JournalTrouble::Kind::Damaged, unreadable};
    if (trouble)
        return trouble;
    if (m_head.seq == 0 && !m_copied)
        m_copyFits = true; // a new one
    return database.eachText([&](qint64 intent, const QString &body) {
        if (const auto row = rows.constFind(intent); row != rows.cend())
            events[*row].body = body;
    });
}

JournalTrouble JournalFile::append(const QList<JournalEvent> &events)
{
    if (!m_database)
        return {JournalTrouble::Kind::CannotWrite, tr("The journal is not open.")};
    ChainHead head = m_head;
    JournalTrouble trouble = m_database->run(u"BEGIN IMMEDIATE"_s);
    for (const JournalEvent &event : events) {
        StoredLine line{head.seq + 1,
                        event.at,
                        event.intent,
                        eventWord(event.event).toUtf8(),
                        QJsonDocument(event.data).toJson(QJsonDocument::Compact),
                        {}};
        head = afterLine(head, line);
        line.hash = head.hash;
        if (!trouble)
            trouble = m_database->addLine(line);
        if (!trouble && event.event == IntentEvent::Recorded && !event.body.isEmpty())
            trouble = m_database->addText(event.intent, event.body);
        if (!trouble && settles(event.event))
            trouble = m_database->removeText(event.intent);
    }
    if (!trouble)
        trouble = m_database->run(u"COMMIT"_s);
    if (trouble) {
        m_database->run(u"ROLLBACK"_s); // which SQLite may have done already
        return trouble;
    }
    m_head = head;
    m_database->forgetRemovedTexts();
    keepHeadCopy();
    return {};
}

/// Not being able to is no trouble: the next append and close() try again.
void JournalFile::keepHeadCopy()
{
    if (m_copyFits && m_copied != m_head && writeHeadCopy(m_place.headFile, m_head))
        m_copied = m_head;
}

Verification JournalFile::verify()
{
    using Finding = Verification::Finding;
    if (!m_database)
        return {Finding::Unreadable, 0, 0, tr("The journal is not open.")};
    const std::optional<ChainHead> copy = readHeadCopy(m_place.headFile);
    ChainHead head;
    bool copyIsInChain = copy && copy->seq == 0;
    Verification result;
    const JournalTrouble trouble = m_database->eachLine([&](const StoredLine &line) {
        ++result.lines;
        const qint64 expected = head.seq + 1;
        head = afterLine(head, line);
        copyIsInChain = copyIsInChain || head == copy;
        if (line.seq != expected)
            result.finding = Finding::LineMissing;
        else if (line.hash != head.hash)
            result.finding = Finding::LineChanged;
        if (result.finding != Finding::Intact)
            result.line = expected;
        return result.finding == Finding::Intact;
    });
    if (trouble)
        return {Finding::Unreadable, 0, result.lines, trouble.detail};
    if (result.finding != Finding::Intact)
        return result;
    if (!copy)
        result.finding = head.seq > 0 ? Finding::NoCopy : Finding::Intact;
    else if (!copyIsInChain)
        result = {Finding::CutOff, std::min(copy->seq, head.seq + 1), result.lines, {}};
    return result;
}

bool JournalFile::acceptMissingCopy()
{
    if (verify().finding != Verification::Finding::NoCopy || !writeHeadCopy(m_place.headFile, m_head))
        return false;
    m_copied = m_head;
    m_copyFits = true;
    return true;
}

void JournalFile::close()
{
    if (m_database)
        keepHeadCopy();
    m_database.reset();
}

JournalTrouble JournalFile::remove()
{
    if (m_place.folder.isEmpty())
        return {};
    const QString path = m_place.database();
    // One that cannot be read is removed all the same, but not under somebody who has it open.
    bool isOpen = m_database != nullptr;
    if (!m_database && QFile::exists(path)) {
        m_database = std::make_unique<JournalDatabase>(path, 0);
        const JournalTrouble trouble = m_database->lock();
        if (trouble.kind == JournalTrouble::Kind::InUse) {
            m_database.reset();
            return trouble;
        }
        isOpen = !trouble;
    }
    // Removed while it is still locked where the system allows that, so that nobody opens it in between. With
    // the log folded in, closing touches no file by its name any more.
    if (isOpen)
        m_database->run(u"PRAGMA journal_mode=DELETE"_s);
    const QStringList files{path, path + u"-wal"_s, path + u"-shm"_s, path + u"-journal"_s, m_place.headFile};
    QStringList left = removeFiles(files);
    m_database.reset();
    if (!left.isEmpty())
        left = removeFiles(files);
    if (!left.isEmpty())
        return {JournalTrouble::Kind::CannotWrite, left.join(u'\n')};
    QDir().rmdir(m_place.folder);
    m_place = {};
    m_head = {};
    m_copied = {};
    return {};
}

} // namespace trunkline
