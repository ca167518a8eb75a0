// SPDX-License-Identifier: GPL-3.0-or-later
#include "fontwarmup.h"

#include <array>
#include <QImage>
#include <QPainter>

namespace trunkline {
namespace {

/// What tables are made of, then some letters of each script, in the order in which messages are likely to
/// need them. Signs that scripts share have fonts of their own, and an emoji is looked for anew in each
/// script.
constexpr std::array samples{u"abcdefghijklmnopqrstuvwxyz",
                             u"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                             u"0123456789 (555) 555-0100 $0.0040 .,:;!?'+/…",
                             u"→←",
                             u"Жж",
                             u"🙂",
                             u"漢字",
                             u"、。",
                             u"あア",
                             u"한국",
                             u"عر",
                             u"אב",
                             u"Ωω",
                             u"अक्षर",
                             u"।",
                             u"ไท",
                             u"Ж 🙂",
                             u"漢 🙂",
                             u"あ 🙂",
                             u"한 🙂",
                             u"ع 🙂",
                             u"א 🙂",
                             u"Ω 🙂",
                             u"अ 🙂",
                             u"ไ 🙂"};
constexpr QSize room{400, 40}; ///< what is cut off is not drawn

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
    // Drawn, since the first drawing of a letter takes longer than all others.
    QImage image(room, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setFont(m_font);
    painter.drawText(image.rect(), Qt::AlignVCenter, QString::fromUtf16(samples.at(size_t(m_next++))));
    painter.end();
    if (m_next < int(samples.size()))
        return;
    m_idle.stop();
    Q_EMIT done();
}

} // namespace trunkline
