// SPDX-License-Identifier: GPL-3.0-or-later
#include "fontwarmup.h"

#include <array>
#include <QTextLayout>

namespace trunkline {
namespace {

/// A letter of each script, in the order in which messages are likely to need them.
constexpr std::array samples{u"a", u"→", u"Ж", u"🙂", u"漢", u"あ", u"한", u"ع", u"א", u"Ω", u"अ", u"ไ"};

} // namespace

FontWarmUp::FontWarmUp(const QFont &font, QObject *parent)
    : QObject(parent)
    , m_font(font)
{
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &FontWarmUp::loadNext);
}

void FontWarmUp::start()
{
    m_next = 0;
    m_idle.start();
}

void FontWarmUp::loadNext()
{
    QTextLayout letter(QString::fromUtf16(samples.at(size_t(m_next++))), m_font);
    letter.beginLayout();
    letter.createLine();
    letter.endLayout();
    if (m_next < int(samples.size()))
        return;
    m_idle.stop();
    Q_EMIT done();
}

} // namespace trunkline
