// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace trunkline {

/// A request body that can be read once. QNetworkAccessManager silently sends a request again when the
/// connection closes before an answer, POST, PATCH and DELETE included, unless it cannot rewind the body:
/// then it reports ContentReSendError. So every write gets one of these, also when its body has zero bytes;
/// and so does the read that is a POST, which only ReadJob repeats, in its own time.
class OneShotBody : public QIODevice {
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    bool seek(qint64 position) override;
    qint64 bytesAvailable() const override;
    bool atEnd() const override { return m_next >= m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qint64 m_next = 0;
};

} // namespace trunkline
