// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpmeter.h"

#include <algorithm>
#include <QList>
#include <utility>

namespace testsupport {

namespace {

/// The value of a header in lower case, or empty.
QByteArray headerIn(const QByteArray &head, const QByteArray &name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed().toLower();
    }
    return {};
}

} // namespace

qsizetype HttpMeter::take(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size() && m_part != Part::Over) {
        switch (m_part) {
        case Part::Head:
            at += takeHead(bytes, at);
            break;
        case Part::ChunkSize:
        case Part::ChunkEnd:
            at += takeLine(bytes, at);
            break;
        default:
            at += takeCounted(bytes, at);
            break;
        }
    }
    return at;
}

void HttpMeter::end()
{
    if (m_part == Part::UntilEnd)
        m_part = Part::Over;
}

qsizetype HttpMeter::takeHead(const QByteArray &bytes, qsizetype from)
{
    const qsizetype before = m_text.size();
    m_text += bytes.mid(from);
    const qsizetype end = m_text.indexOf("\r\n\r\n", std::max<qsizetype>(0, before - 3));
    if (end >= 0)
        m_text.truncate(end + 4);
    const qsizetype taken = m_text.size() - before;
    m_size.head += taken;
    if (end >= 0)
        headOver();
    return taken;
}

qsizetype HttpMeter::takeLine(const QByteArray &bytes, qsizetype from)
{
    const qsizetype end = bytes.indexOf('\n', from);
    const qsizetype taken = (end < 0 ? bytes.size() : end + 1) - from;
    m_text += bytes.mid(from, taken);
    m_size.body += taken;
    if (end >= 0)
        lineOver();
    return taken;
}

qsizetype HttpMeter::takeCounted(const QByteArray &bytes, qsizetype from)
{
    const qsizetype there = bytes.size() - from;
    const auto taken = m_part == Part::UntilEnd ? there : qsizetype(std::min<qint64>(there, m_left));
    m_left -= taken;
    m_size.body += taken;
    if (m_part == Part::Length && m_left == 0)
        m_part = Part::Over;
    if (m_part == Part::ChunkData && m_left == 0)
        m_part = Part::ChunkSize;
    return taken;
}

void HttpMeter::headOver()
{
    const QByteArray head = std::exchange(m_text, {});
    const int status = m_message == Message::Answer ? head.split(' ').value(1).toInt() : 0;
    if (status >= 100 && status < 200)
        return; // the answer itself is still to come
    const QByteArray length = headerIn(head, "Content-Length");
    m_left = length.toLongLong();
    if (status == 204 || status == 304)
        m_part = Part::Over;
    else if (headerIn(head, "Transfer-Encoding").contains("chunked"))
        m_part = Part::ChunkSize;
    else if (m_left > 0)
        m_part = Part::Length;
    else
        m_part = length.isEmpty() && m_message == Message::Answer ? Part::UntilEnd : Part::Over;
}

void HttpMeter::lineOver()
{
    const QByteArray line = std::exchange(m_text, {}).trimmed();
    if (m_part == Part::ChunkEnd) { // trailers, then an empty line
        if (line.isEmpty())
            m_part = Part::Over;
        return;
    }
    const qint64 size = line.split(';').constFirst().toLongLong(nullptr, 16);
    m_left = size + 2;
    m_part = size > 0 ? Part::ChunkData : Part::ChunkEnd;
}

} // namespace testsupport
