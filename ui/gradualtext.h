// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>

namespace trunkline {

/// A long text from outside in a read-only field, visible (visibletext.h) and a part at a time: the button
/// adds the next. Laying out a megabyte on one line takes QPlainTextEdit 0.6 s, half a million Hebrew
/// characters 39 s (house.md, "Facts of Qt 6.4"), so a line that is very long goes on in the next one. What
/// is copied or exported must come from the text itself and not from the field.
class GradualText : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype Step = 16'000; ///< characters added at once
    static constexpr qsizetype LongestLine = 1'000; ///< characters
    static constexpr qsizetype MostLines = 1'000; ///< added at once

    /// Both belong to somebody else; this becomes a child of the field.
    GradualText(QPlainTextEdit *field, QPushButton *more);

    /// Shows the beginning.
    void setText(const QString &text);
    /// How much of the text is in the field, in its own UTF-16 units.
    qsizetype shown() const { return m_shown; }

Q_SIGNALS:
    /// More is in the field than before.
    void grown();

private:
    QString nextPart();
    void showMore();

    QPointer<QPlainTextEdit> m_field;
    QPointer<QPushButton> m_more;
    QString m_text;
    qsizetype m_shown = 0;
    qsizetype m_line = 0; ///< length of the last line in the field
};

} // namespace trunkline
