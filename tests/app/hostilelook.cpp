// SPDX-License-Identifier: GPL-3.0-or-later
#include "gradualtext.h"
#include "hostilewalk.h"
#include "visibletext.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QTextDocument>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestLabelText = 4'000; // of all lines together; most have one sentence

/// Whether Qt might show it as markup although it is not ours.
bool isForeignMarkup(const QString &toolTip)
{
    if (!Qt::mightBeRichText(toolTip))
        return false;
    const QString inner = toolTip.mid(4).chopped(qMin(toolTip.size() - 4, 5));
    return !toolTip.startsWith("<qt>"_L1) || inner.contains(u'<');
}

} // namespace

void HostileWalk::look(const QString &place)
{
    pause(0);
    m_place = place;
    m_places.insert(place);
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (!window->isVisible())
            continue;
        if (window->windowTitle().size() > 200)
            complain(window, u"long title"_s);
        for (QWidget *widget : window->findChildren<QWidget *>()) {
            if (widget->isVisible())
                lookAt(widget);
        }
    }
    m_meter.forgive(); // looking is the test's work
}

void HostileWalk::lookAt(QWidget *widget)
{
    ++m_widgets;
    if (isForeignMarkup(widget->toolTip()))
        complain(widget, u"tool tip is rich text: "_s + widget->toolTip().left(80));
    if (const auto *label = qobject_cast<QLabel *>(widget)) {
        const QString text = label->text();
        if (label->textFormat() != Qt::PlainText && Qt::mightBeRichText(text))
            complain(widget, u"rich text: "_s + text.left(80));
        if (text.size() > longestLabelText)
            complain(widget, u"%1 characters"_s.arg(text.size()));
        if (visibleText(text, longestLabelText + 1) != text)
            complain(widget, u"hides something: "_s + text.left(80));
    } else if (const auto *field = qobject_cast<QPlainTextEdit *>(widget); field && field->isReadOnly()) {
        const int steps = 6; // more than anybody clicked
        if (field->document()->characterCount() > steps * (GradualText::Step + 100))
            complain(widget, u"%1 characters"_s.arg(field->document()->characterCount()));
        const QString text = field->toPlainText();
        if (visibleText(text, text.size() + 1) != text)
            complain(widget, u"hides something"_s);
    } else if (const auto *list = qobject_cast<QListView *>(widget); list && list->model()) {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QString text = list->model()->index(row, 0).data().toString();
            if (text.size() > longestLabelText || visibleText(text, text.size() + 1) != text)
                complain(widget, u"long or hides something: "_s + text.left(80));
        }
    } else if (const auto *box = qobject_cast<QComboBox *>(widget)) {
        if (box->currentText().size() > longestCellText
            || visibleLine(box->currentText()) != box->currentText())
            complain(widget, u"hides something: "_s + box->currentText().left(80));
    }
}

void HostileWalk::complain(const QWidget *widget, const QString &what)
{
    m_problems += m_place + u": "_s + widget->objectName() + u": "_s + what;
}
