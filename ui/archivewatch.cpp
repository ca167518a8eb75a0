// SPDX-License-Identifier: GPL-3.0-or-later
#include "archivewatch.h"

#include "archiverows.h"
#include "messagesnotices.h"
#include "messageswords.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace trunkline {

ArchiveWatch::ArchiveWatch(MessageArchive &archive, ArchiveReader &reader, ArchiveRows &rows, QObject *parent)
    : QObject(parent)
    , m_archive(archive)
    , m_rows(rows)
{
    connect(&rows, &ArchiveRows::failed, this, &ArchiveWatch::take);
    connect(&rows, &ArchiveRows::extentChanged, this, &ArchiveWatch::followRows);
    connect(&reader, &ArchiveReader::opened, this, &ArchiveWatch::take);
    connect(&reader, &ArchiveReader::failed, this, [this](int, const ArchiveTrouble &trouble) {
        if (trouble.kind == ArchiveTrouble::Kind::Damaged) // else whoever asked says so
            take(trouble);
    });
    connect(&archive.thread(), &ArchiveThread::indexTrouble, this, &ArchiveWatch::take);
    connect(&archive, &MessageArchive::failed, this, &ArchiveWatch::tellDeletion);
    connect(&archive, &MessageArchive::opened, this, &ArchiveWatch::tellOpened);
    // Once somebody listens.
    if (archive.isOpen())
        QMetaObject::invokeMethod(this, &ArchiveWatch::tellOpened, Qt::QueuedConnection);
}

void ArchiveWatch::tellOpened()
{
    if (!m_archive.aside().isEmpty() || m_archive.trouble())
        Q_EMIT notice(archiveNotice(m_archive));
}

void ArchiveWatch::take(const ArchiveTrouble &trouble)
{
    if (!trouble || trouble.kind == ArchiveTrouble::Kind::Interrupted)
        return;
    if (trouble.kind == ArchiveTrouble::Kind::Damaged) {
        if (m_archive.isOpen()) // else somebody found it first
            m_archive.repair();
        return;
    }
    Notice problem;
    problem.id = u"messages.search"_s;
    problem.severity = Notice::Severity::Error;
    problem.text = archiveTroubleText(trouble);
    problem.details = trouble.words;
    problem.actionText = tr("Try again");
    problem.action = [rows = QPointer(&m_rows)] {
        if (rows)
            rows->refresh();
    };
    Q_EMIT notice(problem);
}

/// The file is open, so it is the only thing that can have failed.
void ArchiveWatch::tellDeletion()
{
    if (!m_archive.isOpen())
        return;
    Notice problem;
    problem.id = u"messages.delete"_s;
    problem.severity = Notice::Severity::Error;
    problem.text = tr("The history was not deleted. %1").arg(archiveTroubleText(m_archive.trouble()));
    problem.details = m_archive.trouble().words;
    Q_EMIT notice(problem);
}

void ArchiveWatch::followRows()
{
    if (m_rows.isSettled())
        Q_EMIT withdrawNotice(u"messages.search"_s);
}

} // namespace trunkline
