// SPDX-License-Identifier: GPL-3.0-or-later
#include "detailsdialog.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace trunkline {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(trunkline::DetailsDialog)
};
} // namespace

void showDetails(QWidget *parent, const QString &sentence, const QString &details)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("detailsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Words::tr("Details"));
    dialog->resize(560, 320);

    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    auto *headline = new QLabel(sentence, dialog);
    headline->setTextFormat(Qt::PlainText);
    headline->setWordWrap(true);
    layout->addWidget(headline);
    auto *text = new QPlainTextEdit(dialog);
    text->setObjectName(QStringLiteral("detailsText"));
    text->setAccessibleName(Words::tr("Technical details"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setPlainText(details.left(16'000));
    layout->addWidget(text, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *copy = buttons->addButton(Words::tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("detailsCopy"));
    QObject::connect(copy, &QPushButton::clicked, dialog, [sentence, details] {
        QGuiApplication::clipboard()->setText(sentence + u'\n' + details);
    });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog->open();
}

} // namespace trunkline
