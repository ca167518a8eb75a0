// SPDX-License-Identifier: GPL-3.0-or-later
#include "codeedit.h"

#include "icons.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace trunkline {

CodeEdit::CodeEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_completer(new QCompleter(this))
    , m_arrow(new QAction(this))
{
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setFilterMode(Qt::MatchStartsWith);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(12);
    setCompleter(m_completer);
    m_arrow->setText(tr("Show all"));
    m_arrow->setToolTip(tr("Show all (Down key)"));
    m_arrow->setIcon(icon(u"chevron-down"_s));
    addAction(m_arrow, QLineEdit::TrailingPosition);
    connect(m_arrow, &QAction::triggered, this, &CodeEdit::offerAll);
}

void CodeEdit::setChoices(QAbstractItemModel *model)
{
    m_completer->setModel(model);
    m_completer->setCompletionRole(Qt::DisplayRole);
}

void CodeEdit::offerAll()
{
    setFocus();
    m_completer->setCompletionPrefix({});
    m_completer->complete();
}

void CodeEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && !m_completer->popup()->isVisible())
        return offerAll();
    QLineEdit::keyPressEvent(event);
}

} // namespace trunkline
