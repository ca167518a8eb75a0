// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace trunkline {

/// "Trying again in 2.0 s, attempt 3…"
QString retryText(int attempt, int waitMs);

/// What is being tried again among the reads of a page, in words: that of the last one that said so, until it
/// is over. GUI thread.
class RetryWatch : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Empty while nothing is tried again.
    const QString &text() const { return m_text; }

    /// `retrying` has the attempt and the wait in milliseconds as its first arguments; `over` comes when the
    /// read has ended.
    template <typename Reader, typename Retrying, typename Over>
    void follow(const Reader *reader, Retrying retrying, Over over)
    {
        connect(reader, retrying, this,
                [this, reader](int attempt, int waitMs) { tell(reader, attempt, waitMs); });
        connect(reader, over, this, [this, reader] { forget(reader); });
        connect(reader, &QObject::destroyed, this, [this, reader] { forget(reader); });
    }

Q_SIGNALS:
    void changed();

private:
    void tell(const void *reader, int attempt, int waitMs);
    void forget(const void *reader);

    const void *m_reader = nullptr; ///< whose words they are; only compared
    QString m_text;
};

} // namespace trunkline
