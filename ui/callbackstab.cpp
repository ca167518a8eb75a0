// SPDX-License-Identifier: GPL-3.0-or-later
#include "callbackstab.h"

#include "callbacksform.h"
#include "labeltone.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

CallbacksTab::CallbacksTab(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_closed(new QWidget(m_stack))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(m_stack);
    auto *closed = new QVBoxLayout(m_closed);
    closed->setContentsMargins({});
    closed->setSpacing(12);
    auto *why =
        new QLabel(tr("Where the service delivers incoming messages and receipts is kept by the service "
                      "itself. Open this account to see and to change it."),
                   m_closed);
    why->setTextFormat(Qt::PlainText);
    why->setWordWrap(true);
    setLabelTone(why, LabelTone::Muted);
    closed->addWidget(why);
    auto *open = new QPushButton(tr("&Open this account"), m_closed);
    open->setObjectName(u"callbacksOpen"_s);
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this, &CallbacksTab::openRequested);
    closed->addWidget(open, 0, Qt::AlignLeft);
    closed->addStretch(1);
    m_stack->addWidget(m_closed);
}

void CallbacksTab::edit(Session *session)
{
    m_session = session;
    if (isVisible())
        showForm();
}

bool CallbacksTab::isWaiting()
{
    for (CallbacksForm *form : std::as_const(m_forms)) {
        if (!form->isWriting())
            continue;
        form->sayWaiting();
        return true;
    }
    return false;
}

void CallbacksTab::showEvent(QShowEvent *event)
{
    showForm();
    QWidget::showEvent(event);
}

void CallbacksTab::showForm()
{
    if (m_session && !m_forms.contains(m_session)) {
        auto *form = new CallbacksForm(*m_session, m_stack);
        m_forms.insert(m_session, form);
        m_stack->addWidget(form);
        connect(m_session, &Session::closing, this, [this, session = m_session] { close(session); });
    }
    m_stack->setCurrentWidget(m_session ? m_forms.value(m_session) : m_closed);
}

void CallbacksTab::close(Session *session)
{
    delete m_forms.take(session); // at once: it works on the session
    if (m_session == session)
        edit(nullptr);
}

} // namespace trunkline
