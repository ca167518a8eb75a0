// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterfield.h"

#include "icons.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace trunkline {

namespace {

struct FilterFieldTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::FilterField)
};

} // namespace

void makeFilterField(QLineEdit *field)
{
    QAction *magnifier = field->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    magnifier->setText(FilterFieldTr::tr("Type a filter"));
    QObject::connect(magnifier, &QAction::triggered, field, [field] {
        field->setFocus();
        field->selectAll();
    });
    field->setClearButtonEnabled(true);
    // The button to clear belongs to an action that Qt keeps to itself; it is the one left without a text.
    const auto buttons = field->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (button->text().isEmpty())
            button->setAccessibleName(FilterFieldTr::tr("Clear the filter"));
    }
}

} // namespace trunkline
