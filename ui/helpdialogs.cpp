// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpdialogs.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace trunkline {

namespace {

struct HelpDialogsTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::HelpDialogs)
};

QDialog *makeDialog(QWidget *window, const QString &title, const QString &name)
{
    auto *dialog = new QDialog(window);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(16);
    return dialog;
}

void addClose(QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->layout()->addWidget(buttons);
}

} // namespace

void showShortcuts(QWidget *window)
{
    QDialog *dialog =
        makeDialog(window, HelpDialogsTr::tr("Keyboard shortcuts"), QStringLiteral("shortcutsDialog"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(32);
    form->setVerticalSpacing(6);
    const QList<QAction *> actions = window->findChildren<QAction *>();
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty() || action->text().isEmpty())
            continue;
        auto *key = new QLabel(action->shortcut().toString(QKeySequence::NativeText), dialog);
        key->setTextFormat(Qt::PlainText);
        form->addRow(action->text().remove(u'&').remove(u'…'), key);
    }
    static_cast<QVBoxLayout *>(dialog->layout())->addLayout(form);
    addClose(dialog);
    dialog->open();
}

void showAbout(QWidget *window)
{
    QDialog *dialog = makeDialog(window, HelpDialogsTr::tr("About Trunkline"), QStringLiteral("aboutDialog"));
    auto *text = new QLabel(
        HelpDialogsTr::tr(
            "Trunkline %1\n\nA desktop console for a Flowroute account. It is not made or endorsed by the "
            "service.\n\nIt talks to the base URL of the connected account and to no other address.\n\n"
            "Free software under the GNU General Public License, version 3 or later.")
            .arg(QCoreApplication::applicationVersion()),
        dialog);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(380);
    dialog->layout()->addWidget(text);
    addClose(dialog);
    dialog->open();
}

} // namespace trunkline
