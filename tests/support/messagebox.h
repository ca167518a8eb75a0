// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "handlerserver.h"

#include <QJsonArray>
#include <QJsonObject>

/// The message calls of the service over records that a test lays down: lists by date with paging, look-up by
/// id, send. Newest first. What the service leaves open about end_date is a knob.
class MessageBox {
public:
    MessageBox();

    HandlerServer server;

    /// A received message at that moment (UTC ms, whole hundredths); answers its id.
    QString add(qint64 at, const QString &body = QStringLiteral("hello"));
    /// The attributes of a record, to be changed.
    QJsonObject &attributes(const QString &id);
    void remove(const QString &id);
    /// Keeps a message as asked for by a request to send, dated now, as if it had been answered; its id.
    QString keep(const HandlerServer::Request &request);
    static QJsonObject receipt(int level, int code, const QString &status, qint64 at);

    int cap = 1'000; ///< items in one answer at most, whatever was asked for
    qint64 endShiftMs = 0; ///< how far the service moves end_date: a day back, if it reads only the date
    /// Runs before each answer; the box may be changed. A reply that it returns is sent instead.
    std::function<std::optional<HandlerServer::Reply>(const HandlerServer::Request &)> before;

private:
    struct Record {
        QString id;
        qint64 at;
        QJsonObject attributes;
    };
    HandlerServer::Reply answer(const HandlerServer::Request &request);
    HandlerServer::Reply list(const HandlerServer::Request &request) const;
    HandlerServer::Reply look(const QString &id) const;
    HandlerServer::Reply send(const HandlerServer::Request &request);
    static QJsonObject envelope(const Record &record);

    QList<Record> m_records;
    int m_made = 0;
};
