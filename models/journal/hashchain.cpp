// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/hashchain.h"

#include "storage/privatefiles.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QtEndian>

namespace trunkline {

namespace {

constexpr qsizetype hashBytes = 32;
const QByteArray noHash("-"); // in the copy of an empty journal's head
constexpr qint64 longestCopy = 128; ///< a number, a blank, 64 digits, a line end

QByteArray bytesOf(qint64 number)
{
    QByteArray bytes(sizeof number, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

} // namespace

ChainHead extended(const ChainHead &head, qint64 at, qint64 intent, const QByteArray &eventWord,
                   const QByteArray &data)
{
    const qint64 seq = head.seq + 1;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {head.hash, bytesOf(seq), bytesOf(at), bytesOf(intent), eventWord, data}) {
        hash.addData(bytesOf(part.size()));
        hash.addData(part);
    }
    return {seq, hash.result()};
}

std::optional<ChainHead> readHeadCopy(const QString &file)
{
    QFile copy(file);
    if (!copy.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> parts = copy.read(longestCopy).trimmed().split(' ');
    if (parts.size() != 2)
        return {};
    const ChainHead head{parts.at(0).toLongLong(), QByteArray::fromHex(parts.at(1))};
    if (head.seq == 0 && parts.at(0) == "0" && parts.at(1) == noHash)
        return ChainHead{};
    return head.seq > 0 && head.hash.size() == hashBytes ? std::optional(head) : std::nullopt;
}

bool writeHeadCopy(const QString &file, const ChainHead &head)
{
    if (file.isEmpty() || !makePrivateFolder(QFileInfo(file).absolutePath(), FolderUse::Shared).isEmpty())
        return false;
    QSaveFile copy(file);
    return copy.open(QIODevice::WriteOnly) && copy.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && copy.write(QByteArray::number(head.seq) + ' ' + (head.seq > 0 ? head.hash.toHex() : noHash) + '\n')
        > 0
        && copy.commit();
}

} // namespace trunkline
