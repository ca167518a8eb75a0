// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/job.h"
#include "domain/message.h"

namespace trunkline {

class Session;

/// Reads one message by its id, which may be pasted with anything around it. A new look-up replaces the one
/// under way. GUI thread.
class MessageLookup : public QObject {
    Q_OBJECT
public:
    explicit MessageLookup(Session &session, QObject *parent = nullptr);
    ~MessageLookup() override;

    /// The id inside the text, or empty.
    static QString idIn(const QString &pasted);

    /// False, and nothing is asked, when the text holds no id.
    bool lookUp(const QString &pasted);
    void cancel();
    bool isBusy() const { return m_job != nullptr; }

Q_SIGNALS:
    void busyChanged(bool busy);
    void retrying(int attempt, int waitMs);
    void found(const trunkline::Message &message);
    void failed(const trunkline::ApiError &error);

private:
    void take(const Result<Message> &result);

    Session &m_session;
    QPointer<JobBase> m_job;
};

} // namespace trunkline
