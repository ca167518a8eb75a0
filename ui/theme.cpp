// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include "roomystyle.h"

#include <QApplication>
#include <QStyle>

namespace trunkline {

namespace {

struct Tones {
    QColor window, base, alternate, text, muted, disabled, button, highlight, highlightedText, link, mid,
        dark, toolTip;
};

QPalette paletteOf(const Tones &t)
{
    QPalette p(t.button, t.window);
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.base);
    p.setColor(QPalette::AlternateBase, t.alternate);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Button, t.button);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, Qt::white);
    p.setColor(QPalette::Highlight, t.highlight);
    p.setColor(QPalette::HighlightedText, t.highlightedText);
    p.setColor(QPalette::Link, t.link);
    p.setColor(QPalette::LinkVisited, t.link);
    p.setColor(QPalette::Mid, t.mid);
    p.setColor(QPalette::Midlight, t.mid);
    p.setColor(QPalette::Dark, t.dark);
    p.setColor(QPalette::ToolTipBase, t.toolTip);
    p.setColor(QPalette::ToolTipText, t.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.mid);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, t.disabled);
    return p;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf({.window = QColor(0xf5f6f8),
                      .base = QColor(0xffffff),
                      .alternate = QColor(0xf7f9fb),
                      .text = QColor(0x1c2430),
                      .muted = QColor(0x667080),
                      .disabled = QColor(0x8d96a3),
                      .button = QColor(0xf9fafb),
                      .highlight = QColor(0x1f5fae),
                      .highlightedText = QColor(0xffffff),
                      .link = QColor(0x1a5bab),
                      .mid = QColor(0xd5dae1),
                      .dark = QColor(0xaab2bd),
                      .toolTip = QColor(0xfffef5)});
}

QPalette darkPalette()
{
    return paletteOf({.window = QColor(0x1d2127),
                      .base = QColor(0x15181d),
                      .alternate = QColor(0x191d23),
                      .text = QColor(0xe5e9ef),
                      .muted = QColor(0x98a3b3),
                      .disabled = QColor(0x77818f),
                      .button = QColor(0x2a3038),
                      .highlight = QColor(0x2f6fc0),
                      .highlightedText = QColor(0xffffff),
                      .link = QColor(0x7db4f5),
                      .mid = QColor(0x39414b),
                      .dark = QColor(0x0e1114),
                      .toolTip = QColor(0x2a3038)});
}

void applyAppearance(QApplication &application, Appearance appearance)
{
    const bool systemIsDark = isDark(application.style()->standardPalette());
    application.setStyle(new RoomyStyle);
    const bool dark = appearance == Appearance::Dark || (appearance == Appearance::System && systemIsDark);
    application.setPalette(dark ? darkPalette() : lightPalette());
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightnessF() > palette.color(QPalette::Window).lightnessF();
}

StateColors StateColors::of(const QPalette &palette)
{
    if (isDark(palette))
        return {.good = QColor(0x5fd08a),
                .warning = QColor(0xe8b34c),
                .bad = QColor(0xff8a80),
                .accent = QColor(0x7db4f5),
                .muted = QColor(0x98a3b3),
                .hairline = QColor(0x39414b)};
    return {.good = QColor(0x17703c),
            .warning = QColor(0x8a5a00),
            .bad = QColor(0xb3261e),
            .accent = QColor(0x1a5bab),
            .muted = QColor(0x5b6573),
            .hairline = QColor(0xd5dae1)};
}

} // namespace trunkline
