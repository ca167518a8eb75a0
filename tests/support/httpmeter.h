// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace testsupport {

/// How long a message was on the wire, in bytes.
struct MessageSize {
    qint64 head = 0; ///< with the empty line behind it, and with interim answers (1xx) before it
    qint64 body = 0; ///< with the lengths of chunks
    qint64 total() const { return head + body; }
    friend bool operator==(const MessageSize &, const MessageSize &) = default;
};

/// Finds the end of one plain HTTP/1.1 message while its bytes go by: by Content-Length, by chunks, or, for
/// an answer with neither, by the connection's end. Not for answers to HEAD.
class HttpMeter {
public:
    enum class Message { Request, Answer };
    explicit HttpMeter(Message message)
        : m_message(message)
    {
    }

    /// Counts bytes up to the end of the message; returns how many of them belong to it.
    qsizetype take(const QByteArray &bytes);
    /// The connection has ended: an answer without a length is whole now.
    void end();
    bool isWhole() const { return m_part == Part::Over; }
    bool hasHead() const { return m_part != Part::Head; }
    MessageSize size() const { return m_size; }

private:
    enum class Part { Head, Length, ChunkSize, ChunkData, ChunkEnd, UntilEnd, Over };
    qsizetype takeHead(const QByteArray &bytes, qsizetype from);
    qsizetype takeLine(const QByteArray &bytes, qsizetype from);
    qsizetype takeCounted(const QByteArray &bytes, qsizetype from);
    void headOver();
    void lineOver();

    Message m_message;
    Part m_part = Part::Head;
    QByteArray m_text; ///< the head, or the line of a chunk, as far as it has come
    qint64 m_left = 0; ///< bytes to come of the body or of the chunk with its line end
    MessageSize m_size;
};

} // namespace testsupport
