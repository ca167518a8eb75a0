// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivereader.h"
#include "searchplace.h"

/// An archive with a reader on it, for messages between one number of ours and others.
class TalkPlace {
public:
    TalkPlace() { m_reader.open(m_place.path()); }

    trunkline::ArchiveReader &reader() { return m_reader; }
    trunkline::ArchiveWriter &writer() { return m_place.writer(); }
    QString path() const { return m_place.path(); }
    bool store(const QList<trunkline::Message> &messages) { return !writer().store(messages); }

    static trunkline::PhoneNumber number(int last)
    {
        return trunkline::PhoneNumber::fromService(
            QStringLiteral("1206555%1").arg(last, 4, 10, QLatin1Char('0')));
    }
    static trunkline::PhoneNumber own() { return number(100); }
    /// Ten minutes apart from midnight on, UTC, 2026-03-03; every third was received.
    static trunkline::Message made(int at, int other = 142)
    {
        trunkline::Message message;
        message.id = QStringLiteral("mdr2-")
            + QString::number(at * 1'000 + other, 16).rightJustified(32, QLatin1Char('0'));
        message.at = 1'772'496'000'000 + at * 600'000LL;
        message.outbound = at % 3 != 0;
        message.from = message.outbound ? own() : number(other);
        message.to = message.outbound ? number(other) : own();
        message.body = QStringLiteral("number %1").arg(at);
        return message;
    }
    static QList<trunkline::Message> made(int first, int last, int other)
    {
        QList<trunkline::Message> messages;
        for (int at = first; at <= last; ++at)
            messages += made(at, other);
        return messages;
    }

private:
    SearchPlace m_place{0, 0};
    trunkline::ArchiveReader m_reader;
};
