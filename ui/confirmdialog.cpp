// SPDX-License-Identifier: GPL-3.0-or-later
#include "confirmdialog.h"

#include "accountbadge.h"
#include "unlockline.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace trunkline {

namespace {

constexpr int mostLinesInSight = 8;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QWidget *objectList(const QStringList &lines, QWidget *parent)
{
    auto *list = new QPlainTextEdit(lines.join(u'\n'), parent);
    list->setObjectName(QStringLiteral("confirmObjects"));
    list->setAccessibleName(ConfirmDialog::tr("What this is about"));
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    const int rows = qMin(int(lines.size()), mostLinesInSight);
    list->setFixedHeight(list->fontMetrics().lineSpacing() * rows + 16);
    return list;
}

} // namespace

ConfirmDialog::ConfirmDialog(const AccountLabel &account, ReadOnlyLock *lock,
                             const Confirmation &confirmation, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("confirmDialog"));
    setWindowTitle(confirmation.title);
    setMinimumWidth(420);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(new AccountBadge(account, this), 0, Qt::AlignLeft);

    QLabel *question = plainLabel(confirmation.question, this);
    question->setObjectName(QStringLiteral("confirmQuestion"));
    QFont font = question->font();
    font.setWeight(QFont::DemiBold);
    question->setFont(font);
    layout->addWidget(question);
    if (!confirmation.lines.isEmpty())
        layout->addWidget(objectList(confirmation.lines, this));
    if (!confirmation.summary.isEmpty()) {
        QLabel *summary = plainLabel(confirmation.summary, this);
        summary->setObjectName(QStringLiteral("confirmSummary"));
        layout->addWidget(summary);
    }
    addButtons(layout, confirmation, lock);
}

void ConfirmDialog::addButtons(QVBoxLayout *layout, const Confirmation &confirmation, ReadOnlyLock *lock)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("confirmCancel"));
    QPushButton *accept = buttons->addButton(confirmation.verb, QDialogButtonBox::AcceptRole);
    accept->setObjectName(QStringLiteral("confirmAccept"));
    accept->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    QWidget *first = cancel;
    if (!confirmation.typed.isEmpty())
        first = addTyped(layout, confirmation, accept);
    else
        cancel->setDefault(true);
    first->setFocus();
    if (lock) {
        auto *line = new UnlockLine(*lock, QStringLiteral("confirm"), this);
        line->standInFor(accept, first);
        layout->addWidget(line);
    }
    layout->addWidget(buttons);
}

QWidget *ConfirmDialog::addTyped(QVBoxLayout *layout, const Confirmation &confirmation, QWidget *accept)
{
    auto *prompt = plainLabel(confirmation.typedPrompt, this);
    auto *field = new QLineEdit(this);
    field->setObjectName(QStringLiteral("confirmTyped"));
    prompt->setBuddy(field);
    layout->addWidget(prompt);
    layout->addWidget(field);
    accept->setEnabled(false);
    connect(field, &QLineEdit::textChanged, accept,
            [accept, expected = confirmation.typed](const QString &text) {
                accept->setEnabled(text.trimmed() == expected);
            });
    return field;
}

void ConfirmDialog::ask(QWidget *parent, Session &session, const Confirmation &confirmation,
                        std::function<void()> accepted)
{
    (new ConfirmDialog(session.label(), &session.lock(), confirmation, parent))->run(std::move(accepted));
}

void ConfirmDialog::ask(QWidget *parent, const AccountLabel &account, const Confirmation &confirmation,
                        std::function<void()> accepted)
{
    (new ConfirmDialog(account, nullptr, confirmation, parent))->run(std::move(accepted));
}

void ConfirmDialog::run(std::function<void()> accepted)
{
    setAttribute(Qt::WA_DeleteOnClose);
    connect(this, &QDialog::accepted, parent(), [accepted = std::move(accepted)] { accepted(); });
    open();
}

} // namespace trunkline
