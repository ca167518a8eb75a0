// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagecopy.h"

#include "messagesmodel.h"
#include "messagesnotices.h"

#include <limits>
#include <QClipboard>
#include <QGuiApplication>

namespace trunkline {
namespace {

/// What somebody selects by accident must not fill the memory.
constexpr qsizetype mostCopied = 50'000;
constexpr qsizetype linesAtOnce = 300; ///< some milliseconds
/// Tables count from 1, conversations below 0.
constexpr int copyGeneration = std::numeric_limits<int>::min();

} // namespace

MessageCopy::MessageCopy(ArchiveReader &reader, const ArchiveRows &rows, const MessagesModel &model,
                         QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_rows(rows)
    , m_model(model)
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &MessageCopy::addSome);
    connect(&reader, &ArchiveReader::read, this, [this](int generation, const ReadMessages &messages) {
        if (generation != copyGeneration)
            return;
        m_read = messages;
        m_lines.clear();
        m_turn.start();
    });
    connect(&reader, &ArchiveReader::failed, this, [this](int generation, const ArchiveTrouble &trouble) {
        if (generation == copyGeneration)
            Q_EMIT notice(notCopiedNotice(trouble));
    });
}

void MessageCopy::addSome()
{
    const qsizetype end = qMin(m_lines.size() + linesAtOnce, m_read.size());
    for (qsizetype line = m_lines.size(); line < end; ++line)
        m_lines += m_model.copyLine(m_read.at(line).second);
    if (end < m_read.size())
        return;
    m_turn.stop();
    QGuiApplication::clipboard()->setText(m_lines.join(u'\n'));
    m_read.clear();
    m_lines.clear();
}

void MessageCopy::copy(const QList<int> &rows)
{
    QList<qint64> seqs;
    for (const int row : rows.first(qMin(rows.size(), mostCopied)))
        seqs += m_rows.seq(row);
    m_reader.rows(seqs, copyGeneration);
    if (rows.size() > mostCopied)
        Q_EMIT notice(copiedPartNotice(int(mostCopied), int(rows.size())));
}

} // namespace trunkline
