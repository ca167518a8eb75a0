// SPDX-License-Identifier: GPL-3.0-or-later
#include "callbacksform.h"

#include "callbackrow.h"
#include "labeltone.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

CallbacksForm::CallbacksForm(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_book(session)
{
    setObjectName(u"callbacksForm"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(18);
    addHead(layout);
    for (const CallbackType type : callbackTypes) {
        auto *row = new CallbackRow(session, m_book, type, this);
        layout->addWidget(row);
        m_rows.append(row);
    }
    layout->addStretch(1);
    m_rows.constFirst()->focusEdit();
    connect(&m_book, &CallbackBook::changed, this, &CallbacksForm::showState);
    m_book.refresh();
}

void CallbacksForm::addHead(QVBoxLayout *layout)
{
    auto *about = new QLabel(
        tr("Addresses of your own servers that the service calls for the whole account. A number or a single "
           "message can name another."),
        this);
    about->setObjectName(u"callbacksAbout"_s);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    setLabelTone(about, LabelTone::Muted);
    layout->addWidget(about);
    auto *row = new QHBoxLayout;
    m_state = new QLabel(this);
    m_state->setObjectName(u"callbacksState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    row->addWidget(m_state, 1);
    auto *refresh = new QPushButton(tr("&Refresh"), this);
    refresh->setObjectName(u"callbacksRefresh"_s);
    refresh->setAutoDefault(false);
    row->addWidget(refresh);
    layout->addLayout(row);
    connect(refresh, &QPushButton::clicked, &m_book, &CallbackBook::refresh);
}

void CallbacksForm::showState()
{
    const auto any = [this](auto holds) {
        return std::any_of(callbackTypes.begin(), callbackTypes.end(),
                           [&](CallbackType type) { return holds(m_book.standing(type)); });
    };
    QString text = tr("As the account has them now.");
    if (any([](const CallbackStanding &standing) { return standing.isReading; }))
        text = tr("Reading the addresses…");
    else if (any([](const CallbackStanding &standing) { return standing.error.isError(); }))
        text = tr("Not all of them could be read. Try again where it says so.");
    m_state->setText(text);
}

bool CallbacksForm::isWriting() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(),
                       [](const CallbackRow *row) { return row->isWriting(); });
}

void CallbacksForm::sayWaiting()
{
    m_state->setText(tr("Waiting for the answer about the change. Its result will be shown here."));
}

} // namespace trunkline
