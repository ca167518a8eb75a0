// SPDX-License-Identifier: GPL-3.0-or-later
#include "certificatefield.h"

#include "account/accounts.h"
#include "labeltone.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace trunkline {

CertificateField::CertificateField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_choose(new QPushButton(tr("Choose…"), this))
    , m_found(new QLabel(this))
{
    m_edit->setObjectName(u"caFileEdit"_s);
    m_edit->setAccessibleName(tr("File of extra certificates"));
    m_edit->setPlaceholderText(tr("None: the system's certificates are trusted"));
    m_edit->setClearButtonEnabled(false);
    m_choose->setObjectName(u"caFileChoose"_s);
    m_choose->setAccessibleName(tr("Choose a file of extra certificates"));
    m_choose->setAutoDefault(false);
    m_found->setObjectName(u"caFileFound"_s);
    m_found->setTextFormat(Qt::PlainText);
    m_found->setWordWrap(true);
    m_found->hide();
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_edit, 0, 0);
    layout->addWidget(m_choose, 0, 1);
    layout->addWidget(m_found, 1, 0, 1, 2);
    setFocusProxy(m_edit);
    connect(m_choose, &QPushButton::clicked, this, &CertificateField::choose);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        look();
        Q_EMIT edited();
    });
}

QString CertificateField::file() const
{
    return m_edit->text().trimmed();
}

void CertificateField::setFile(const QString &file)
{
    m_edit->setText(file);
    look();
}

void CertificateField::choose()
{
    auto *dialog = new QFileDialog(this, tr("Choose a file of certificates"));
    dialog->setObjectName(u"caFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &CertificateField::setFile);
    dialog->open();
}

void CertificateField::look()
{
    m_problem.clear();
    m_found->hide();
    if (file().isEmpty())
        return;
    const auto certificates = certificatesIn(file(), &m_problem);
    m_found->setText(m_problem.isEmpty() ? tr("%n certificate(s) trusted besides the system's.", nullptr,
                                              int(certificates.size()))
                                         : m_problem);
    setLabelTone(m_found, m_problem.isEmpty() ? LabelTone::Good : LabelTone::Bad);
    m_found->show();
}

} // namespace trunkline
