// SPDX-License-Identifier: GPL-3.0-or-later
#include "detailsdialog.h"

#include "gradualtext.h"
#include "visibletext.h"

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

constexpr qsizetype longestSentence = 1'000; // a label lays out all of its text

struct DetailsDialogTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::DetailsDialog)
};

} // namespace

void showDetails(QWidget *parent, const QString &sentence, const QString &details)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("detailsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(DetailsDialogTr::tr("Details"));
    dialog->resize(560, 320);

    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    auto *headline = new QLabel(dialog);
    headline->setTextFormat(Qt::PlainText);
    headline->setText(visibleText(sentence, longestSentence));
    headline->setWordWrap(true);
    layout->addWidget(headline);
    auto *text = new QPlainTextEdit(dialog);
    text->setObjectName(QStringLiteral("detailsText"));
    text->setAccessibleName(DetailsDialogTr::tr("Technical details"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    layout->addWidget(text, 1);
    auto *more = new QPushButton(dialog);
    more->setObjectName(QStringLiteral("detailsShowMore"));
    layout->addWidget(more);
    (new GradualText(text, more))->setText(details);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *copy = buttons->addButton(DetailsDialogTr::tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("detailsCopy"));
    QObject::connect(copy, &QPushButton::clicked, dialog, [sentence, details] {
        QGuiApplication::clipboard()->setText(sentence + u'\n' + details);
    });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog->open();
}

} // namespace trunkline
