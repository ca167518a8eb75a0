// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/oneshotbody.h"

#include <algorithm>

namespace trunkline {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    // Unbuffered: Qt would otherwise keep a copy it could rewind to.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::seek(qint64 position)
{
    Q_UNUSED(position);
    return false; // this answer is the whole point
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_next + QIODevice::bytesAvailable();
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    if (m_next >= m_bytes.size())
        return -1;
    const qint64 size = std::min<qint64>(maxSize, m_bytes.size() - m_next);
    std::copy_n(m_bytes.constData() + m_next, size, data);
    m_next += size;
    return size;
}

qint64 OneShotBody::writeData(const char *data, qint64 size)
{
    Q_UNUSED(data);
    Q_UNUSED(size);
    return -1;
}

} // namespace trunkline
