// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace trunkline {

/// Our source texts are English and mark plurals as "%n number(s)". Without a translation for English, people
/// would read that bracket; this one takes it away: "1 number", "2 numbers". Install it before any
/// translation of another language, which then wins.
class EnglishPlurals : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *sourceText, const char *disambiguation,
                      int n) const override;
};

} // namespace trunkline
