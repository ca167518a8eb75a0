// SPDX-License-Identifier: GPL-3.0-or-later
#include "gradualtext.h"

#include "visibletext.h"

#include <QLocale>
#include <QTextCursor>

namespace trunkline {

namespace {

constexpr QLatin1Char lineEnd('\n');

/// Whether a line of that length goes on in the next one. Accents stay with their letter, within reason.
bool isLineFull(qsizetype length, QChar next)
{
    if (length < GradualText::LongestLine || next == lineEnd || next == QLatin1Char('\r'))
        return false;
    return !next.isMark() || length >= 2 * GradualText::LongestLine;
}

} // namespace

GradualText::GradualText(QPlainTextEdit *field, QPushButton *more)
    : QObject(field)
    , m_field(field)
    , m_more(more)
{
    connect(more, &QPushButton::clicked, this, &GradualText::showMore);
    more->hide();
}

void GradualText::setText(const QString &text)
{
    m_text = text;
    m_shown = 0;
    m_line = 0;
    m_field->clear();
    showMore();
    m_field->moveCursor(QTextCursor::Start);
}

/// What is shown next, from m_shown on, which moves to its end.
QString GradualText::nextPart()
{
    QString part;
    for (qsizetype lines = 0; m_shown < m_text.size() && part.size() < Step && lines < MostLines;) {
        const QChar c = m_text.at(m_shown);
        const qsizetype before = part.size();
        const bool ends = c == lineEnd || c == QLatin1Char('\r');
        if (ends) {
            const bool both = c != lineEnd && m_text.mid(m_shown + 1, 1) == lineEnd;
            m_shown += both ? 2 : 1;
            part += lineEnd;
        } else if (c == QLatin1Char('\t')) {
            part += c;
            ++m_shown;
        } else {
            m_shown = appendVisible(&part, m_text, m_shown);
        }
        m_line = ends ? 0 : m_line + part.size() - before;
        const bool full = m_shown < m_text.size() && isLineFull(m_line, m_text.at(m_shown));
        if (full) {
            part += lineEnd;
            m_line = 0;
        }
        lines += ends || full ? 1 : 0;
    }
    return part;
}

void GradualText::showMore()
{
    QTextCursor cursor(m_field->document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(nextPart());
    const qlonglong left = m_text.size() - m_shown;
    m_more->setVisible(left > 0);
    m_more->setText(tr("Show more (%1 characters left)").arg(QLocale().toString(left)));
    Q_EMIT grown();
}

} // namespace trunkline
