// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QFont>
#include <QHash>
#include <QList>
#include <QString>

namespace trunkline {

/// Cuts a line to a width by adding up the advances of its letters. QFontMetrics::elidedText shapes the whole
/// text for that, which takes longer than painting what is left of it.
class QuickElision {
public:
    void setFont(const QFont &font);
    /// The text when it may fit into so many pixels; it may not, since kerning is left out. Else as much of
    /// its beginning as fits together with "…", to a letter (two where many are kerned). Nothing when it may
    /// not fit and has signs whose width depends on others (plainsign.h).
    std::optional<QString> elided(const QString &text, int width);

private:
    qreal advance(QStringView sign);
    qreal widest();

    QFont m_font;
    QList<float> m_advances; ///< by code; 0 while unknown
    QHash<char32_t, float> m_signs; ///< those of the others; Qt decodes an emoji's picture to measure it
    qreal m_widest = 0;
};

} // namespace trunkline
