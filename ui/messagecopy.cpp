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
/// Tables count from 1, conversations below 0.
constexpr int copyGeneration = std::numeric_limits<int>::min();

} // namespace

MessageCopy::MessageCopy(ArchiveReader &reader, const ArchiveRows &rows, const MessagesModel &model,
                         QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_rows(rows)
{
    connect(&reader, &ArchiveReader::read, this, [&model](int generation, const ReadMessages &messages) {
        if (generation != copyGeneration)
            return;
        QStringList lines;
        for (const auto &[seq, message] : messages)
            lines += model.copyLine(message);
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    });
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
