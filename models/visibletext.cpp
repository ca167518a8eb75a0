// SPDX-License-Identifier: GPL-3.0-or-later
#include "visibletext.h"

namespace trunkline {
namespace {

bool isDirectionControl(char16_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
}

bool isOtherInvisible(char16_t c)
{
    // U+200D stays: it joins emoji and shapes several scripts.
    return c == 0x200B || c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c >= 0x80 && c < 0xA0);
}

void appendVisible(QString *to, QChar c)
{
    const char16_t unit = c.unicode();
    if (unit < 0x20)
        to->append(QChar(char16_t(0x2400 + unit))); // the control pictures block mirrors ASCII
    else if (unit == 0x7F)
        to->append(QChar(char16_t(0x2421)));
    else if (isDirectionControl(unit) || isOtherInvisible(unit))
        to->append(QStringLiteral("[U+%1]").arg(QString::number(unit, 16).toUpper(), 4, QLatin1Char('0')));
    else
        to->append(c);
}

} // namespace

QString visibleLine(const QString &text, int longest)
{
    qsizetype end = qMin(text.size(), qsizetype(longest));
    if (end < text.size() && end > 0 && text.at(end - 1).isHighSurrogate())
        --end;
    QString line;
    line.reserve(end + 1);
    for (qsizetype i = 0; i < end; ++i) {
        const QChar c = text.at(i);
        if (c == QLatin1Char('\r') && i + 1 < text.size() && text.at(i + 1) == QLatin1Char('\n'))
            continue;
        if (c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            line.append(QChar(char16_t(0x23CE))); // a return sign reads better than the picture of LF
        else if (c == QLatin1Char('\t'))
            line.append(QLatin1Char(' '));
        else
            appendVisible(&line, c);
    }
    if (end < text.size())
        line.append(QChar(char16_t(0x2026)));
    return line;
}

QString visibleText(const QString &text)
{
    QString visible;
    visible.reserve(text.size());
    for (const QChar c : text) {
        if (c == QLatin1Char('\n') || c == QLatin1Char('\t'))
            visible.append(c);
        else if (c != QLatin1Char('\r'))
            appendVisible(&visible, c);
    }
    return visible;
}

QString plainToolTip(const QString &text)
{
    if (!text.contains(QLatin1Char('<')) && !text.contains(QLatin1String("&lt;")))
        return text;
    return QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped());
}

} // namespace trunkline
